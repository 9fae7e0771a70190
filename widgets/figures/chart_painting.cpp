#include "widgets/figures/chart_painting.h"

#include "widgets/charts/vector_device.h"
#include "widgets/figures/chart_layout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::ChartPainting)
};

constexpr double axisPt = 0.6;
constexpr double gridPt = 0.5;

QString axisText(const ChartAxis& axis)
{
    return axis.unit.isEmpty() ? axis.label : QStringLiteral("%1 (%2)").arg(axis.label, axis.unit);
}

void paintNumber(QPainter& painter, const QRectF& rect, int flags, const AxisTicks::Tick& tick)
{
    if (tick.exponent.isEmpty()) {
        paintText(painter, rect, flags, tick.text);
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const double whole = tickWidth(tick, metrics);
    const double left = (flags & Qt::AlignRight) != 0 ? rect.right() - whole : (flags & Qt::AlignHCenter) != 0 ? rect.center().x() - whole / 2 : rect.left();
    paintText(painter, QRectF(left, rect.top(), whole, rect.height()), Qt::AlignLeft | (flags & Qt::AlignVertical_Mask), tick.text);
    const double baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    paintExponent(painter, {left + metrics.horizontalAdvance(tick.text), baseline}, tick.exponent);
}

AxisTicks::Tick powerText(int power)
{
    return {0, QStringLiteral("×10"), QString::number(power).replace(QLatin1Char('-'), QChar(0x2212))};
}

void paintGrid(QPainter& painter, const ChartLayout& layout, const PaperStyle& style)
{
    if (!style.grid) {
        return;
    }
    const QRectF& rect = layout.axes.rect;
    painter.setPen(QPen(style.look.grid, gridPt * unitsPerPoint, Qt::SolidLine, Qt::FlatCap));
    for (const AxisTicks::Tick& tick : layout.yTicks.ticks) {
        const double y = layout.axes.y(tick.at);
        if (!tick.text.isEmpty() && y > rect.top() + 2 && y < rect.bottom() - 2) {
            painter.drawLine(QLineF(rect.left(), y, rect.right(), y));
        }
    }
}

void paintAxes(QPainter& painter, const QRectF& whole, const ChartLayout& layout, const ChartSpec& chart, const PaperStyle& style)
{
    const QRectF& rect = layout.axes.rect;
    const DrawLook& look = style.look;
    const double gap = look.px(3);
    painter.setPen(QPen(look.text, axisPt * unitsPerPoint, Qt::SolidLine, Qt::SquareCap));
    painter.drawLine(QLineF(rect.bottomLeft(), rect.bottomRight()));
    painter.drawLine(QLineF(rect.topLeft(), rect.bottomLeft()));
    painter.setPen(QPen(look.text, axisPt * unitsPerPoint, Qt::SolidLine, Qt::FlatCap));
    for (const AxisTicks::Tick& tick : layout.xTicks.ticks) {
        const double x = layout.axes.x(tick.at);
        painter.drawLine(QLineF(x, rect.bottom(), x, rect.bottom() + layout.tick));
    }
    for (const AxisTicks::Tick& tick : layout.yTicks.ticks) {
        const double y = layout.axes.y(tick.at);
        painter.drawLine(QLineF(rect.left() - layout.tick * (tick.text.isEmpty() ? 0.55 : 1), y, rect.left(), y));
    }
    painter.setFont(look.font);
    painter.setPen(look.text);
    double foot = rect.bottom() + layout.tick + gap * 0.6;
    for (const AxisTicks::Tick& tick : layout.xTicks.ticks) {
        paintNumber(painter, QRectF(layout.axes.x(tick.at) - 1, foot, 2, layout.line), Qt::AlignHCenter | Qt::AlignVCenter, tick);
    }
    for (const AxisTicks::Tick& tick : layout.yTicks.ticks) {
        const double right = rect.left() - layout.tick - gap * 0.8;
        paintNumber(painter, QRectF(right - rect.width(), layout.axes.y(tick.at) - layout.line / 2, rect.width(), layout.line), Qt::AlignRight | Qt::AlignVCenter, tick);
    }
    if (layout.yTicks.power != 0) {
        paintNumber(painter, QRectF(rect.left(), rect.top() - layout.flags() - layout.line * 1.1, rect.width(), layout.line), Qt::AlignLeft | Qt::AlignVCenter, powerText(layout.yTicks.power));
    }
    foot += layout.line;
    paintText(painter, QRectF(rect.left(), foot, rect.width(), layout.line), Qt::AlignHCenter | Qt::AlignVCenter, axisText(chart.x));
    if (layout.xTicks.power != 0) {
        const AxisTicks::Tick power = powerText(layout.xTicks.power);
        paintNumber(painter, QRectF(rect.right() - rect.width() / 4, foot, rect.width() / 4, layout.line), Qt::AlignRight | Qt::AlignVCenter, power);
    }
    painter.save();
    painter.translate(whole.left(), rect.center().y());
    painter.rotate(-90);
    paintText(painter, QRectF(-rect.height() / 2, 0, rect.height(), layout.line), Qt::AlignHCenter | Qt::AlignVCenter, axisText(chart.y));
    painter.restore();
}

QPolygonF stepped(const std::vector<QPointF>& line)
{
    QPolygonF steps;
    for (const QPointF& point : line) {
        if (!steps.isEmpty()) {
            steps << QPointF(point.x(), steps.back().y());
        }
        steps << point;
    }
    return steps;
}

void paintMarkers(QPainter& painter, const PaperCurve& curve, const LinePen& pen, double width, double every, double phase)
{
    double next = -qInf();
    for (const auto& line : curve.lines) {
        for (const QPointF& point : line) {
            if (std::isinf(next)) {
                next = point.x() + phase;
            }
            if (point.x() >= next || (curve.lines.size() == 1 && line.size() == 1)) {
                paintMarker(painter, point, pen, width);
                next = point.x() + every;
            }
        }
    }
}

void paintGaps(QPainter& painter, const PaperCurve& curve, const PaperAxes& axes, const QColor& colour, const PaperStyle& style)
{
    const double side = style.look.px(2.2);
    painter.setPen(QPen(colour, style.look.px(1)));
    double last = -qInf();
    for (const double x : curve.gaps) {
        if (x - last < side / 2) {
            continue;  // crosses over crosses say no more
        }
        last = x;
        const QPointF at(x, axes.rect.bottom() - side * 1.6);
        painter.drawLine(QLineF(at - QPointF(side, side), at + QPointF(side, side)));
        painter.drawLine(QLineF(at - QPointF(side, -side), at + QPointF(side, -side)));
    }
}

void paintFilled(QPainter& painter, const PaperCurve& curve, const PaperAxes& axes, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double foot = std::clamp(axes.y(axes.yLogarithmic ? axes.yLower : 0), axes.rect.top(), axes.rect.bottom());
    for (const auto& line : curve.lines) {
        QPolygonF area(QList<QPointF>(line.begin(), line.end()));
        area.prepend({line.front().x(), foot});
        area.append({line.back().x(), foot});
        painter.drawPolygon(area);
    }
    painter.setBrush(Qt::NoBrush);
}

/// Bands of two runs lie over one another, and both are seen.
QColor translucent(QColor colour)
{
    colour.setAlphaF(0.18F);
    return colour;
}

/// What lies between two curves, in a light tone of the first.
void paintBand(QPainter& painter, const PaperCurve& upper, const PaperCurve& lower, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (std::size_t i = 0; i < std::min(upper.lines.size(), lower.lines.size()); ++i) {
        QPolygonF area(QList<QPointF>(upper.lines[i].begin(), upper.lines[i].end()));
        area.append(QList<QPointF>(lower.lines[i].rbegin(), lower.lines[i].rend()));
        painter.drawPolygon(area);
    }
    painter.setBrush(Qt::NoBrush);
}

/// The shade of a band says where its edges are.
bool isEdge(const ChartSpec& chart, std::size_t series)
{
    return std::any_of(chart.bands.begin(), chart.bands.end(), [&](const ChartBand& band) { return band.upper == series || band.lower == series; });
}

void paintCurves(QPainter& painter, const ChartLayout& layout, const ThinnedChart& thin, const std::vector<StyledLine>& lines, const PaperStyle& style)
{
    const PaperAxes& axes = layout.axes;
    const ChartSpec& chart = thin.chart;
    std::vector<PaperCurve> curves;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        curves.push_back(paperCurve(chart.series[i], thin.lines[i], axes, style.dot));
    }
    // Half a line may stand over the frame, so that a curve along 0 or 1 is as wide as any.
    const double over = style.lineWidth;
    painter.save();
    painter.setClipRect(axes.rect.adjusted(0, -over, over, over));
    for (const ChartBand& band : chart.bands) {
        if (band.upper < curves.size() && band.lower < curves.size()) {
            paintBand(painter, curves[band.upper], curves[band.lower], translucent(lines[band.upper].pen.colour));
        }
    }
    for (const bool faint : {true, false}) {
        for (std::size_t i = 0; i < curves.size(); ++i) {
            if (lines[i].faint != faint || (faint && isEdge(chart, i))) {
                continue;
            }
            const ChartSeries& series = chart.series[i];
            if (series.filled) {
                paintFilled(painter, curves[i], axes, faded(lines[i].pen.colour, style.look.background, 0.6));
            }
            const double width = faint ? std::max(0.5 * unitsPerPoint, style.lineWidth * 0.6) : style.lineWidth;
            // Dashes along a curve of more points than dots would be dashes of noise.
            LinePen pen = lines[i].pen;
            if (curves[i].dense) {
                pen.dashes = {};
            }
            QPen stroke = series.stroke == Stroke::Points ? QPen(Qt::NoPen) : qtPen(pen, width);
            if (curves[i].dense) {
                stroke.setCapStyle(Qt::RoundCap);
            }
            painter.setPen(stroke);
            painter.setBrush(Qt::NoBrush);
            if (series.steps && !curves[i].dense) {
                for (const auto& line : curves[i].lines) {
                    painter.drawPolyline(stepped(line));
                }
            } else if (series.stroke != Stroke::Points) {
                painter.drawPath(strokePath(curves[i]));
            }
            if (series.stroke == Stroke::Points) {
                pen.marker = pen.marker == Marker::None ? Marker::Circle : pen.marker;
                paintMarkers(painter, curves[i], pen, width, 0, 0);
            } else if (pen.marker != Marker::None || (curves[i].lines.size() == 1 && curves[i].lines.front().size() == 1)) {
                pen.marker = pen.marker == Marker::None ? Marker::Circle : pen.marker;
                const double every = std::max(axes.rect.width() / 9, 12 * width);
                paintMarkers(painter, curves[i], pen, width, every, every * static_cast<double>(i % 4) / 5);
            }
            paintGaps(painter, curves[i], axes, lines[i].pen.colour, style);
        }
    }
    painter.restore();
}

