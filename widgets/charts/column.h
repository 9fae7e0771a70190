#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <vector>

namespace gg::widgets {

/// Values that are appended to, with cheap copies: a copy keeps what was there when it was made. Copies share one buffer as long as only
/// one of them grows, so that a curve of ten million points is handed around and extended without being copied. Not for two threads at once.
template <typename T>
class Growing {
public:
    using value_type = T;
    using const_iterator = const T*;

    Growing() = default;
    Growing(std::vector<T> values)
        : m_buffer(std::make_shared<std::vector<T>>(std::move(values)))
        , m_size(m_buffer->size())
    {
    }
    Growing(std::initializer_list<T> values)
        : Growing(std::vector<T>(values))
    {
    }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T* data() const { return m_buffer ? m_buffer->data() : nullptr; }
    const T* begin() const { return data(); }
    const T* end() const { return data() + m_size; }
    const T& operator[](std::size_t i) const { return data()[i]; }
    const T& front() const { return data()[0]; }
    const T& back() const { return data()[m_size - 1]; }
    operator std::span<const T>() const { return {data(), m_size}; }

    /// Amortised O(1) a value.
    void append(std::span<const T> further)
    {
        makeRoom(further.size());
        m_buffer->insert(m_buffer->end(), further.begin(), further.end());
        m_size += further.size();
    }
    /// By value: it may be one of its own that a larger buffer leaves behind.
    void push_back(T value) { append({&value, 1}); }
    /// Only ever shorter.
    void resize(std::size_t size) { m_size = std::min(m_size, size); }

    friend bool operator==(const Growing& a, const Growing& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }
    friend bool operator==(const Growing& a, const std::vector<T>& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

private:
    /// A buffer of its own where another copy grew first, or where growing in place would move what copies look at.
    void makeRoom(std::size_t further)
    {
        const bool inPlace = m_buffer && m_buffer->size() == m_size;
        const bool alone = inPlace && m_buffer.use_count() == 1;
        if (inPlace && (alone || m_buffer->capacity() - m_size >= further)) {
            return;
        }
        auto own = std::make_shared<std::vector<T>>();
        own->reserve(std::max(m_size + further, m_size + m_size / 2));
        own->assign(begin(), end());
        m_buffer = std::move(own);
    }

    std::shared_ptr<std::vector<T>> m_buffer;
    std::size_t m_size = 0;
};

using CurveColumn = Growing<double>;

}  // namespace gg::widgets
