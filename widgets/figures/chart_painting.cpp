#include "widgets/figures/chart_painting.h"

#include "widgets/charts/vector_device.h"
#include "widgets/figures/axis_ticks.h"
#include "widgets/figures/legend_painting.h"

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

struct Range {
    double lower = 0;
    double upper = 1;
};

Range xRange(const ChartSpec& chart)
{
    double lower = qInf();
    double upper = -qInf();
    for (const ChartSeries& one : chart.series) {
        for (const double value : one.x) {
            if (std::isfinite(value)) {
                lower = std::min(lower, value);
                upper = std::max(upper, value);
            }
        }
    }
    if (!(upper >= lower)) {
        return {};
    }
    lower = chart.x.lower.value_or(lower);
    upper = std::max(chart.x.upper.value_or(upper), lower);
    const double margin = upper > lower ? 0 : std::max(0.5, std::abs(upper) * 0.05);
    return {lower - margin, upper + margin};
}

Range yRange(const ChartSpec& chart)
{
    double lower = qInf();
    double upper = -qInf();
    for (const ChartSeries& one : chart.series) {
        for (const double value : one.y) {
            if (std::isfinite(value) && (!chart.y.logarithmic || value > 0)) {
                lower = std::min(lower, value);
                upper = std::max(upper, value);
            }
        }
    }
    if (!(upper >= lower)) {
        return chart.y.logarithmic ? Range{0.1, 1} : Range{0, 1};
    }
    if (chart.y.logarithmic) {
        const double factor = std::pow(upper / lower, 0.04) * 1.02;
        const double least = chart.y.lower.value_or(0) > 0 ? *chart.y.lower : lower / factor;
        return {least, std::max(chart.y.upper.value_or(upper * factor), least * 1.01)};
    }
    const double margin = upper > lower ? (upper - lower) * 0.05 : std::max(std::abs(upper) * 0.1, 1e-3);
    const double foot = chart.y.lower.value_or(lower - margin);
    // A share that reaches 1 does not write over the frame.
    const double head = chart.y.upper.value_or(upper + margin);
    return {foot, std::max(head, foot + 1e-12 + std::abs(foot) * 1e-9)};
}

QString axisText(const ChartAxis& axis)
{
    return axis.unit.isEmpty() ? axis.label : QStringLiteral("%1 (%2)").arg(axis.label, axis.unit);
}

struct Layout {
    PaperAxes axes;
    AxisTicks xTicks;
    AxisTicks yTicks;
    double line = 0;   ///< height of a line of text
    double tick = 0;   ///< length
    LegendLayout legend;
    LegendPlace legendPlace = LegendPlace::None;
};

double tickWidth(const AxisTicks::Tick& tick, const QFontMetricsF& metrics)
{
    return metrics.horizontalAdvance(tick.text) + 0.75 * metrics.horizontalAdvance(tick.exponent);
}

double widest(const AxisTicks& axis, const QFontMetricsF& metrics)
{
    double width = 0;
    for (const AxisTicks::Tick& tick : axis.ticks) {
        width = std::max(width, tickWidth(tick, metrics));
    }
    return width;
}

AxisTicks yTicksFor(const PaperAxes& axes, double line)
{
    const int most = std::clamp(static_cast<int>(axes.rect.height() / (line * 1.6)), 2, 8);
    return axes.yLogarithmic ? logarithmicTicks(axes.yLower, axes.yUpper, most) : linearTicks(axes.yLower, axes.yUpper, most, TickNumbers::Any);
}

/// As many as fit side by side with air between them.
AxisTicks xTicksFor(const PaperAxes& axes, const QFontMetricsF& metrics, bool whole)
{
    for (int most = 9; most > 2; --most) {
        AxisTicks ticks = linearTicks(axes.xLower, axes.xUpper, most, whole ? TickNumbers::Whole : TickNumbers::Any);
        const double room = axes.rect.width() / std::max<double>(1, static_cast<double>(ticks.ticks.size()) - 1);
        if (widest(ticks, metrics) * 1.6 < room || ticks.ticks.size() <= 2) {
            return ticks;
        }
    }
    return linearTicks(axes.xLower, axes.xUpper, 2, TickNumbers::Any);
}

