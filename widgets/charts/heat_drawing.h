#pragma once

#include "widgets/charts/chart_look.h"

#include <QByteArray>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

class QPainter;

namespace gg::widgets {

/// How often two numbers occur together, as colours of a grid: objectness against IoU, or places of a picture.
struct HeatFigure {
    struct Axis {
        QString label = {};
        double lower = 0;
        double upper = 1;
        bool numbers = true;  ///< ticks; places of a picture have none
    };

    QString name;   ///< stable id: "objectness_iou"
    QString title;  ///< for people
    Axis x;
    Axis y;
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::vector<std::int64_t> counts;  ///< columns · rows, row by row; row 0 is the lowest y
    bool fromTop = false;              ///< row 0 is drawn at the top: places of a picture
    QString what;                      ///< what is counted: "boxes"

    std::int64_t at(std::size_t column, std::size_t row) const { return counts[row * columns + column]; }
    std::int64_t total() const;
    std::int64_t most() const;
};

/// A cell of the grid.
struct HeatPlace {
    std::size_t column = 0;
    std::size_t row = 0;
    friend bool operator==(const HeatPlace&, const HeatPlace&) = default;
};

/// Where the grid is drawn in `rect`, the rest being axes, title and key.
QRectF heatGrid(const QRectF& rect, const HeatFigure& figure, const DrawLook& look);
/// nullopt outside the grid.
std::optional<HeatPlace> heatPlaceAt(const QRectF& grid, const HeatFigure& figure, QPointF at);
QRectF heatCell(const QRectF& grid, const HeatFigure& figure, HeatPlace place);
/// "objectness 0.25 to 0.28, IoU 0.50 to 0.53: 1,204 boxes (0.4 %)".
QString heatSentence(const HeatFigure& figure, HeatPlace place);
/// Colours by the logarithm of the counts, with a key; what never occurs keeps the background. One cell is one rectangle, so that paper gets vectors.
void paintHeat(QPainter& painter, const QRectF& rect, const HeatFigure& figure, const DrawLook& look, std::optional<HeatPlace> framed = {});
/// x,y,count with the lower edges of the cells; a row a cell that occurs.
QByteArray heatCsv(const HeatFigure& figure);

}  // namespace gg::widgets
