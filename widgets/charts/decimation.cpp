#include "widgets/charts/decimation.h"

#include <algorithm>
#include <array>
#include <cmath>
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

/// One column of pixels: the points [first, last).
void keepColumn(const Extremes& y, std::size_t first, std::size_t last, std::vector<std::size_t>& kept)
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
        keepStretch(first, last);
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
        keepColumn(y, at, next, kept);
        at = next;
    }
    if (at < last) {
        kept.push_back(at);
    }
    return kept;
}

}  // namespace gg::widgets
