#pragma once

#include "widgets/figures/paper_style.h"

#include <QPen>
#include <QRectF>

class QPainter;

#include <optional>

namespace gg::widgets {

/// Where the keys of a chart stand, from the legend's corner.
struct LegendLayout {
    struct Key {
        std::optional<std::size_t> line = {};  ///< nullopt: words alone, "and 12 more"
        QPointF at;
        QString text;  ///< shortened where it is longer than the legend may be
    };
    std::vector<Key> keys;
    QSizeF size;
};

/// Indices of the lines that have a key.
std::vector<std::size_t> legendKeys(const std::vector<StyledLine>& lines);
/// Below one another in a corner or at the right; side by side, in several rows, above and below. Keys that do not fit into `room` are counted in
/// place of the last one.
LegendLayout layoutLegend(const std::vector<StyledLine>& lines, const PaperStyle& style, LegendPlace place, QSizeF room);
/// The place of a legend of that size in a corner of the axes.
QRectF legendBox(LegendPlace place, const QRectF& axes, QSizeF size, double pad);
void paintLegend(QPainter& painter, QPointF at, const LegendLayout& layout, const std::vector<StyledLine>& lines, const PaperStyle& style,
                 LegendPlace place);

QPen qtPen(const LinePen& pen, double width);
/// Filled with white, so that it is seen on a line of its own colour.
void paintMarker(QPainter& painter, QPointF at, const LinePen& pen, double width);

}  // namespace gg::widgets