/// The corner where the key covers least of the curves; Above where it would cover too much of any.
LegendPlace freestCorner(const PaperAxes& axes, const ChartSpec& chart, QSizeF key, double pad)
{
    if (key.width() + 2 * pad > axes.rect.width() * 0.7 || key.height() + 2 * pad > axes.rect.height() * 0.55) {
        return LegendPlace::Above;
    }
    constexpr std::array corners{LegendPlace::TopRight, LegendPlace::BottomRight, LegendPlace::BottomLeft, LegendPlace::TopLeft};
    LegendPlace best = LegendPlace::Above;
    double least = 0.015;  // a larger share of the points is not to be covered
    for (const LegendPlace corner : corners) {
        const QRectF box = legendBox(corner, axes.rect, key, pad).adjusted(-pad, -pad, pad, pad);
        std::size_t inside = 0;
        std::size_t all = 0;
        for (const ChartSeries& one : chart.series) {
            const std::size_t stride = std::max<std::size_t>(1, one.x.size() / 4000);
            for (std::size_t i = 0; i < one.x.size(); i += stride) {
                if (axes.drawable(one.y[i])) {
                    const QPointF at(axes.x(one.x[i]), axes.y(one.y[i]));
                    // Between two points there is a line: its middle stands for it.
                    const std::size_t next = std::min(i + stride, one.x.size() - 1);
                    const QPointF then = axes.drawable(one.y[next]) ? QPointF(axes.x(one.x[next]), axes.y(one.y[next])) : at;
                    for (const double share : {0.0, 0.25, 0.5, 0.75}) {
                        inside += box.contains(at + (then - at) * share) ? 1 : 0;
                        ++all;
                    }
                }
            }
        }
        const double covered = all == 0 ? 0 : static_cast<double>(inside) / static_cast<double>(all);
        if (covered < least) {
            least = covered;
            best = corner;
            if (inside == 0) {
                break;
            }
        }
    }
    return best;
}

