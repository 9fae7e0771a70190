#pragma once

#include "widgets/figures/curve_points.h"
#include "widgets/figures/paper_style.h"

class QPainter;

namespace gg::widgets {

/// What a chart's marks are drawn as: dashed lines through the axes, and flags above them that cover nothing.
struct MarkLayout {
    struct Flag {
        double x = 0;     ///< of the line
        QRectF text = {}; ///< from the upper edge of the axes: rows count upwards
        QString words = {};
        QColor colour = {};
        bool written = true;
    };
    std::vector<Flag> flags;  ///< those at one place that say the same are one
    int rows = 0;
};

/// Flags never overlap: one that has no room in any of `mostRows` keeps its line and loses its words. `lines`: one a series of the chart.
MarkLayout layoutMarks(const ChartSpec& chart, const PaperAxes& axes, const std::vector<StyledLine>& lines, const PaperStyle& style, int mostRows);

/// Behind the curves.
void paintMarkLines(QPainter& painter, const MarkLayout& layout, const PaperAxes& axes);
void paintFlags(QPainter& painter, const MarkLayout& layout, const PaperAxes& axes, const PaperStyle& style);

}  // namespace gg::widgets
