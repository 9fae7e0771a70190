#pragma once

#include "widgets/charts/chart_spec.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace gg::widgets {

/// Columns of pixels of a print: 84 mm at 300 dots per inch are 992.
std::size_t printColumns(double widthMm, double dpi);

/// What a line of a thinned chart is of.
struct ThinnedLine {
    std::size_t series = 0;             ///< of the chart that was thinned
    bool dense = false;                 ///< points were left out: there were more than the columns show
    std::vector<std::size_t> joints = {};  ///< places of points that only set two parts apart
};

struct ThinnedChart {
    ChartSpec chart;
    std::vector<ThinnedLine> lines;  ///< one a series of `chart`
};

/// The chart with only those points that are seen in `columns` columns of pixels (first, last, lowest and highest of each): for files whose size
/// must not grow with the run. Every series of the result is a plain line: smoothed ones become a strong and a faint one, a part that was
/// abandoned becomes a faint one of its own, and parts and gaps are set apart by NaN. What was added stands behind the series that there were, in
/// their order. A line of at most four points a column keeps them all. x from `lower` to `upper`; all of it where they are absent.
ThinnedChart thinned(const ChartSpec& spec, std::size_t columns, std::optional<double> lower = {}, std::optional<double> upper = {});

/// The same with all points: for who draws or writes plain lines only.
ChartSpec separated(const ChartSpec& spec);

/// The chart with the extremes of every curve, for who thins it more than once. O(points) of those that have none.
ChartSpec withExtremes(ChartSpec spec);

}  // namespace gg::widgets
