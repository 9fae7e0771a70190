#pragma once

#include "widgets/charts/chart_spec.h"
#include "widgets/charts/qcustomplot_shim.h"

namespace gg::widgets {

/// Ticks of the x axis: whole numbers, dates or durations.
QSharedPointer<QCPAxisTicker> xTicker(AxisNumbers numbers);

/// One value of the axis in words: "12", "3:25:00", "4 May 13:05:10".
QString axisText(const ChartAxis& axis, double value);

}  // namespace gg::widgets
