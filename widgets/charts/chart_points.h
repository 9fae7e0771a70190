#pragma once

#include "widgets/charts/chart_spec.h"

#include <QPointF>

#include <functional>
#include <optional>

namespace gg::widgets {

/// A point of a chart's series.
struct ChartPoint {
    std::size_t series = 0;
    std::size_t index = 0;
    friend bool operator==(const ChartPoint&, const ChartPoint&) = default;
};

/// From values to where they are drawn.
using PointToPixel = std::function<QPointF(double x, double y)>;

/// The drawn point nearest to `at`. One of a series that is not faint is preferred as long as it is within `preferred` pixels.
std::optional<ChartPoint> nearestPoint(const ChartSpec& spec, const PointToPixel& toPixel, QPointF at, double preferred);
/// The next point of the series, at least `pixels` away; `direction` 1 or −1. The last one where there is none so far.
ChartPoint stepAlong(const ChartSpec& spec, const PointToPixel& toPixel, ChartPoint from, int direction, double pixels);
/// The point of the next series with points that is nearest in x.
ChartPoint stepAcross(const ChartSpec& spec, ChartPoint from, int direction);
/// Where the keyboard begins: the middle of the first series that is not faint.
std::optional<ChartPoint> firstPoint(const ChartSpec& spec);

}  // namespace gg::widgets
