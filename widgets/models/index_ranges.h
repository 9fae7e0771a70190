#pragma once

#include <cstdint>
#include <vector>

namespace gg::widgets {

/// A set of numbers kept as ranges, so that "all of ten million" costs no more than one.
class IndexRanges {
public:
    struct Range {
        std::int64_t from = 0;
        std::int64_t to = 0;  ///< one past the last
        friend bool operator==(const Range&, const Range&) = default;
    };

    bool empty() const { return m_ranges.empty(); }
    std::int64_t size() const;
    bool contains(std::int64_t index) const;
    /// Ascending, apart from each other.
    const std::vector<Range>& ranges() const { return m_ranges; }

    void clear() { m_ranges.clear(); }
    void add(std::int64_t from, std::int64_t to);
    void remove(std::int64_t from, std::int64_t to);
    void toggle(std::int64_t index);

    friend bool operator==(const IndexRanges&, const IndexRanges&) = default;

private:
    std::vector<Range> m_ranges;
};

}  // namespace gg::widgets
