#include "core/metrics/mask_runs.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace gg::metrics {
namespace {

/// Fine grid that corners are rounded to, per pixel; the middle of column c lies between its lines 5 c + 2 and 5 c + 3.
constexpr std::int64_t fine = 5;
constexpr std::int64_t middle = 2;
/// Corners further away than any image is wide are moved there: their products stay exact, and their edges still leave the image.
constexpr double farAway = 1e8;

struct Corner {
    std::int64_t x = 0;
    std::int64_t y = 0;
};

/// Rounded towards zero after half is added, as a cast in C does: left and above of the image this differs from rounding, but nothing there is drawn.
std::int64_t rounded(double value)
{
    return static_cast<std::int64_t>(value + 0.5);
}

Corner cornerAt(std::span<const double> ring, std::size_t index)
{
    const auto onGrid = [](double value) { return rounded(static_cast<double>(fine) * std::clamp(value, -farAway, farAway)); };
    return {onGrid(ring[2 * index]), onGrid(ring[2 * index + 1])};
}

/// Collects where edges pass the middles of columns, as positions in the run lengths.
class Crossings {
public:
    Crossings(std::uint32_t height, std::uint32_t width) : m_height(height), m_width(width) {}

    void addEdge(Corner from, Corner to)
    {
        const std::int64_t dx = std::abs(to.x - from.x);
        const std::int64_t dy = std::abs(to.y - from.y);
        if (dx >= dy ? from.x > to.x : from.y > to.y) {
            std::swap(from, to);
        }
        if (dx == 0) {
            return;
        }
        if (dx >= dy) {
            addFlat(from, to);
        } else {
            addSteep(from, to);
        }
    }

    /// A position that was passed an even number of times does not toggle.
    std::vector<std::uint32_t> runs()
    {
        std::sort(m_positions.begin(), m_positions.end());
        std::vector<std::uint32_t> runs;
        std::uint64_t at = 0;
        for (std::size_t i = 0; i < m_positions.size();) {
            std::size_t same = i;
            while (same < m_positions.size() && m_positions[same] == m_positions[i]) {
                ++same;
            }
            if ((same - i) % 2 != 0) {
                runs.push_back(static_cast<std::uint32_t>(m_positions[i] - at));
                at = m_positions[i];
            }
            i = same;
        }
        const std::uint64_t pixels = std::uint64_t{m_height} * m_width;
        if (at < pixels || runs.empty()) {
            runs.push_back(static_cast<std::uint32_t>(pixels - at));
        }
        return runs;
    }

private:
    /// Columns whose middle lies between two lines of the fine grid: [first, last).
    std::pair<std::int64_t, std::int64_t> columnsBetween(std::int64_t left, std::int64_t right) const
    {
        const auto columnFrom = [](std::int64_t line) { return line <= middle ? 0 : (line - middle + fine - 1) / fine; };
        return {columnFrom(left), std::min<std::int64_t>(columnFrom(right), m_width)};
    }

    /// Wider than high: one point for each line of the grid from left to right.
    void addFlat(Corner left, Corner right)
    {
        const double slope = static_cast<double>(right.y - left.y) / static_cast<double>(right.x - left.x);
        const auto heightAt = [&](std::int64_t line) {
            return rounded(static_cast<double>(left.y) + slope * static_cast<double>(line - left.x));
        };
        const auto [first, last] = columnsBetween(left.x, right.x);
        for (std::int64_t column = first; column < last; ++column) {
            const std::int64_t line = fine * column + middle;
            add(column, std::min(heightAt(line), heightAt(line + 1)));
        }
    }

    /// Higher than wide: one point for each line of the grid from above; the first of them beyond the middle of a column is searched.
    void addSteep(Corner upper, Corner lower)
    {
        const std::int64_t steps = lower.y - upper.y;
        const double slope = static_cast<double>(lower.x - upper.x) / static_cast<double>(steps);
        const bool rightwards = lower.x > upper.x;
        const auto passed = [&](std::int64_t step, std::int64_t line) {
            const std::int64_t x = rounded(static_cast<double>(upper.x) + slope * static_cast<double>(step));
            return rightwards ? x > line : x <= line;
        };
        const auto [first, last] = columnsBetween(std::min(upper.x, lower.x), std::max(upper.x, lower.x));
        for (std::int64_t column = first; column < last; ++column) {
            const std::int64_t line = fine * column + middle;
            std::int64_t before = 0;
            std::int64_t behind = steps;
            while (behind - before > 1) {
                const std::int64_t half = before + (behind - before) / 2;
                (passed(half, line) ? behind : before) = half;
            }
            add(column, upper.y + before);
        }
    }

    void add(std::int64_t column, std::int64_t fineY)
    {
        const double y = (static_cast<double>(fineY) + 0.5) / static_cast<double>(fine) - 0.5;
        const double row = std::ceil(std::clamp(y, 0.0, static_cast<double>(m_height)));
        m_positions.push_back(static_cast<std::uint64_t>(column) * m_height + static_cast<std::uint64_t>(row));
    }

