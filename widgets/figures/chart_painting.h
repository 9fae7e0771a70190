#pragma once

#include "widgets/figures/curve_points.h"
#include "widgets/figures/paper_style.h"

class QPainter;

namespace gg::widgets {

/// A chart as a paper prints it. Draws on any thread and any device.
void paintChart(QPainter& painter, const QRectF& rect, const ChartSpec& chart, const PaperStyle& style);

/// Where the chart's values lie when it is painted into `rect`.
PaperAxes paperAxes(const QRectF& rect, const ChartSpec& chart, const PaperStyle& style);

}  // namespace gg::widgets
