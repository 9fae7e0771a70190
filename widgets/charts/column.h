#pragma once

#include "core/base/grow_ahead.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <vector>

namespace gg::widgets {

/// Values that are appended to, with cheap copies: a copy keeps what was there when it was made. Copies share one buffer as long as only
/// one of them grows, so that a curve of ten million points is handed around and extended without being copied; a larger buffer is filled
/// little by little before it is needed. Not for two threads at once.
template <typename T>
class Growing {
public:
    using value_type = T;
    using const_iterator = const T*;

    Growing() = default;
    Growing(std::vector<T> values)
        : m_buffer(std::make_shared<Buffer>(Buffer{.values = std::move(values), .next = {}}))
        , m_size(m_buffer->values.size())
    {
    }
    Growing(std::initializer_list<T> values)
        : Growing(std::vector<T>(values))
    {
    }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T* data() const { return m_buffer ? m_buffer->values.data() : nullptr; }
    const T* begin() const { return data(); }
    const T* end() const { return data() + m_size; }
    const T& operator[](std::size_t i) const { return data()[i]; }
    const T& front() const { return data()[0]; }
    const T& back() const { return data()[m_size - 1]; }
    operator std::span<const T>() const { return {data(), m_size}; }

    /// O(1) a value, without a pause where appends are small.
    void append(std::span<const T> further)
    {
        if (further.empty()) {
            return;
        }
        makeOwn(further.size());
        m_buffer->next.append(m_buffer->values, further);
        m_size += further.size();
    }
    /// Room for as many without another copy.
    void reserve(std::size_t size)
    {
        if (size > m_size && (!m_buffer || m_buffer->values.capacity() < size)) {
            takeBuffer(size);
        }
    }
    /// By value: it may be one of its own that a larger buffer leaves behind.
    void push_back(T value) { append({&value, 1}); }
    /// Only ever shorter.
    void resize(std::size_t size) { m_size = std::min(m_size, size); }

    friend bool operator==(const Growing& a, const Growing& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }
    friend bool operator==(const Growing& a, const std::vector<T>& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

private:
    struct Buffer {
        std::vector<T> values;
        GrowAhead<T> next;
    };

    /// A buffer of its own where another copy grew first.
    void makeOwn(std::size_t further)
    {
        if (!m_buffer || m_buffer->values.size() != m_size) {
            takeBuffer(std::max(m_size + further, m_size + m_size / 2));
        } else if (m_buffer.use_count() > 1 && m_buffer->values.capacity() - m_size < further) {
            // Copies go on looking at the old one, which is left as it is.
            auto own = std::make_shared<Buffer>();
            own->next = std::move(m_buffer->next);
            own->next.leave(m_buffer->values, own->values, m_size + further);
            m_buffer = std::move(own);
        }
    }
    void takeBuffer(std::size_t room)
    {
        auto own = std::make_shared<Buffer>();
        own->values.reserve(room);
        own->values.assign(begin(), end());
        m_buffer = std::move(own);
    }

    std::shared_ptr<Buffer> m_buffer;
    std::size_t m_size = 0;
};

using CurveColumn = Growing<double>;

}  // namespace gg::widgets
