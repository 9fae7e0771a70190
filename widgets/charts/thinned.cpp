#include "widgets/charts/thinned.h"

#include "widgets/charts/curve_reading.h"
#include "widgets/charts/decimation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::widgets {
namespace {

ChartWindow windowOf(const ChartSpec& spec, std::size_t columns, std::optional<double> lower, std::optional<double> upper)
{
    double first = std::numeric_limits<double>::infinity();
    double last = -first;
    for (const ChartSeries& series : spec.series) {
        for (const CurvePart& part : partsOf(series)) {
            first = std::min(first, series.x[part.first]);
            last = std::max(last, series.x[part.last - 1]);
        }
    }
    ChartWindow window{.lower = lower.value_or(first), .upper = upper.value_or(last), .columns = std::max<std::size_t>(1, columns)};
    window.upper = window.upper == window.lower ? window.lower + 1 : window.upper;  // a single point has a column, too
    return window;
}

std::shared_ptr<const Extremes> extremesOf(const CurveColumn& values, const std::shared_ptr<const Extremes>& given, Drawable drawable)
{
    if (given && given->kind() == drawable && given->values().size() >= values.size()) {
        return given;
    }
    auto own = std::make_shared<Extremes>(drawable);
    own->extend(values);
    return own;
}

Drawable drawableOf(const ChartSpec& spec)
{
    return spec.y.logarithmic ? Drawable::Positive : Drawable::Finite;
}

/// A line without anything to be looked up, and nothing of the series' points.
ChartSeries bare(const ChartSeries& series)
{
    ChartSeries line = series;
    line.x = {};
    line.y = {};
    line.along = {};
    line.parts = {};
    line.smooth = {};
    line.extremes = nullptr;
    line.smoothExtremes = nullptr;
    return line;
}

/// More columns than any curve has points: each is alone in its own, but for those that share their x, of which only what is hidden goes.
constexpr std::size_t everyPoint = std::size_t(1) << 44;

/// A line that is being thinned, and what it is of.
struct Line {
    ChartSeries series;
    ThinnedLine origin;
};

/// x descends somewhere: its points are taken as they follow one another.
void addUnordered(Line& to, const ChartSeries& series, const ChartWindow& window)
{
    to.origin.dense = series.x.size() > 4 * window.columns;
    for (const std::size_t i : keptPoints(series.x, series.y, window.lower, window.upper, window.columns)) {
        to.series.x.push_back(series.x[i]);
        to.series.y.push_back(series.y[i]);
        if (i < series.along.size()) {
            to.series.along.push_back(series.along[i]);
        }
    }
}

void addPart(Line& to, const ChartSeries& series, const Extremes& values, const CurvePart& part, ChartWindow window)
{
    ChartSeries& line = to.series;
    if (!line.x.empty()) {
        to.origin.joints.push_back(line.x.size());
        line.x.push_back(series.x[part.first]);
        line.y.push_back(std::numeric_limits<double>::quiet_NaN());
    }
    const bool many = window.columns < everyPoint && part.last - part.first > 4 * window.columns;
    to.origin.dense = to.origin.dense || many;
    window.columns = many ? window.columns : everyPoint;
    for (const std::size_t i : keptPoints(series.x, values, part.first, part.last, window)) {
        line.x.push_back(series.x[i]);
        line.y.push_back(values.values()[i]);
        if (i < series.along.size()) {
            line.along.push_back(series.along[i]);
        }
    }
}

/// Its lines: the strong one first, which keeps the place of the series for who counts on it.
std::vector<Line> linesOf(const ChartSpec& spec, std::size_t index, const ChartWindow& window)
{
    const ChartSeries& series = spec.series[index];
    const auto line = [&](bool behind) {
        Line one{bare(series), {.series = index}};
        one.series.faint = behind || one.series.faint;
        one.series.listed = !behind && one.series.listed;
        return one;
    };
    std::vector<Line> lines{line(false)};
    if (series.extremes == nullptr && !ascends(series)) {
        addUnordered(lines[0], series, window);
        return lines;
    }
    const auto raw = extremesOf(series.y, series.extremes, drawableOf(spec));
    const bool smoothed = !series.smooth.empty();
    if (smoothed) {
        lines.push_back(line(true));
    }
    const auto strong = smoothed ? extremesOf(series.smooth, series.smoothExtremes, drawableOf(spec)) : raw;
    for (const CurvePart& part : partsOf(series)) {
        if (part.abandoned) {
            lines.push_back(line(true));
            addPart(lines.back(), series, *raw, part, window);
            continue;
        }
        addPart(lines[0], series, *strong, part, window);
        if (smoothed) {
            addPart(lines[1], series, *raw, part, window);
        }
    }
    return lines;
}

}  // namespace

std::size_t printColumns(double widthMm, double dpi)
{
    return static_cast<std::size_t>(std::max(1.0, std::ceil(widthMm / 25.4 * dpi)));
}

ThinnedChart thinned(const ChartSpec& spec, std::size_t columns, std::optional<double> lower, std::optional<double> upper)
{
    const ChartWindow window = windowOf(spec, columns, lower, upper);
    ThinnedChart result{.chart = spec, .lines = {}};
    result.chart.series.clear();
    std::vector<Line> behind;
    const auto add = [&](Line& line) {
        result.chart.series.push_back(std::move(line.series));
        result.lines.push_back(std::move(line.origin));
    };
    for (std::size_t i = 0; i < spec.series.size(); ++i) {
        auto lines = linesOf(spec, i, window);
        add(lines.front());
        behind.insert(behind.end(), std::make_move_iterator(lines.begin() + 1), std::make_move_iterator(lines.end()));
    }
    // Bands name series by their place: what was added stands behind all of them.
    for (Line& line : behind) {
        add(line);
    }
    return result;
}

ChartSpec separated(const ChartSpec& spec)
{
    const bool plain = std::all_of(spec.series.begin(), spec.series.end(), [](const ChartSeries& one) { return one.parts.size() < 2 && one.smooth.empty(); });
    return plain ? spec : thinned(spec, everyPoint).chart;
}

ChartSpec withExtremes(ChartSpec spec)
{
    for (ChartSeries& series : spec.series) {
        if (series.extremes != nullptr || ascends(series)) {
            series.extremes = extremesOf(series.y, series.extremes, drawableOf(spec));
            series.smoothExtremes = series.smooth.empty() ? nullptr : extremesOf(series.smooth, series.smoothExtremes, drawableOf(spec));
        }
    }
    return spec;
}

}  // namespace gg::widgets
