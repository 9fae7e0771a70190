#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace gg {

/// Makes the next, larger buffer of a vector while it still has room: a vector that is full copies everything with one append, a quarter of a
/// second for ten million points. Here each append copies a few times what it brings, and the full one is exchanged for a copy that is there.
template <typename T>
class GrowAhead {
public:
    /// Appends to the one column that this belongs to. O(further) without a pause, as long as appends are small beside the column.
    void append(std::vector<T>& column, std::span<const T> further)
    {
        if (column.capacity() - column.size() < further.size()) {
            exchange(column, column.size() + further.size());
        }
        column.insert(column.end(), further.begin(), further.end());
        if (column.size() >= smallest && column.size() / 3 >= column.capacity() / 4) {
            copyOn(column, 4 * further.size() + leastCopied);
        }
    }
    /// The same values with room for `wanted` into another vector; the column stays what it is for others who look at it.
    void leave(const std::vector<T>& column, std::vector<T>& larger, std::size_t wanted)
    {
        complete(column, wanted);
        larger = std::move(m_next);
        m_next = {};
    }
    /// Values of the column were changed or taken back.
    void forget() { m_next = {}; }

private:
    /// Below this a copy is a matter of microseconds.
    static constexpr std::size_t smallest = 16'384;
    static constexpr std::size_t leastCopied = 2048;

    void copyOn(const std::vector<T>& column, std::size_t most)
    {
        if (m_next.capacity() <= column.capacity()) {
            m_next = {};
            m_next.reserve(2 * column.capacity());
        }
        const std::size_t count = std::min(most, column.size() - m_next.size());
        const auto from = column.begin() + static_cast<std::ptrdiff_t>(m_next.size());
        m_next.insert(m_next.end(), from, from + static_cast<std::ptrdiff_t>(count));
    }
    void exchange(std::vector<T>& column, std::size_t wanted)
    {
        complete(column, wanted);
        column.swap(m_next);
        m_next = {};
    }
    void complete(const std::vector<T>& column, std::size_t wanted)
    {
        if (m_next.capacity() < wanted) {
            m_next = {};
            m_next.reserve(wanted + wanted / 2);
        }
        m_next.insert(m_next.end(), column.begin() + static_cast<std::ptrdiff_t>(m_next.size()), column.end());
    }

    std::vector<T> m_next;
};

}  // namespace gg
