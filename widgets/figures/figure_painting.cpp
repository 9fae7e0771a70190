#include "widgets/figures/figure_painting.h"

#include "widgets/charts/snapshot_drawing.h"
#include "widgets/charts/vector_device.h"
#include "widgets/figures/chart_painting.h"
#include "widgets/figures/table_painting.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::FigurePainting)
};

QRectF panelUnits(const ComposedFigure& figure, const QRect& cells)
{
    const QRectF mm = panelRectMm(figure, cells);
    return {mm.topLeft() * unitsPerMm, mm.size() * unitsPerMm};
}

/// The height of the line with letter and title; 0 where there are neither.
double headHeight(const ComposedFigure& figure, std::size_t panel, const PaperStyle& style)
{
    const bool none = panelLetter(figure, panel).isEmpty() && figure.panels[panel].title.isEmpty();
    return none ? 0 : lineHeight(style.look) * 1.2;
}

void paintHead(QPainter& painter, const ComposedFigure& figure, std::size_t panel, const QRectF& rect, const PaperStyle& style)
{
    QFont bold = style.look.font;
    bold.setBold(true);
    const QString letter = panelLetter(figure, panel);
    double left = rect.left();
    painter.setPen(style.look.text);
    if (!letter.isEmpty()) {
        painter.setFont(bold);
        paintText(painter, rect, Qt::AlignLeft | Qt::AlignVCenter, letter);
        left += QFontMetricsF(bold).horizontalAdvance(letter) + style.look.px(6);
    }
    painter.setFont(style.look.font);
    const QRectF room(left, rect.top(), std::max(0.0, rect.right() - left), rect.height());
    paintText(painter, room, Qt::AlignLeft | Qt::AlignVCenter, QFontMetricsF(style.look.font).elidedText(figure.panels[panel].title, Qt::ElideRight, room.width()));
}

/// Colours of the runs in the order of the figure.
QColor runColourOf(const ComposedFigure& figure, const QString& run, int place, const QColor& inWindow)
{
    for (std::size_t i = 0; i < figure.runs.size(); ++i) {
        if (figure.runs[i].label == run) {
            return paletteColour(figure.palette, static_cast<int>(i), inWindow);
        }
    }
    return paletteColour(figure.palette, place, inWindow);
}

void paintMatrices(QPainter& painter, const QRectF& rect, const ConfusionFigures& figures, const ComposedFigure& figure, const PaperStyle& style)
{
    const int n = std::max(1, static_cast<int>(figures.runs.size()));
    const double gap = style.look.px(10);
    const int columns = std::clamp(static_cast<int>((rect.width() + gap) / (smallestConfusionWidth(style.look) + gap)), 1, n);
    const int rows = (n + columns - 1) / columns;
    const QSizeF cell((rect.width() - (columns - 1) * gap) / columns, (rect.height() - (rows - 1) * gap) / rows);
    for (int i = 0; i < static_cast<int>(figures.runs.size()); ++i) {
        ConfusionFigure one = figures.runs[static_cast<std::size_t>(i)];
        one.colour = runColourOf(figure, one.run, i, one.colour);
        paintConfusion(painter, QRectF(QPointF(rect.left() + i % columns * (cell.width() + gap), rect.top() + i / columns * (cell.height() + gap)), cell), one, style.look);
    }
}

struct ContentPainter {
    QPainter& painter;
    QRectF rect;
    const ComposedFigure& figure;
    const ComposedPanel& panel;
    const PaperStyle& style;

    void operator()(const ChartSpec& chart) const
    {
        if (!panel.lower && !panel.upper && panel.logarithmic == chart.y.logarithmic && panel.logarithmicX == chart.x.logarithmic) {
            paintChart(painter, rect, chart, style);
            return;
        }
        ChartSpec own = chart;
        own.y.lower = panel.lower ? panel.lower : chart.y.lower;
        own.y.upper = panel.upper ? panel.upper : chart.y.upper;
        own.y.logarithmic = panel.logarithmic || chart.y.logarithmic;
        own.x.logarithmic = panel.logarithmicX || chart.x.logarithmic;
        paintChart(painter, rect, own, style);
    }
    void operator()(const SnapshotFigure& snapshots) const
    {
        SnapshotFigure own = snapshots;
        QStringList seen;
        for (SnapshotFigure::Column& column : own.columns) {
            seen << (seen.contains(column.run) ? QStringList() : QStringList{column.run});
            column.colour = runColourOf(figure, column.run, static_cast<int>(seen.indexOf(column.run)), column.colour);
        }
        paintSnapshots(painter, rect, own, style.look, {});
    }
    void operator()(const ConfusionFigures& figures) const { paintMatrices(painter, rect, figures, figure, style); }
    void operator()(const ClassMatrixFigure& matrix) const
    {
        const MatrixShown shown{.scale = matrix.scale, .classes = matrix.classes};
        painter.setFont(style.look.font);
        paintMatrix(painter, layoutMatrix(rect, matrix.matrix, shown, style.look), matrix.matrix, shown, style.look);
    }
    void operator()(const BarFigure& bars) const { paintBars(painter, rect, bars, style.look); }
    void operator()(const HeatFigure& heat) const { paintHeat(painter, rect, heat, style.look); }
    void operator()(const TableFigure& table) const { paintTable(painter, rect, table, style.look); }
};

