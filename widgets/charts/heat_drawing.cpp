#include "widgets/charts/heat_drawing.h"

#include "widgets/charts/csv_field.h"
#include "widgets/charts/prediction_image.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::HeatFigure)
};

constexpr double keyWidth = 10;
constexpr int ticks = 5;  ///< 0, 0.25 … 1

double edgeOf(const HeatFigure::Axis& axis, std::size_t cell, std::size_t cells)
{
    return axis.lower + (axis.upper - axis.lower) * static_cast<double>(cell) / static_cast<double>(cells);
}

QString number(double value)
{
    return QLocale().toString(value, 'g', 3);
}

/// From the darkest that stands out to the brightest, by the logarithm: one box of a million is still seen.
QColor colourOf(std::int64_t count, std::int64_t most)
{
    const double share = most > 1 ? std::log(static_cast<double>(count)) / std::log(static_cast<double>(most)) : 1;
    return QColor::fromRgb(probabilityColour(static_cast<int>(std::lround(40 + 215 * share))));
}

double lineHeight(const DrawLook& look)
{
    return QFontMetricsF(look.font).height();
}

void paintAxes(QPainter& painter, const QRectF& grid, const HeatFigure& figure, const DrawLook& look)
{
    const QFontMetricsF metrics(look.font);
    const double line = metrics.height();
    painter.setPen(look.text);
    const double below = grid.bottom() + look.px(2);
    if (figure.x.numbers) {
        for (int i = 0; i < ticks; ++i) {
            const double share = static_cast<double>(i) / (ticks - 1);
            const double x = grid.left() + share * grid.width();
            painter.drawText(QRectF(x - 100, below, 200, line), Qt::AlignHCenter | Qt::AlignTop,
                             number(figure.x.lower + share * (figure.x.upper - figure.x.lower)));
        }
    }
    painter.drawText(QRectF(grid.left(), below + (figure.x.numbers ? line : 0), grid.width(), line), Qt::AlignHCenter | Qt::AlignTop, figure.x.label);
    double widest = 0;
    if (figure.y.numbers) {
        for (int i = 0; i < ticks; ++i) {
            const double share = static_cast<double>(i) / (ticks - 1);
            const double y = figure.fromTop ? grid.top() + share * grid.height() : grid.bottom() - share * grid.height();
            const QString text = number(figure.y.lower + share * (figure.y.upper - figure.y.lower));
            widest = std::max(widest, metrics.horizontalAdvance(text));
            painter.drawText(QRectF(grid.left() - 200 - look.px(4), y - line / 2, 200, line), Qt::AlignRight | Qt::AlignVCenter, text);
        }
    }
    painter.save();
    painter.translate(grid.left() - widest - look.px(8), grid.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-grid.height() / 2, -line, grid.height(), line), Qt::AlignHCenter | Qt::AlignBottom, figure.y.label);
    painter.restore();
    painter.setPen(QPen(look.grid, look.px(1)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(grid);
}

void paintKey(QPainter& painter, const QRectF& grid, const HeatFigure& figure, const DrawLook& look)
{
    const std::int64_t most = figure.most();
    if (most == 0) {
        return;
    }
    constexpr int steps = 32;
    const QRectF bar(grid.right() + look.px(8), grid.top(), look.px(keyWidth), grid.height());
    for (int i = 0; i < steps; ++i) {
        const double share = (i + 0.5) / steps;
        const auto count = static_cast<std::int64_t>(std::max(1.0, std::pow(static_cast<double>(most), share)));
        painter.fillRect(QRectF(bar.left(), bar.bottom() - (i + 1) * bar.height() / steps, bar.width(), bar.height() / steps + look.px(0.5)),
                         colourOf(count, most));
    }
    painter.setPen(look.text);
    const double line = lineHeight(look);
    const auto label = [&](double share, const QString& text) {
        painter.drawText(QRectF(bar.right() + look.px(3), bar.bottom() - share * bar.height() - line / 2, 300, line), Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    label(0, QStringLiteral("1"));
    if (most > 1) {
        label(1, QLocale().toString(static_cast<qlonglong>(most)));
    }
    if (most >= 100) {
        label(0.5, QLocale().toString(static_cast<qlonglong>(std::lround(std::sqrt(static_cast<double>(most))))));
    }
}

}  // namespace

std::int64_t HeatFigure::total() const
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::int64_t HeatFigure::most() const
{
    return counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
}

QRectF heatGrid(const QRectF& rect, const HeatFigure& figure, const DrawLook& look)
{
    const QFontMetricsF metrics(look.font);
    const double line = metrics.height();
    const double left = line + look.px(10) + (figure.y.numbers ? metrics.horizontalAdvance(number(0.25)) : 0);
    const double right = look.px(8 + keyWidth + 6) + metrics.horizontalAdvance(QLocale().toString(static_cast<qlonglong>(std::max<std::int64_t>(1, figure.most()))));
    const double top = look.showTitle ? line + look.px(6) : line / 2;
    const double bottom = (figure.x.numbers ? 2 : 1) * line + look.px(4);
    return rect.adjusted(left, top, -right, -bottom);
}

std::optional<HeatPlace> heatPlaceAt(const QRectF& grid, const HeatFigure& figure, QPointF at)
{
    if (!grid.contains(at) || figure.columns == 0 || figure.rows == 0) {
        return std::nullopt;
    }
    const auto index = [](double share, std::size_t count) {
        return std::min(count - 1, static_cast<std::size_t>(std::max(0.0, share) * static_cast<double>(count)));
    };
    const std::size_t fromAbove = index((at.y() - grid.top()) / grid.height(), figure.rows);
    return HeatPlace{.column = index((at.x() - grid.left()) / grid.width(), figure.columns),
                     .row = figure.fromTop ? fromAbove : figure.rows - 1 - fromAbove};
}

QRectF heatCell(const QRectF& grid, const HeatFigure& figure, HeatPlace place)
{
    const double width = grid.width() / static_cast<double>(figure.columns);
    const double height = grid.height() / static_cast<double>(figure.rows);
    const std::size_t fromAbove = figure.fromTop ? place.row : figure.rows - 1 - place.row;
    return {grid.left() + static_cast<double>(place.column) * width, grid.top() + static_cast<double>(fromAbove) * height, width, height};
}

QString heatSentence(const HeatFigure& figure, HeatPlace place)
{
    const std::int64_t count = figure.at(place.column, place.row);
    const std::int64_t total = figure.total();
    const QString share = QLocale().toString(total > 0 ? 100.0 * static_cast<double>(count) / static_cast<double>(total) : 0.0, 'f', 1);
    const QString counted = Texts::tr("%1 %2 (%3 %)").arg(QLocale().toString(static_cast<qlonglong>(count)), figure.what, share);
    if (!figure.x.numbers) {
        return Texts::tr("column %1, row %2: %3").arg(place.column + 1).arg(place.row + 1).arg(counted);
    }
    return Texts::tr("%1 %2 to %3, %4 %5 to %6: %7")
        .arg(figure.x.label, number(edgeOf(figure.x, place.column, figure.columns)), number(edgeOf(figure.x, place.column + 1, figure.columns)),
             figure.y.label, number(edgeOf(figure.y, place.row, figure.rows)), number(edgeOf(figure.y, place.row + 1, figure.rows)), counted);
}

void paintHeat(QPainter& painter, const QRectF& rect, const HeatFigure& figure, const DrawLook& look, std::optional<HeatPlace> framed)
{
    painter.setFont(look.font);
    const QRectF grid = heatGrid(rect, figure, look);
    if (grid.width() < look.px(20) || grid.height() < look.px(20)) {
        return;
    }
    if (look.showTitle) {
        painter.setPen(look.text);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignTop, figure.title);
    }
    const std::int64_t most = figure.most();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t row = 0; row < figure.rows; ++row) {
        for (std::size_t column = 0; column < figure.columns; ++column) {
            if (const std::int64_t count = figure.at(column, row); count > 0) {
                // A hair wider, so that no seam of background is seen between cells.
                painter.fillRect(heatCell(grid, figure, {column, row}).adjusted(0, 0, look.px(0.3), look.px(0.3)), colourOf(count, most));
            }
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintAxes(painter, grid, figure, look);
    paintKey(painter, grid, figure, look);
    if (framed) {
        painter.setPen(QPen(look.text, look.px(2)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(heatCell(grid, figure, *framed));
    }
}

QByteArray heatCsv(const HeatFigure& figure)
{
    const auto head = [](const QString& label, const char* otherwise) { return label.isEmpty() ? QByteArray(otherwise) : csvField(label); };
    QByteArray csv = head(figure.x.label, "x") + ',' + head(figure.y.label, "y") + ",count\n";
    for (std::size_t row = 0; row < figure.rows; ++row) {
        for (std::size_t column = 0; column < figure.columns; ++column) {
            if (const std::int64_t count = figure.at(column, row); count > 0) {
                csv += QByteArray::number(edgeOf(figure.x, column, figure.columns)) + ',' + QByteArray::number(edgeOf(figure.y, row, figure.rows)) + ','
                       + QByteArray::number(static_cast<qlonglong>(count)) + '\n';
            }
        }
    }
    return csv;
}

}  // namespace gg::widgets