    std::uint32_t m_height;
    std::uint32_t m_width;
    std::vector<std::uint64_t> m_positions;
};

/// Walks two masks at once and tells `visit` each stretch in which neither changes: its length, and what each is there. Where one
/// ends early the rest of it is background.
template <typename Visit>
void walkBoth(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, const Visit& visit)
{
    std::size_t nextA = 0;
    std::size_t nextB = 0;
    std::uint64_t leftA = 0;
    std::uint64_t leftB = 0;
    bool setA = true;
    bool setB = true;
    const auto refill = [](std::span<const std::uint32_t> runs, std::size_t& next, std::uint64_t& left, bool& set) {
        while (left == 0) {
            const bool ended = next >= runs.size();
            set = !ended && !set;
            left = ended ? std::numeric_limits<std::uint64_t>::max() : runs[next++];
        }
    };
    while (true) {
        refill(a, nextA, leftA, setA);
        refill(b, nextB, leftB, setB);
        const std::uint64_t stretch = std::min(leftA, leftB);
        if (stretch == std::numeric_limits<std::uint64_t>::max()) {
            return;
        }
        visit(stretch, setA, setB);
        leftA = leftA == std::numeric_limits<std::uint64_t>::max() ? leftA : leftA - stretch;
        leftB = leftB == std::numeric_limits<std::uint64_t>::max() ? leftB : leftB - stretch;
    }
}

/// Smallest box around stretches that come in ascending order; it follows their columns, because a division each would cost more than all the rest.
class Bounds {
public:
    explicit Bounds(std::uint32_t height) : m_height(height > 0 ? height : std::numeric_limits<std::uint32_t>::max()) {}

    void add(std::uint32_t first, std::uint32_t end)
    {
        if (first - m_column >= m_height) {
            m_column += m_height;
            if (first - m_column >= m_height) {
                m_column = first / m_height * m_height;
            }
        }
        const bool oneColumn = end - m_column <= m_height;
        m_top = std::min(m_top, oneColumn ? first - m_column : 0);
        m_bottom = std::max(m_bottom, oneColumn ? end - m_column : m_height);
    }

    Box box(std::uint32_t first, std::uint32_t end) const
    {
        const std::uint32_t left = first / m_height;
        const std::uint32_t right = (end - 1) / m_height + 1;
        return {static_cast<double>(left), static_cast<double>(m_top), static_cast<double>(right - left), static_cast<double>(m_bottom - m_top)};
    }

private:
    std::uint32_t m_height;
    std::uint32_t m_column = 0;  // first pixel of the column that the last stretch began in
    std::uint32_t m_top = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t m_bottom = 0;
};

}  // namespace

std::vector<std::uint32_t> polygonRuns(std::span<const double> ring, std::uint32_t height, std::uint32_t width)
{
    Crossings crossings(height, width);
    const std::size_t corners = ring.size() / 2;
    if (corners >= 3 && std::all_of(ring.begin(), ring.end(), [](double value) { return std::isfinite(value); })) {
        for (std::size_t i = 0; i < corners; ++i) {
            crossings.addEdge(cornerAt(ring, i), cornerAt(ring, (i + 1) % corners));
        }
    }
    return crossings.runs();
}

std::vector<std::uint32_t> mergeRuns(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b)
{
    std::vector<std::uint32_t> runs{0};
    bool set = false;
    walkBoth(a, b, [&](std::uint64_t stretch, bool inA, bool inB) {
        if ((inA || inB) != set) {
            set = !set;
            runs.push_back(0);
        }
        runs.back() += static_cast<std::uint32_t>(stretch);
    });
    return runs;
}

std::uint64_t areaOf(std::span<const std::uint32_t> runs)
{
    std::uint64_t area = 0;
    for (std::size_t i = 1; i < runs.size(); i += 2) {
        area += runs[i];
    }
    return area;
}

std::uint64_t intersectionOf(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b)
{
    std::uint64_t both = 0;
    walkBoth(a, b, [&](std::uint64_t stretch, bool inA, bool inB) { both += inA && inB ? stretch : 0; });
    return both;
}

Box boundsOf(std::span<const std::uint32_t> runs, std::uint32_t height)
{
    MaskShape shape;
    shape.read(runs, height);
    return shape.bounds;
}

void MaskShape::read(std::span<const std::uint32_t> runs, std::uint32_t height)
{
    stretches.resize(runs.size() / 2);
    area = 0;
    Bounds found(height);
    std::size_t count = 0;
    std::uint32_t at = 0;
    for (std::size_t i = 1; i < runs.size(); i += 2) {
        at += runs[i - 1];
        const std::uint32_t end = at + runs[i];
        if (end > at) {
            stretches[count++] = {at, end};
            area += runs[i];
            found.add(at, end);
        }
        at = end;
    }
    stretches.resize(count);
    bounds = stretches.empty() ? Box{} : found.box(stretches.front().first, stretches.back().end);
}

std::uint64_t intersectionOf(const MaskShape& a, const MaskShape& b)
{
    std::uint64_t both = 0;
    const auto* inA = a.stretches.data();
    const auto* inB = b.stretches.data();
    const auto* const endA = inA + a.stretches.size();
    const auto* const endB = inB + b.stretches.size();
    while (inA != endA && inB != endB) {
        const std::uint32_t first = std::max(inA->first, inB->first);
        const std::uint32_t end = std::min(inA->end, inB->end);
        both += std::max(end, first) - first;
        // Whichever ends first goes on. As sums, not branches: which one it is cannot be guessed.
        const bool aEnds = inA->end == end;
        const bool bEnds = inB->end == end;
        inA += aEnds;
        inB += bEnds;
    }
    return both;
}

}  // namespace gg::metrics