void paintDots(QPainter& painter, const ChartLayout& layout, const ChartSpec& chart, const PaperStyle& style)
{
    for (const ChartDot& dot : chart.dots) {
        if (!std::isfinite(dot.x) || !layout.axes.drawable(dot.y)) {
            continue;
        }
        const QPointF at(layout.axes.x(dot.x), layout.axes.y(dot.y));
        if (dot.plumb) {
            painter.setPen(QPen(style.look.text, 0.6 * unitsPerPoint, Qt::DotLine));
            painter.drawLine(QLineF(at.x(), layout.axes.rect.top(), at.x(), layout.axes.rect.bottom()));
        }
        painter.setPen(QPen(style.look.background, style.look.px(1)));
        painter.setBrush(style.look.text);  // the window's colours mean other things beside a palette
        painter.drawEllipse(at, style.look.px(3), style.look.px(3));
        painter.setBrush(Qt::NoBrush);
    }
}

}  // namespace

PaperAxes paperAxes(const QRectF& rect, const ChartSpec& chart, const PaperStyle& style)
{
    return prepareChart(rect, chart, style).layout.axes;
}

void paintChart(QPainter& painter, const QRectF& rect, const ChartSpec& chart, const PaperStyle& style)
{
    painter.setFont(style.look.font);
    if (chart.empty()) {
        painter.setPen(style.look.muted);
        paintText(painter, rect, Qt::AlignCenter, chart.emptyText.isEmpty() ? Texts::tr("no values") : chart.emptyText);
        return;
    }
    const PreparedChart prepared = prepareChart(rect, chart, style);
    const ChartLayout& layout = prepared.layout;
    const std::vector<StyledLine>& lines = prepared.lines;
    paintGrid(painter, layout, style);
    paintMarkLines(painter, layout.marks, layout.axes);
    paintCurves(painter, layout, prepared.thin, lines, style);
    paintDots(painter, layout, prepared.thin.chart, style);
    paintAxes(painter, rect, layout, chart, style);
    paintFlags(painter, layout.marks, layout.axes, style);
    if (layout.legendPlace != LegendPlace::None) {
        const double gap = style.look.px(3);
        const QRectF& axes = layout.axes.rect;
        QPointF at;
        switch (layout.legendPlace) {
        case LegendPlace::Right: at = {axes.right() + style.look.px(6), axes.top()}; break;
        case LegendPlace::Above: at = {axes.left(), axes.top() - layout.headroom() - layout.legend.size.height() - gap}; break;
        case LegendPlace::Below: at = {axes.left(), rect.bottom() - layout.legend.size.height()}; break;
        default: at = legendBox(layout.legendPlace, axes, layout.legend.size, style.look.px(4)).topLeft();
        }
        paintLegend(painter, at, layout.legend, lines, style, layout.legendPlace);
    }
}

}  // namespace gg::widgets
