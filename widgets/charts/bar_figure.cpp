#include "widgets/charts/bar_figure.h"

#include "widgets/charts/csv_field.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace gg::widgets {
namespace {

/// One line of the drawing: the heads, a group, or a bar.
struct Line {
    QString group = {};
    const BarFigure::Row* row = nullptr;
};

std::vector<Line> linesOf(const BarFigure& figure)
{
    std::vector<Line> lines;
    QString group;
    for (const BarFigure::Row& row : figure.rows) {
        if (row.group != group) {
            group = row.group;
            lines.push_back({.group = group});
        }
        lines.push_back({.row = &row});
    }
    return lines;
}

double lineHeight(const DrawLook& look)
{
    return QFontMetricsF(look.font).height() + look.px(5);
}

/// Where the columns begin and end.
struct Columns {
    double label = 0;  ///< width
    double value = 0;
    double count = 0;
    double gap = 0;

    Columns(const BarFigure& figure, const DrawLook& look)
        : gap(look.px(8))
    {
        const QFontMetricsF metrics(look.font);
        value = metrics.horizontalAdvance(figure.valueHead);
        count = metrics.horizontalAdvance(figure.countHead);
        for (const BarFigure::Row& row : figure.rows) {
            label = std::max(label, metrics.horizontalAdvance(row.label));
            value = std::max(value, metrics.horizontalAdvance(row.value));
            count = std::max(count, metrics.horizontalAdvance(row.count));
        }
    }
};

class Drawing {
public:
    Drawing(QPainter& painter, const BarFigure& figure, const DrawLook& look, const QRectF& rect)
        : m_painter(painter), m_look(look), m_columns(figure, look), m_rect(rect), m_metrics(look.font)
    {
        m_columns.label = std::min(m_columns.label, rect.width() * 0.4);
        m_count = QRectF(rect.right() - m_columns.count, 0, m_columns.count, 0);
        m_value = QRectF(m_count.left() - m_columns.gap - m_columns.value, 0, m_columns.value, 0);
        m_left = rect.left() + m_columns.label + m_columns.gap;
        m_full = std::max(0.0, m_value.left() - m_columns.gap - m_left);
    }

    void heads(const BarFigure& figure, double top, double height)
    {
        m_painter.setPen(m_look.muted);
        text(m_value, top, height, Qt::AlignRight, figure.valueHead);
        text(m_count, top, height, Qt::AlignRight, figure.countHead);
    }

    void group(const QString& name, double top, double height)
    {
        m_painter.setPen(m_look.muted);
        text(m_rect, top, height, Qt::AlignLeft, name);
    }

    void bar(const BarFigure::Row& row, double top, double height)
    {
        m_painter.setPen(m_look.text);
        text(QRectF(m_rect.left(), 0, m_columns.label, 0), top, height, Qt::AlignLeft, m_metrics.elidedText(row.label, Qt::ElideRight, m_columns.label));
        text(m_value, top, height, Qt::AlignRight, row.value);
        m_painter.setPen(m_look.muted);
        text(m_count, top, height, Qt::AlignRight, row.count);
        const double thick = height * 0.6;
        const QRectF track(m_left, top + (height - thick) / 2, m_full, thick);
        m_painter.fillRect(QRectF(track.left(), track.bottom() - m_look.px(0.7), track.width(), m_look.px(0.7)), m_look.grid);
        if (row.share.value_or(0) > 0) {
            // What is there is seen, however little.
            const double length = std::max(m_look.px(1.5), m_full * std::min(*row.share, 1.0));
            m_painter.fillRect(QRectF(track.left(), track.top(), length, track.height()), onBackground(row.colour, m_look.dark));
        }
        if (row.mark) {
            const double at = track.left() + m_full * std::clamp(*row.mark, 0.0, 1.0);
            const QRectF tick(at - m_look.px(1), track.top() - m_look.px(2), m_look.px(2), track.height() + m_look.px(4));
            m_painter.fillRect(tick.adjusted(-m_look.px(1), 0, m_look.px(1), 0), m_look.background);
            m_painter.fillRect(tick, m_look.text);
        }
    }

private:
    void text(QRectF place, double top, double height, Qt::Alignment alignment, const QString& words)
    {
        place.setTop(top);
        place.setHeight(height);
        m_painter.drawText(place, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextDontClip, words);
    }

    QPainter& m_painter;
    const DrawLook& m_look;
    Columns m_columns;
    QRectF m_rect;
    QFontMetricsF m_metrics;
    QRectF m_value;
    QRectF m_count;
    double m_left = 0;
    double m_full = 0;
};

}  // namespace

double barFigureHeight(const BarFigure& figure, const DrawLook& look)
{
    const auto lines = static_cast<double>(linesOf(figure).size() + 1 + (look.showTitle ? 1 : 0));
    return lines * lineHeight(look) + look.px(8);
}

void paintBars(QPainter& painter, const QRectF& rect, const BarFigure& figure, const DrawLook& look)
{
    const double edge = look.px(4);
    const QRectF inner = rect.adjusted(edge, edge, -edge, -edge);
    const std::vector<Line> lines = linesOf(figure);
    // A lower figure has lower lines, a higher one none that are further apart than is pleasant.
    const double height = std::min(inner.height() / static_cast<double>(lines.size() + 1 + (look.showTitle ? 1 : 0)), 1.6 * lineHeight(look));
    painter.setFont(look.font);
    double top = inner.top();
    if (look.showTitle) {
        painter.setPen(look.text);
        painter.drawText(QRectF(inner.left(), top, inner.width(), height), Qt::AlignLeft | Qt::AlignVCenter, figure.title);
        top += height;
    }
    Drawing drawing(painter, figure, look, inner);
    drawing.heads(figure, top, height);
    for (const Line& line : lines) {
        top += height;
        line.row != nullptr ? drawing.bar(*line.row, top, height) : drawing.group(line.group, top, height);
    }
}

QByteArray barsCsv(const BarFigure& figure)
{
    const bool grouped = std::any_of(figure.rows.begin(), figure.rows.end(), [](const BarFigure::Row& row) { return !row.group.isEmpty(); });
    QByteArray out = (grouped ? QByteArray("group,") : QByteArray()) + csvField(figure.what);
    for (const QString& column : figure.columns) {
        out += ',' + csvField(column);
    }
    out += '\n';
    for (const BarFigure::Row& row : figure.rows) {
        out += (grouped ? csvField(row.group) + ',' : QByteArray()) + csvField(row.label);
        for (const std::optional<double>& number : row.numbers) {
            out += ',' + (number ? csvNumber(*number) : QByteArray());
        }
        out += '\n';
    }
    return out;
}

}  // namespace gg::widgets
