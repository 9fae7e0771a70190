#pragma once

#include "widgets/charts/extremes.h"

#include <cstddef>
#include <span>
#include <vector>

namespace gg::widgets {

/// What a chart shows of x, and how finely: columns of pixels between lower and upper.
struct ChartWindow {
    double lower = 0;
    double upper = 1;
    std::size_t columns = 1;
    std::size_t rows = 0;  ///< of pixels between low and high; 0: not known
    double low = 0;
    double high = 1;
};

/// Which points of a curve are seen in a window: of each column the first, the last, the lowest and the highest (M4, Jugel et al.,
/// VLDB 2014). x ascends or descends; points of one column follow one another. Points outside are thinned likewise; a stretch that is
/// not finite keeps its ends. Indices ascend; all of them where there are few. O(n).
std::vector<std::size_t> keptPoints(std::span<const double> x, std::span<const double> y, double lower, double upper, std::size_t columns);

/// The same of the points [first, last) of a curve whose x does not descend there, in O(columns · log n): lines through the points that are
/// returned cover the pixels that lines through all points would cover. Outside the window only the neighbours are kept, to which lines
/// lead. Of values that are not drawable the first of each column is kept, which breaks the line.
///
/// A column in which the line breaks more than 32 times is kept as the stretches of pixels that its points and the lines between them cover, each
/// from a lowest to a highest point, in order of their height: the only indices that do not ascend. Where the rows are not known it is kept from
/// its lowest to its highest value.
std::vector<std::size_t> keptPoints(std::span<const double> x, const Extremes& y, std::size_t first, std::size_t last, const ChartWindow& window);

}  // namespace gg::widgets
