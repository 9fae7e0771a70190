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

}  // namespace gg::widgets
