#include "widgets/figures/chart_layout.h"

#include "widgets/charts/curve_reading.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets {
namespace {

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

AxisTicks xTicksAt(const PaperAxes& axes, int most, TickNumbers numbers)
{
    if (!axes.xLogarithmic) {
        return linearTicks(axes.xLower, axes.xUpper, most, numbers);
    }
    AxisTicks ticks = logarithmicTicks(std::pow(10, axes.xLower), std::pow(10, axes.xUpper), most);
    for (AxisTicks::Tick& tick : ticks.ticks) {
        tick.at = std::log10(tick.at);
    }
    return ticks;
}

/// As many as fit side by side with air between them.
AxisTicks xTicksFor(const PaperAxes& axes, const QFontMetricsF& metrics, bool whole)
{
    for (int most = 9; most > 2; --most) {
        AxisTicks ticks = xTicksAt(axes, most, whole ? TickNumbers::Whole : TickNumbers::Any);
        const auto named = std::count_if(ticks.ticks.begin(), ticks.ticks.end(), [](const AxisTicks::Tick& tick) { return !tick.text.isEmpty(); });
        const double room = axes.rect.width() / std::max<double>(1, static_cast<double>(named) - 1);
        if (widest(ticks, metrics) * 1.6 < room || named <= 2) {
            return ticks;
        }
    }
    return xTicksAt(axes, 2, TickNumbers::Any);
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

/// Where the legend stands, and how large it is there.
void placeLegend(ChartLayout& layout, const QRectF& inner, const ChartSpec& chart, const std::vector<StyledLine>& lines, const PaperStyle& style)
{
    layout.legendPlace = legendKeys(lines).empty() ? LegendPlace::None : style.legend;
    layout.axes.rect = inner;
    const QSizeF inside(inner.width(), inner.height() * 0.9);
    if (layout.legendPlace == LegendPlace::Best) {
        layout.legend = layoutLegend(lines, style, LegendPlace::TopRight, {inner.width(), 1e6});
        layout.legendPlace = freestCorner(layout.axes, chart, layout.legend.size, style.look.px(4));
    }
    const bool beside = layout.legendPlace == LegendPlace::Right;
    const bool over = layout.legendPlace == LegendPlace::Above || layout.legendPlace == LegendPlace::Below;
    layout.legend = layoutLegend(lines, style, layout.legendPlace, beside ? QSizeF(inner.width() * 0.45, inner.height()) : over ? QSizeF(inner.width(), inner.height() * 0.4) : inside);
}

ChartLayout layoutChart(const QRectF& rect, const ChartSpec& chart, const std::vector<StyledLine>& lines, const PaperStyle& style)
{
    const QFontMetricsF metrics(style.look.font);
    ChartLayout layout;
    layout.line = lineHeight(style.look);
    layout.tick = style.look.px(3.5);
    const Range x = xRange(chart);
    const Range y = yRange(chart);
    layout.axes = {.rect = rect, .xLower = x.lower, .xUpper = x.upper, .yLower = y.lower, .yUpper = y.upper, .yLogarithmic = chart.y.logarithmic, .xLogarithmic = chart.x.logarithmic};
    const double gap = style.look.px(3);
    const double below = layout.tick + gap + layout.line + (chart.x.label.isEmpty() ? 0 : layout.line + gap / 2);
    const double beside = chart.y.label.isEmpty() ? 0 : layout.line + 1.6 * gap;
    QRectF inner = rect.adjusted(beside, layout.line * 0.5, -style.look.px(2), -below);
    layout.axes.rect = inner;
    layout.yTicks = yTicksFor(layout.axes, layout.line);
    const double above = layout.yTicks.power != 0 ? layout.line * 0.7 : 0;
    const double left = widest(layout.yTicks, metrics) + layout.tick + gap;
    inner.adjust(left, above, 0, 0);
    placeLegend(layout, inner, chart, lines, style);
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
    layout.axes.rect = inner;
    layout.marks = layoutMarks(chart, layout.axes, lines, style, std::clamp(static_cast<int>(inner.height() * 0.4 / layout.line), 0, 4));
    inner.setTop(inner.top() + layout.flags());
    layout.axes.rect = inner.width() > 1 && inner.height() > 1 ? inner : QRectF(rect.center(), QSizeF(1, 1));
    layout.yTicks = yTicksFor(layout.axes, layout.line);
    // Lower axes have other ticks, whose numbers may be wider than those that room was made for.
    const double wider = widest(layout.yTicks, metrics) + layout.tick + gap - left;
    if (wider > 0 && layout.axes.rect.width() > wider + 1) {
        layout.axes.rect.setLeft(layout.axes.rect.left() + wider);
        layout.marks = layoutMarks(chart, layout.axes, lines, style, layout.marks.rows);
    }
    return layout;
}

/// On a logarithmic x axis curves are laid out by the logarithm of x; what is not above zero has no place there.
ChartSpec onLogarithm(const ChartSpec& chart)
{
    const auto logarithm = [](const std::optional<double>& value) { return value && *value > 0 ? std::optional(std::log10(*value)) : std::nullopt; };
    ChartSpec out = chart;
    out.x.lower = logarithm(chart.x.lower);
    out.x.upper = logarithm(chart.x.upper);
    for (ChartSeries& series : out.series) {
        const ChartSeries whole = series;
        series.x = {};
        series.y = {};
        series.smooth = {};
        series.parts.clear();
        series.extremes = nullptr;
        series.smoothExtremes = nullptr;
        for (const CurvePart& part : partsOf(whole)) {
            const std::size_t first = series.x.size();
            for (std::size_t i = part.first; i < part.last; ++i) {
                if (whole.x[i] > 0) {
                    series.x.push_back(std::log10(whole.x[i]));
                    series.y.push_back(whole.y[i]);
                    if (i < whole.smooth.size()) {
                        series.smooth.push_back(whole.smooth[i]);
                    }
                }
            }
            series.parts.push_back({first, series.x.size(), part.abandoned});
        }
        std::erase_if(series.parts, [](const CurvePart& part) { return part.first == part.last; });
    }
    std::erase_if(out.marks, [](const ChartMark& mark) { return !(mark.x > 0); });
    for (ChartMark& mark : out.marks) {
        mark.x = std::log10(mark.x);
    }
    std::erase_if(out.dots, [](const ChartDot& dot) { return !(dot.x > 0); });
    for (ChartDot& dot : out.dots) {
        dot.x = std::log10(dot.x);
    }
    return out;
}

/// Lines that were set apart from a series are drawn as it is, and behind it.
std::vector<StyledLine> linesOf(const ThinnedChart& thin, const std::vector<StyledLine>& own, const PaperStyle& style)
{
    std::vector<StyledLine> lines = own;
    for (std::size_t i = own.size(); i < thin.lines.size(); ++i) {
        StyledLine line = own[thin.lines[i].series];
        line.key.clear();
        line.pen.marker = Marker::None;
        line.pen.dashes = {};
        if (!line.faint) {
            line.pen.colour = faded(line.pen.colour, style.look.background, 0.62);
        }
        line.faint = true;
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

double tickWidth(const AxisTicks::Tick& tick, const QFontMetricsF& metrics)
{
    return metrics.horizontalAdvance(tick.text) + 0.75 * metrics.horizontalAdvance(tick.exponent);
}

PreparedChart prepareChart(const QRectF& rect, const ChartSpec& chart, const PaperStyle& style)
{
    const ChartSpec whole = withExtremes(chart.x.logarithmic ? onLogarithm(chart) : chart);
    const std::vector<StyledLine> own = styledLines(whole, style);
    // What the layout asks of the curves, their ends and extremes, is the same for those that are seen at most.
    const ThinnedChart most = thinned(whole, static_cast<std::size_t>(std::max(1.0, std::round(rect.width() / style.dot))));
    PreparedChart prepared;
    prepared.layout = layoutChart(rect, most.chart, linesOf(most, own, style), style);
    const PaperAxes& axes = prepared.layout.axes;
    prepared.thin = thinned(whole, dotColumns(axes, style.dot), axes.xLower, axes.xUpper);
    prepared.lines = linesOf(prepared.thin, own, style);
    return prepared;
}

}  // namespace gg::widgets
