#include "widgets/models/index_ranges.h"

#include <algorithm>

namespace gg::widgets {

std::int64_t IndexRanges::size() const
{
    std::int64_t sum = 0;
    for (const Range& range : m_ranges) {
        sum += range.to - range.from;
    }
    return sum;
}

bool IndexRanges::contains(std::int64_t index) const
{
    const auto after = std::upper_bound(m_ranges.begin(), m_ranges.end(), index, [](std::int64_t i, const Range& range) { return i < range.from; });
    return after != m_ranges.begin() && index < std::prev(after)->to;
}

void IndexRanges::add(std::int64_t from, std::int64_t to)
{
    if (from >= to) {
        return;
    }
    // Everything that touches the new range becomes part of it.
    const auto first = std::lower_bound(m_ranges.begin(), m_ranges.end(), from, [](const Range& range, std::int64_t i) { return range.to < i; });
    auto last = first;
    for (; last != m_ranges.end() && last->from <= to; ++last) {
        from = std::min(from, last->from);
        to = std::max(to, last->to);
    }
    m_ranges.insert(m_ranges.erase(first, last), Range{from, to});
}

void IndexRanges::remove(std::int64_t from, std::int64_t to)
{
    std::vector<Range> left;
    for (const Range& range : m_ranges) {
        if (range.from < std::min(range.to, from)) {
            left.push_back({range.from, std::min(range.to, from)});
        }
        if (std::max(range.from, to) < range.to) {
            left.push_back({std::max(range.from, to), range.to});
        }
    }
    m_ranges = std::move(left);
}

void IndexRanges::toggle(std::int64_t index)
{
    if (contains(index)) {
        remove(index, index + 1);
    } else {
        add(index, index + 1);
    }
}

}  // namespace gg::widgets