Layout layoutChart(const QRectF& rect, const ChartSpec& chart, const std::vector<StyledLine>& lines, const PaperStyle& style)
{
    const QFontMetricsF metrics(style.look.font);
    Layout layout;
    layout.line = lineHeight(style.look);
    layout.tick = style.look.px(3.5);
    const Range x = xRange(chart);
    const Range y = yRange(chart);
    layout.axes = {.rect = rect, .xLower = x.lower, .xUpper = x.upper, .yLower = y.lower, .yUpper = y.upper, .yLogarithmic = chart.y.logarithmic};
    const double gap = style.look.px(3);
    const double below = layout.tick + gap + layout.line + (chart.x.label.isEmpty() ? 0 : layout.line + gap / 2);
    const double beside = chart.y.label.isEmpty() ? 0 : layout.line + 1.6 * gap;
    QRectF inner = rect.adjusted(beside, layout.line * 0.5, -style.look.px(2), -below);
    layout.axes.rect = inner;
    layout.yTicks = yTicksFor(layout.axes, layout.line);
    const double above = layout.yTicks.power != 0 ? layout.line * 0.7 : 0;
    const double left = widest(layout.yTicks, metrics) + layout.tick + gap;
    inner.adjust(left, above, 0, 0);
    layout.legendPlace = style.legend;
    if (legendKeys(lines).empty()) {
        layout.legendPlace = LegendPlace::None;
    }
    layout.axes.rect = inner;
    if (layout.legendPlace == LegendPlace::Best) {
        layout.legend = layoutLegend(lines, style, LegendPlace::TopRight, inner.width());
        layout.legendPlace = freestCorner(layout.axes, chart, layout.legend.size, style.look.px(4));
    }
    layout.legend = layoutLegend(lines, style, layout.legendPlace, layout.legendPlace == LegendPlace::Right ? inner.width() * 0.45 : inner.width());
    const QSizeF key = layout.legend.size;
    const double air = style.look.px(6);
    switch (layout.legendPlace) {
    case LegendPlace::Right: inner.setRight(inner.right() - key.width() - air); break;
    case LegendPlace::Above: inner.setTop(inner.top() + key.height() + gap); break;
    case LegendPlace::Below: inner.setBottom(inner.bottom() - key.height() - gap); break;
    default: break;
    }
    // The last number of the x axis is centred on the axis' end.
    layout.axes.rect = inner;
    const bool whole = chart.x.unit.isEmpty() && x.upper - x.lower > 2;
    layout.xTicks = xTicksFor(layout.axes, metrics, whole);
    if (!layout.xTicks.ticks.empty()) {
        const AxisTicks::Tick& last = layout.xTicks.ticks.back();
        const double over = layout.axes.x(last.at) + tickWidth(last, metrics) / 2 - (layout.legendPlace == LegendPlace::Right ? inner.right() + air : rect.right());
        inner.setRight(inner.right() - std::max(0.0, over));
    }
    layout.axes.rect = inner.width() > 1 && inner.height() > 1 ? inner : QRectF(rect.center(), QSizeF(1, 1));
    layout.yTicks = yTicksFor(layout.axes, layout.line);
    return layout;
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

void paintGrid(QPainter& painter, const Layout& layout, const PaperStyle& style)
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

void paintAxes(QPainter& painter, const QRectF& whole, const Layout& layout, const ChartSpec& chart, const PaperStyle& style)
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
        paintNumber(painter, QRectF(rect.left(), rect.top() - layout.line * 1.1, rect.width(), layout.line), Qt::AlignLeft | Qt::AlignVCenter, powerText(layout.yTicks.power));
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

void paintCurves(QPainter& painter, const Layout& layout, const ChartSpec& chart, const std::vector<StyledLine>& lines, const PaperStyle& style)
{
    const PaperAxes& axes = layout.axes;
    std::vector<PaperCurve> curves;
    for (const ChartSeries& one : chart.series) {
        curves.push_back(paperCurve(one.x, one.y, axes, style.dot));
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
            if (lines[i].faint != faint) {
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

void paintDots(QPainter& painter, const Layout& layout, const ChartSpec& chart, const PaperStyle& style)
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
        painter.setBrush(dot.colour);
        painter.drawEllipse(at, style.look.px(3), style.look.px(3));
        painter.setBrush(Qt::NoBrush);
    }
}

}  // namespace

PaperAxes paperAxes(const QRectF& rect, const ChartSpec& chart, const PaperStyle& style)
{
    return layoutChart(rect, chart, styledLines(chart, style), style).axes;
}

void paintChart(QPainter& painter, const QRectF& rect, const ChartSpec& chart, const PaperStyle& style)
{
    painter.setFont(style.look.font);
    if (chart.empty()) {
        painter.setPen(style.look.muted);
        paintText(painter, rect, Qt::AlignCenter, chart.emptyText.isEmpty() ? Texts::tr("no values") : chart.emptyText);
        return;
    }
    const std::vector<StyledLine> lines = styledLines(chart, style);
    const Layout layout = layoutChart(rect, chart, lines, style);
    paintGrid(painter, layout, style);
    paintCurves(painter, layout, chart, lines, style);
    paintDots(painter, layout, chart, style);
    paintAxes(painter, rect, layout, chart, style);
    if (layout.legendPlace != LegendPlace::None) {
        const double gap = style.look.px(3);
        const QRectF& axes = layout.axes.rect;
        QPointF at;
        switch (layout.legendPlace) {
        case LegendPlace::Right: at = {axes.right() + style.look.px(6), axes.top()}; break;
        case LegendPlace::Above: at = {axes.left(), axes.top() - layout.legend.size.height() - gap}; break;
        case LegendPlace::Below: at = {axes.left(), rect.bottom() - layout.legend.size.height()}; break;
        default: at = legendBox(layout.legendPlace, axes, layout.legend.size, style.look.px(4)).topLeft();
        }
        paintLegend(painter, at, layout.legend, lines, style, layout.legendPlace);
    }
}

}  // namespace gg::widgets
