#include "widgets/figures/legend_painting.h"

#include "widgets/charts/vector_device.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::LegendPainting)
};

/// Long enough for a whole period of every dash pattern.
double sampleWidth(const PaperStyle& style)
{
    return std::max(style.look.px(22), 15.5 * style.lineWidth);
}

/// Whether the keys from `first` on have room side by side in one row.
bool fitsInRow(const std::vector<StyledLine>& lines, const std::vector<std::size_t>& keys, std::size_t first, const QFontMetricsF& metrics, double sample,
               const PaperStyle& style, double width)
{
    double at = 0;
    for (std::size_t i = first; i < keys.size() && at <= width; ++i) {
        at += sample + metrics.horizontalAdvance(lines[keys[i]].key) + (i > first ? style.look.px(10) : 0);
    }
    return at <= width;
}

}  // namespace

std::vector<std::size_t> legendKeys(const std::vector<StyledLine>& lines)
{
    std::vector<std::size_t> keys;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool known = std::any_of(keys.begin(), keys.end(), [&](std::size_t one) { return lines[one].key == lines[i].key && lines[one].pen == lines[i].pen; });
        if (!lines[i].key.isEmpty() && !known) {
            keys.push_back(i);
        }
    }
    return keys;
}

LegendLayout layoutLegend(const std::vector<StyledLine>& lines, const PaperStyle& style, LegendPlace place, QSizeF room)
{
    LegendLayout layout;
    if (place == LegendPlace::None) {
        return layout;
    }
    const QFontMetricsF metrics(style.look.font);
    const double row = lineHeight(style.look);
    const double sample = sampleWidth(style) + style.look.px(4);
    const bool sideBySide = place == LegendPlace::Above || place == LegendPlace::Below;
    const std::vector<std::size_t> all = legendKeys(lines);
    const int rows = std::max(1, static_cast<int>(room.height() / row));
    QPointF at(0, 0);
    for (std::size_t i = 0; i < all.size(); ++i) {
        QString text = metrics.elidedText(lines[all[i]].key, Qt::ElideMiddle, std::max(10.0, room.width() - sample));
        double key = sample + metrics.horizontalAdvance(text);
        if (sideBySide && at.x() > 0 && at.x() + key > room.width()) {
            at = {0, at.y() + row};
        }
        const bool last = qRound(at.y() / row) + 1 >= rows && (!sideBySide || at.x() == 0) && i + 1 < all.size();
        const bool cut = last && (!sideBySide || !fitsInRow(lines, all, i, metrics, sample, style, room.width()));
        if (cut) {
            text = Texts::tr("and %n more", "keys of a legend", static_cast<int>(all.size() - i));
            key = metrics.horizontalAdvance(text);
        }
        layout.keys.push_back({cut ? std::nullopt : std::optional(all[i]), at, text});
        layout.size = layout.size.expandedTo(QSizeF(at.x() + key, at.y() + row));
        if (cut) {
            break;
        }
        at = sideBySide ? at + QPointF(key + style.look.px(10), 0) : QPointF(0, at.y() + row);
    }
    return layout;
}

QRectF legendBox(LegendPlace place, const QRectF& axes, QSizeF size, double pad)
{
    QRectF box(QPointF(0, 0), size);
    const bool left = place == LegendPlace::TopLeft || place == LegendPlace::BottomLeft;
    const bool top = place == LegendPlace::TopLeft || place == LegendPlace::TopRight;
    left ? box.moveLeft(axes.left() + 2 * pad) : box.moveRight(axes.right() - pad);
    top ? box.moveTop(axes.top() + pad) : box.moveBottom(axes.bottom() - 1.5 * pad);
    return box;
}

void paintLegend(QPainter& painter, QPointF at, const LegendLayout& layout, const std::vector<StyledLine>& lines, const PaperStyle& style,
                 LegendPlace place)
{
    const bool inside = place != LegendPlace::Above && place != LegendPlace::Below && place != LegendPlace::Right;
    if (inside) {
        const double pad = style.look.px(2);
        painter.fillRect(QRectF(at, layout.size).adjusted(-pad, -pad / 2, pad, pad / 2), style.look.background);
    }
    painter.setFont(style.look.font);
    const double row = lineHeight(style.look);
    const double sample = sampleWidth(style);
    for (const LegendLayout::Key& key : layout.keys) {
        const QPointF left = at + key.at + QPointF(0, row / 2);
        if (!key.line) {
            painter.setPen(style.look.text);
            paintText(painter, QRectF(left - QPointF(0, row / 2), QSizeF(layout.size.width(), row)), Qt::AlignLeft | Qt::AlignVCenter, key.text);
            continue;
        }
        const LinePen& pen = lines[*key.line].pen;
        painter.setPen(qtPen(pen, style.lineWidth));
        painter.drawLine(QLineF(left, left + QPointF(sample, 0)));
        paintMarker(painter, left + QPointF(sample / 2, 0), pen, style.lineWidth);
        painter.setPen(style.look.text);
        paintText(painter, QRectF(left + QPointF(sample + style.look.px(4), -row / 2), QSizeF(layout.size.width(), row)), Qt::AlignLeft | Qt::AlignVCenter, key.text);
    }
}

QPen qtPen(const LinePen& pen, double width)
{
    QPen result(pen.colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (!pen.dashes.empty()) {
        result.setDashPattern(QList<qreal>(pen.dashes.begin(), pen.dashes.end()));
    }
    return result;
}

void paintMarker(QPainter& painter, QPointF at, const LinePen& pen, double width)
{
    const double r = std::clamp(2.1 * width, 12.0, 32.0);
    QPolygonF shape;
    switch (pen.marker) {
    case Marker::None: return;
    case Marker::Cross:
        painter.setPen(QPen(pen.colour, width));
        painter.drawLine(QLineF(at - QPointF(r, r), at + QPointF(r, r)));
        painter.drawLine(QLineF(at - QPointF(r, -r), at + QPointF(r, -r)));
        return;
    case Marker::Circle: break;
    case Marker::Square: shape << at + QPointF(-r, -r) * 0.9 << at + QPointF(r, -r) * 0.9 << at + QPointF(r, r) * 0.9 << at + QPointF(-r, r) * 0.9; break;
    case Marker::Triangle: shape << at + QPointF(0, -1.2 * r) << at + QPointF(1.1 * r, 0.8 * r) << at + QPointF(-1.1 * r, 0.8 * r); break;
    case Marker::Diamond: shape << at + QPointF(0, -1.3 * r) << at + QPointF(1.1 * r, 0) << at + QPointF(0, 1.3 * r) << at + QPointF(-1.1 * r, 0); break;
    }
    painter.setPen(QPen(pen.colour, std::max(5.0, width * 0.8), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::white);
    shape.isEmpty() ? painter.drawEllipse(at, r, r) : painter.drawPolygon(shape);
    painter.setBrush(Qt::NoBrush);
}

}  // namespace gg::widgets
