#pragma once

#include "widgets/charts/thinned.h"
#include "widgets/figures/axis_ticks.h"
#include "widgets/figures/curve_points.h"
#include "widgets/figures/legend_painting.h"
#include "widgets/figures/mark_painting.h"
#include "widgets/figures/paper_style.h"

class QFontMetricsF;

namespace gg::widgets {

/// Where the parts of a chart stand on paper.
struct ChartLayout {
    PaperAxes axes;
    AxisTicks xTicks;
    AxisTicks yTicks;
    double line = 0;   ///< height of a line of text
    double tick = 0;   ///< length
    LegendLayout legend;
    LegendPlace legendPlace = LegendPlace::None;
    MarkLayout marks;

    /// Between the axes and what stands above them.
    double flags() const { return marks.rows * line; }
    double headroom() const { return flags() + (yTicks.power != 0 ? 1.1 * line : 0); }
};

/// A chart that is laid out, and of its curves what can be seen there.
struct PreparedChart {
    ChartLayout layout;
    ThinnedChart thin;              ///< on a logarithmic x axis x is its logarithm
    std::vector<StyledLine> lines;  ///< one a series of `thin`
};

/// O(points) where the curves have no extremes of their own, else of what is seen.
PreparedChart prepareChart(const QRectF& rect, const ChartSpec& chart, const PaperStyle& style);

double tickWidth(const AxisTicks::Tick& tick, const QFontMetricsF& metrics);

}  // namespace gg::widgets
