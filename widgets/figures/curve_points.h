#pragma once

#include "widgets/charts/thinned.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <vector>

namespace gg::widgets {

/// From values to a place on paper.
struct PaperAxes {
    QRectF rect;
    double xLower = 0;
    double xUpper = 1;
    double yLower = 0;
    double yUpper = 1;
    bool yLogarithmic = false;
    bool xLogarithmic = false;  ///< x is the logarithm to base 10 already

    double x(double value) const { return rect.left() + (value - xLower) / (xUpper - xLower) * rect.width(); }
    double y(double value) const;
    bool drawable(double value) const;
};

/// A curve as it is drawn on paper that is printed in dots of the size `dot`.
struct PaperCurve {
    std::vector<std::vector<QPointF>> lines;  ///< between gaps
    std::vector<double> gaps;                 ///< x of values that cannot be drawn
    bool dense = false;                       ///< there were more points than dots: of each column of dots first, last, lowest and highest remain
};

/// Columns of dots across the axes.
std::size_t dotColumns(const PaperAxes& axes, double dot);

/// A line of a chart that was thinned to dotColumns() of these axes. Of a dense one points lie on the middles of the columns; heights are exact to a
/// tenth of a unit; points in a straight line of dots are joined. The dots that it covers are those that all points would cover.
PaperCurve paperCurve(const ChartSeries& line, const ThinnedLine& origin, const PaperAxes& axes, double dot);

/// The curve to be stroked. Of a dense one each column of dots is one upright line; the way from one column to the next is drawn only where it is
/// not covered by both. Stroke it with round caps: they are what the joins of the whole curve would be.
QPainterPath strokePath(const PaperCurve& curve);

}  // namespace gg::widgets
