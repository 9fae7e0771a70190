#include "widgets/charts/decimation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

namespace gg::widgets {
namespace {

/// Points of one column that are all finite, or all not.
void keepOf(std::span<const double> y, std::size_t first, std::size_t last, std::vector<std::size_t>& kept)
{
    std::array<std::size_t, 4> chosen{first, last, first, first};
    if (std::isfinite(y[first])) {
        for (std::size_t i = first; i <= last; ++i) {
            chosen[2] = y[i] < y[chosen[2]] ? i : chosen[2];
            chosen[3] = y[i] > y[chosen[3]] ? i : chosen[3];
        }
    }
    std::sort(chosen.begin(), chosen.end());
    kept.insert(kept.end(), chosen.begin(), std::unique(chosen.begin(), chosen.end()));
}

}  // namespace

std::vector<std::size_t> keptPoints(std::span<const double> x, std::span<const double> y, double lower, double upper, std::size_t columns)
{
    std::vector<std::size_t> kept;
    if (x.size() <= 4 * columns || !(upper > lower)) {
        kept.resize(x.size());
        std::iota(kept.begin(), kept.end(), std::size_t(0));
        return kept;
    }
    const double scale = static_cast<double>(columns) / (upper - lower);
    const auto columnOf = [&](std::size_t i) { return std::floor((x[i] - lower) * scale); };
    std::size_t first = 0;
    double column = columnOf(0);
    for (std::size_t i = 1; i <= x.size(); ++i) {
        const double here = i < x.size() ? columnOf(i) : 0;
        if (i == x.size() || here != column || std::isfinite(y[i]) != std::isfinite(y[first])) {
            keepOf(y, first, i - 1, kept);
            first = i;
            column = here;
        }
    }
    return kept;
}

namespace {

constexpr std::size_t mostBreaks = 32;

/// Which rows of one column of pixels are covered, and by which points. The first and the last row stand for what lies beyond the window.
class CoveredRows {
public:
    CoveredRows(const Extremes& values, const ChartWindow& window)
        : m_values(values)
        , m_window(window)
        , m_logarithmic(values.kind() == Drawable::Positive)
        , m_low(m_logarithmic ? std::log(window.low) : window.low)
        , m_scale(static_cast<double>(window.rows) / ((m_logarithmic ? std::log(window.high) : window.high) - m_low))
        , m_covered(window.rows + 2, 0)
        , m_lowest(m_covered.size())
        , m_highest(m_covered.size())
    {
    }

    /// The points [first, last), and the lines between neighbours that are drawable.
    void take(std::size_t first, std::size_t last)
    {
        for (std::size_t at = first; at < last;) {
            const std::size_t block = at / Extremes::blockSize;
            const std::size_t end = std::min(last, (block + 1) * Extremes::blockSize);
            const auto places = m_values.ofBlock(block);
            if (at > first) {
                takeLine(at);
            }
            // A block that is cut by the column's edge says more than the column holds: it is looked at if that is not covered.
            if (places && !covers(rowOf(places->lowest), rowOf(places->highest))) {
                takePoint(at);
                for (std::size_t i = at + 1; i < end; ++i) {
                    takeLine(i);
                }
            }
            at = end;
        }
    }

