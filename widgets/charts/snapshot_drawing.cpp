#include "widgets/charts/snapshot_drawing.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace gg::widgets
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::SnapshotDrawing)
};

struct Grid {
    double line;
    double edge;
    double gap;
    double groupGap;  ///< before the first column of a run
    int columns;
    int groups;

    double widthOf(double side) const { return columns * side + (columns - 1) * gap + groups * (groupGap - gap); }
    double sideFor(double width) const { return (width - 2 * edge - widthOf(0)) / columns; }
};

bool startsGroup(const SnapshotFigure& figure, std::size_t column)
{
    return column == 0 || figure.columns[column].run != figure.columns[column - 1].run;
}

Grid gridOf(const SnapshotFigure& figure, const DrawLook& look)
{
    Grid grid{.line = QFontMetricsF(look.font).height() + look.px(2),
              .edge = look.px(3),
              .gap = look.px(2),
              .groupGap = look.px(6),
              .columns = static_cast<int>(figure.columns.size()) + 2,
              .groups = 0};
    for (std::size_t i = 0; i < figure.columns.size(); ++i) {
        grid.groups += startsGroup(figure, i) ? 1 : 0;
    }
    return grid;
}

void text(QPainter& painter, const QRectF& rect, int flags, const QString& words)
{
    painter.drawText(rect, flags, QFontMetricsF(painter.font()).elidedText(words, Qt::ElideMiddle, rect.width()));
}

void picture(QPainter& painter, const QRectF& rect, const QImage& image, const QString& missing, const DrawLook& look)
{
    if (image.isNull()) {
        painter.fillRect(rect, look.grid);
        painter.setPen(look.muted);
        painter.drawText(rect.adjusted(look.px(2), 0, -look.px(2), 0), Qt::AlignCenter | Qt::TextWordWrap, missing);
        return;
    }
    const QSizeF size = QSizeF(image.size()).scaled(rect.size(), Qt::KeepAspectRatio);
    painter.drawImage(QRectF(rect.center() - QPointF(size.width() / 2, size.height() / 2), size), image);
}

}  // namespace

double snapshotHeight(const SnapshotFigure& figure, double width, const DrawLook& look)
{
    const Grid grid = gridOf(figure, look);
    const double rows = static_cast<double>(figure.rows.size());
    return rows * grid.sideFor(width) + std::max(0.0, rows - 1) * grid.gap + 2 * grid.edge + 3 * grid.line + look.px(3) +
           (look.showTitle ? grid.line : 0);
}

void paintSnapshots(QPainter& painter, const QRectF& rect, const SnapshotFigure& figure, const DrawLook& look,
                    const QString& title)
{
    const Grid grid = gridOf(figure, look);
    painter.setFont(look.font);
    painter.setPen(look.text);
    double top = rect.top() + grid.edge;
    if (!title.isEmpty()) {
        QFont bold = look.font;
        bold.setBold(true);
        painter.setFont(bold);
        text(painter, QRectF(rect.left() + grid.edge, top, rect.width() - 2 * grid.edge, grid.line),
             Qt::AlignLeft | Qt::AlignVCenter, title);
        painter.setFont(look.font);
        top += grid.line;
    }
    const double rows = static_cast<double>(std::max<std::size_t>(1, figure.rows.size()));
    const double room = rect.bottom() - grid.edge - top - 3 * grid.line - look.px(3) - (rows - 1) * grid.gap;
    const double side = std::max(1.0, std::min(grid.sideFor(rect.width()), room / rows));
    const double gridTop = top + 2 * grid.line;
    double x = rect.left() + grid.edge;
    const auto column = [&](const QString& head, const auto& imageOf) {
        painter.setPen(look.text);
        text(painter, QRectF(x, top + grid.line, side, grid.line), Qt::AlignHCenter | Qt::AlignVCenter, head);
        for (std::size_t row = 0; row < figure.rows.size(); ++row) {
            const auto [image, missing] = imageOf(figure.rows[row]);
            picture(painter, QRectF(x, gridTop + static_cast<double>(row) * (side + grid.gap), side, side), image, missing, look);
        }
        x += side + grid.gap;
    };
    using Shown = std::pair<QImage, QString>;
    column(Texts::tr("input"), [](const auto& row) { return Shown(row.input, Texts::tr("none")); });
    column(Texts::tr("truth"),
           [](const auto& row) { return Shown(row.truth.isNull() ? QImage() : drawTruth(row.truth), Texts::tr("none")); });
    for (std::size_t i = 0; i < figure.columns.size(); ++i) {
        const auto& head = figure.columns[i];
        if (startsGroup(figure, i)) {
            x += grid.groupGap - grid.gap;
            std::size_t span = 1;
            while (i + span < figure.columns.size() && !startsGroup(figure, i + span)) {
                ++span;
            }
            const double square = look.px(7);
            painter.fillRect(QRectF(x, top + (grid.line - square) / 2, square, square), onBackground(head.colour, look.dark));
            painter.setPen(look.text);
            const double wide = static_cast<double>(span) * (side + grid.gap) - square - look.px(4);
            text(painter, QRectF(x + square + look.px(4), top, wide, grid.line), Qt::AlignLeft | Qt::AlignVCenter, head.run);
        }
        const QString epoch = Texts::tr("epoch %1").arg(head.epoch);
        const bool roomy = QFontMetricsF(look.font).horizontalAdvance(epoch) <= side;
        column(roomy ? epoch : QString::number(head.epoch), [&](const SnapshotFigure::Row& row) {
            const auto& tile = row.tiles[i];
            return Shown(drawPrediction(row.input, row.truth, tile.probability, figure.mode), tile.missing);
        });
    }
    const double keyTop = gridTop + rows * side + (rows - 1) * grid.gap + look.px(3);
    paintPredictionKey(painter, QRectF(rect.left() + grid.edge, keyTop, rect.width() - 2 * grid.edge, grid.line), figure.mode,
                       look);
}

}  // namespace gg::widgets
