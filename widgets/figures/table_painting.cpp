#include "widgets/figures/table_painting.h"

#include "widgets/charts/vector_device.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace gg::widgets {
namespace {

QFont boldOf(const DrawLook& look)
{
    QFont bold = look.font;
    bold.setBold(true);
    return bold;
}

double lineHeight(const DrawLook& look)
{
    return QFontMetricsF(look.font).height() * 1.22;
}

std::vector<double> columnWidths(const TableFigure& table, const DrawLook& look)
{
    const QFontMetricsF plain(look.font);
    const QFontMetricsF bold(boldOf(look));
    std::vector<double> widths(static_cast<std::size_t>(table.columns.size()) + 1);
    widths[0] = plain.horizontalAdvance(table.rowHead);
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        widths[static_cast<std::size_t>(i) + 1] = plain.horizontalAdvance(table.columns[i]);
    }
    for (const TableFigure::Row& row : table.rows) {
        widths[0] = std::max(widths[0], plain.horizontalAdvance(row.label));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            widths[i + 1] = std::max(widths[i + 1], (row.cells[i].best ? bold : plain).horizontalAdvance(row.cells[i].text));
        }
    }
    return widths;
}

}  // namespace

double tableHeight(const TableFigure& table, const DrawLook& look)
{
    return (static_cast<double>(table.rows.size()) + 1) * lineHeight(look) + look.px(14);
}

void paintTable(QPainter& painter, const QRectF& rect, const TableFigure& table, const DrawLook& look)
{
    std::vector<double> widths = columnWidths(table, look);
    const double columns = static_cast<double>(table.columns.size());
    double gap = look.px(14);
    double whole = std::accumulate(widths.begin(), widths.end(), 0.0) + gap * columns;
    if (whole > rect.width()) {
        // First the gaps give way, then the names of the rows, then all columns.
        gap = std::max(look.px(5), gap - (whole - rect.width()) / std::max(1.0, columns));
        whole = std::accumulate(widths.begin(), widths.end(), 0.0) + gap * columns;
        const double least = std::min(widths[0], look.px(60));
        widths[0] = std::max(least, widths[0] - std::max(0.0, whole - rect.width()));
        whole = std::accumulate(widths.begin(), widths.end(), 0.0) + gap * columns;
        const double share = std::min(1.0, (rect.width() - gap * columns) / std::max(1.0, whole - gap * columns));
        for (double& width : widths) {
            width *= std::max(0.1, share);
        }
        whole = std::min(whole, rect.width());
    }
    const double line = lineHeight(look);
    const QFontMetricsF metrics(look.font);
    const QFont bold = boldOf(look);
    const auto rule = [&](double y, double points) {
        painter.setPen(QPen(look.text, points * look.unit / 0.75, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QLineF(rect.left(), y, rect.left() + whole, y));
    };
    double y = rect.top() + look.px(2);
    rule(y, 0.8);
    y += look.px(2);
    const auto row = [&](const QString& label, const auto& textOf, const auto& isBest) {
        painter.setPen(look.text);
        painter.setFont(look.font);
        paintText(painter, QRectF(rect.left(), y, widths[0], line), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(label, Qt::ElideMiddle, widths[0] + 1));
        double x = rect.left() + widths[0];
        for (std::size_t i = 1; i < widths.size(); ++i) {
            x += gap;
            painter.setFont(isBest(i - 1) ? bold : look.font);
            const QFontMetricsF own(painter.font());
            paintText(painter, QRectF(x, y, widths[i], line), Qt::AlignRight | Qt::AlignVCenter, own.elidedText(textOf(i - 1), Qt::ElideRight, widths[i] + 1));
            x += widths[i];
        }
        y += line;
    };
    row(table.rowHead, [&](std::size_t i) { return table.columns[static_cast<qsizetype>(i)]; }, [](std::size_t) { return false; });
    y += look.px(2);
    rule(y, 0.5);
    y += look.px(2);
    for (const TableFigure::Row& one : table.rows) {
        row(one.label, [&](std::size_t i) { return one.cells[i].text; }, [&](std::size_t i) { return one.cells[i].best; });
    }
    y += look.px(2);
    rule(y, 0.8);
}

}  // namespace gg::widgets
