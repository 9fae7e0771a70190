#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace gg::widgets {

/// Which points of a curve are seen in a chart of `columns` pixels between `lower` and `upper`: of each column the first, the last, the
/// lowest and the highest (M4, Jugel et al., VLDB 2014). x ascends or descends; points of one column follow one another. Points outside
/// are thinned likewise; a stretch that is not finite keeps its ends. Indices ascend; all of them where there are few.
std::vector<std::size_t> keptPoints(std::span<const double> x, std::span<const double> y, double lower, double upper, std::size_t columns);

}  // namespace gg::widgets