void paintMissing(QPainter& painter, const QRectF& rect, const QString& why, const PaperStyle& style)
{
    painter.fillRect(rect, QColor(0xf2, 0xf3, 0xf5));
    painter.setPen(style.look.muted);
    painter.setFont(style.look.font);
    painter.drawText(rect.adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap, why.isEmpty() ? Texts::tr("Reading…") : why);
}

}  // namespace

QRectF panelRectMm(const ComposedFigure& figure, const QRect& cells)
{
    const double column = (figure.widthMm - figure.gapMm * (figure.columns - 1)) / figure.columns;
    const auto row = [&](int index) {
        return std::accumulate(figure.rowsMm.begin(), figure.rowsMm.begin() + std::clamp(index, 0, figure.rows()), 0.0) + figure.gapMm * index;
    };
    const double left = cells.x() * (column + figure.gapMm);
    const double top = row(cells.y());
    return {left, top, cells.width() * (column + figure.gapMm) - figure.gapMm, row(cells.y() + cells.height()) - figure.gapMm - top};
}

void paintPanel(QPainter& painter, const ComposedFigure& figure, std::size_t index, const PanelContent& content)
{
    const ComposedPanel& panel = figure.panels[index];
    PaperStyle style = paperStyle(figure);
    style.legend = panel.legend.value_or(figure.legend);
    QRectF rect = panelUnits(figure, panel.cells);
    const double head = headHeight(figure, index, style);
    if (head > 0) {
        paintHead(painter, figure, index, QRectF(rect.topLeft(), QSizeF(rect.width(), head)), style);
        rect.setTop(std::min(rect.top() + head, rect.bottom() - 1));
    }
    if (!content.figure) {
        paintMissing(painter, rect, content.problem, style);
        return;
    }
    painter.save();
    std::visit(ContentPainter{painter, rect, figure, panel, style}, *content.figure);
    painter.restore();
}

void paintFigure(QPainter& painter, const ComposedFigure& figure, const std::vector<PanelContent>& contents)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(QRectF(0, 0, figure.widthMm * unitsPerMm, figure.heightMm() * unitsPerMm), Qt::white);
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        paintPanel(painter, figure, i, i < contents.size() ? contents[i] : PanelContent{});
    }
}

double pleasantHeightMm(const ComposedFigure& figure, const ComposedPanel& panel, const PanelFigure& content)
{
    const PaperStyle style = paperStyle(figure);
    const double width = panelRectMm(figure, panel.cells).width();
    double height = std::clamp(width * 0.62, 35.0, 65.0);
    if (const auto* snapshots = std::get_if<SnapshotFigure>(&content)) {
        height = snapshotHeight(*snapshots, width * unitsPerMm, style.look) / unitsPerMm;
    } else if (const auto* bars = std::get_if<BarFigure>(&content)) {
        height = barFigureHeight(*bars, style.look) / unitsPerMm;
    } else if (const auto* table = std::get_if<TableFigure>(&content)) {
        height = tableHeight(*table, style.look) / unitsPerMm;
    } else if (std::holds_alternative<ClassMatrixFigure>(content) || std::holds_alternative<HeatFigure>(content)) {
        height = width * 0.85;
    } else if (const auto* matrices = std::get_if<ConfusionFigures>(&content)) {
        const int columns = std::clamp(static_cast<int>(width * unitsPerMm / smallestConfusionWidth(style.look)), 1, std::max(1, static_cast<int>(matrices->runs.size())));
        const int rows = (static_cast<int>(matrices->runs.size()) + columns - 1) / columns;
        height = std::max(25.0, width / columns * 0.5) * rows;
    }
    return std::clamp(std::ceil(height + lineHeight(style.look) * 1.2 / unitsPerMm), 10.0, 250.0);
}

}  // namespace gg::widgets