    /// Stretches of covered rows as pairs of points, `gap` between them.
    void keep(std::size_t gap, std::vector<std::size_t>& kept) const
    {
        for (std::size_t row = 0; row < m_covered.size(); ++row) {
            if (m_covered[row] == 0) {
                continue;
            }
            const std::size_t low = m_lowest[row];
            while (row + 1 < m_covered.size() && m_covered[row + 1] != 0) {
                ++row;
            }
            const std::size_t high = m_highest[row];
            kept.push_back(gap);
            kept.push_back(low);
            if (high != low) {
                kept.push_back(high);
            }
        }
        kept.push_back(gap);
    }

private:
    std::size_t rowOf(std::size_t point) const
    {
        const double value = m_values.values()[point];
        const double row = std::floor(((m_logarithmic ? std::log(value) : value) - m_low) * m_scale);
        return static_cast<std::size_t>(std::clamp(row, -1.0, static_cast<double>(m_window.rows)) + 1);
    }
    bool covers(std::size_t from, std::size_t to) const
    {
        return std::memchr(m_covered.data() + from, 0, to - from + 1) == nullptr;
    }
    void cover(std::size_t low, std::size_t high)
    {
        const std::size_t from = rowOf(low);
        const std::size_t to = rowOf(high);
        m_lowest[from] = low;
        m_highest[to] = high;
        std::memset(m_covered.data() + from, 1, to - from + 1);
    }
    void takePoint(std::size_t point)
    {
        if (m_values.drawable(m_values.values()[point])) {
            cover(point, point);
        }
    }
    /// A point, and the line to it from the one before.
    void takeLine(std::size_t point)
    {
        const double value = m_values.values()[point];
        const double before = m_values.values()[point - 1];
        if (!m_values.drawable(value)) {
            return;
        }
        const bool joined = m_values.drawable(before);
        cover(joined && before < value ? point - 1 : point, joined && before > value ? point - 1 : point);
    }

    const Extremes& m_values;
    const ChartWindow& m_window;
    bool m_logarithmic;
    double m_low;
    double m_scale;
    std::vector<unsigned char> m_covered;
    // Of a row that nothing covers below, or above, a point that lies in it.
    std::vector<std::size_t> m_lowest;
    std::vector<std::size_t> m_highest;
};

/// One column of pixels: the points [first, last).
void keepColumn(const Extremes& y, std::size_t first, std::size_t last, const ChartWindow& window, std::vector<std::size_t>& kept)
{
    const auto keepStretch = [&](std::size_t from, std::size_t to) {
        const auto places = y.of(from, to);
        if (!places) {
            kept.push_back(from);
            return;
        }
        std::array<std::size_t, 4> chosen{from, to - 1, places->lowest, places->highest};
        std::sort(chosen.begin(), chosen.end());
        kept.insert(kept.end(), chosen.begin(), std::unique(chosen.begin(), chosen.end()));
    };
    const auto breaks = y.breaks(first, last);
    if (breaks.size() > mostBreaks) {
        if (window.rows == 0) {
            keepStretch(first, last);
            return;
        }
        CoveredRows rows(y, window);
        rows.take(first, last);
        // The lines from and to the columns beside end and begin at the outer points.
        kept.push_back(first);
        rows.keep(breaks[y.drawable(y.values()[breaks[0]]) ? 1 : 0], kept);
        kept.push_back(last - 1);
        return;
    }
    std::size_t from = first;
    for (const std::size_t at : breaks) {
        keepStretch(from, at);
        from = at;
    }
    keepStretch(from, last);
}

}  // namespace

std::vector<std::size_t> keptPoints(std::span<const double> x, const Extremes& y, std::size_t first, std::size_t last, const ChartWindow& window)
{
    std::vector<std::size_t> kept;
    last = std::min({last, x.size(), y.values().size()});
    if (first >= last || !(window.upper > window.lower)) {
        return kept;
    }
    const double scale = static_cast<double>(window.columns) / (window.upper - window.lower);
    const auto columnOf = [&](std::size_t i) { return std::floor((x[i] - window.lower) * scale); };
    /// The first of [from, last) that lies beyond a column; it is looked for near `from`.
    const auto beyond = [&](std::size_t from, double column) {
        std::size_t step = 1;
        std::size_t low = from;
        while (low + step < last && columnOf(low + step) <= column) {
            low += step;
            step *= 2;
        }
        std::size_t high = std::min(last, low + step);
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (columnOf(middle) <= column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    };
    const std::size_t inside = static_cast<std::size_t>(std::lower_bound(x.begin() + static_cast<std::ptrdiff_t>(first),
                                                                         x.begin() + static_cast<std::ptrdiff_t>(last), window.lower) - x.begin());
    if (inside > first) {
        kept.push_back(inside - 1);
    }
    std::size_t at = inside;
    while (at < last && x[at] <= window.upper) {
        const std::size_t next = beyond(at, columnOf(at));
        keepColumn(y, at, next, window, kept);
        at = next;
    }
    if (at < last) {
        kept.push_back(at);
    }
    return kept;
}

}  // namespace gg::widgets
