#include "widgets/figures/table_painting.h"

#include "widgets/charts/vector_device.h"
#include "widgets/figures/paper_style.h"

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

/// Heads and cells as they are printed, and which are bold.
struct Printed {
    struct Cell {
        QString text;
        bool bold = false;
    };
    std::vector<std::vector<Cell>> rows;  ///< the heads first

    explicit Printed(const report::ResultTable& table)
        : rows(table.rows.size() + 1)
    {
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            rows[0].push_back({QString::fromStdString(table.columns[column].title), false});
            const std::vector<bool> best = report::bestRows(table, column);
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                rows[row + 1].push_back({printed(table.columns[column], table.rows[row][column]), row < best.size() && best[row]});
            }
        }
    }
};

std::vector<double> columnWidths(const Printed& cells, const DrawLook& look)
{
    const QFontMetricsF plain(look.font);
    const QFontMetricsF bold(boldOf(look));
    std::vector<double> widths(cells.rows[0].size());
    for (const auto& row : cells.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], (row[i].bold ? bold : plain).horizontalAdvance(row[i].text));
        }
    }
    return widths;
}

}  // namespace

double tableHeight(const TableFigure& table, const DrawLook& look)
{
    return (static_cast<double>(table.table.rows.size()) + 1) * 1.25 * lineHeight(look) + look.px(14);
}

void paintTable(QPainter& painter, const QRectF& rect, const TableFigure& table, const DrawLook& look)
{
    const Printed cells(table.table);
    std::vector<double> widths = columnWidths(cells, look);
    if (widths.empty()) {
        return;
    }
    const double columns = static_cast<double>(widths.size()) - 1;
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
    const double line = 1.25 * lineHeight(look);
    const QFont bold = boldOf(look);
    const auto rule = [&](double y, double points) {
        painter.setPen(QPen(look.text, points * look.unit / 0.75, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QLineF(rect.left(), y, rect.left() + whole, y));
    };
    double y = rect.top() + look.px(2);
    rule(y, 0.8);
    y += look.px(2);
    for (const auto& row : cells.rows) {
        double x = rect.left();
        painter.setPen(look.text);
        for (std::size_t i = 0; i < widths.size(); ++i) {
            painter.setFont(row[i].bold ? bold : look.font);
            const QFontMetricsF metrics(painter.font());
            const int side = table.table.columns[i].numbers ? Qt::AlignRight : Qt::AlignLeft;
            paintText(painter, QRectF(x, y, widths[i], line), side | Qt::AlignVCenter, metrics.elidedText(row[i].text, Qt::ElideMiddle, widths[i] + 1));
            x += widths[i] + gap;
        }
        y += line;
        if (&row == &cells.rows.front()) {
            y += look.px(2);
            rule(y, 0.5);
            y += look.px(2);
        }
    }
    y += look.px(2);
    rule(y, 0.8);
}

}  // namespace gg::widgets
