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
    return {.lower = lower.value_or(first), .upper = upper.value_or(last), .columns = std::max<std::size_t>(1, columns)};
}

Extremes extremesOf(const CurveColumn& values, const std::shared_ptr<const Extremes>& given, Drawable drawable)
{
    if (given && given->kind() == drawable && given->values().size() >= values.size()) {
        return *given;
    }
    Extremes own(drawable);
    own.extend(values);
    return own;
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

void addPart(ChartSeries& to, const ChartSeries& series, const Extremes& values, const CurvePart& part, const ChartWindow& window)
{
    if (!to.x.empty()) {
        to.x.push_back(series.x[part.first]);
        to.y.push_back(std::numeric_limits<double>::quiet_NaN());
    }
    for (const std::size_t i : keptPoints(series.x, values, part.first, part.last, window)) {
        to.x.push_back(series.x[i]);
        to.y.push_back(values.values()[i]);
        if (i < series.along.size()) {
            to.along.push_back(series.along[i]);
        }
    }
}

/// Its lines: the strong one first, which keeps the place of the series for who counts on it.
std::vector<ChartSeries> linesOf(const ChartSeries& series, const ChartWindow& window, Drawable drawable)
{
    if (series.extremes == nullptr && !ascends(series)) {
        return {series};
    }
    const Extremes raw = extremesOf(series.y, series.extremes, drawable);
    const bool smoothed = !series.smooth.empty();
    std::vector<ChartSeries> lines{bare(series)};
    if (smoothed) {
        lines.push_back(bare(series));
        lines.back().faint = true;
        lines.back().listed = false;
    }
    const Extremes strong = smoothed ? extremesOf(series.smooth, series.smoothExtremes, drawable) : raw;
    for (const CurvePart& part : partsOf(series)) {
        if (part.abandoned) {
            lines.push_back(bare(series));
            lines.back().faint = true;
            lines.back().listed = false;
            addPart(lines.back(), series, raw, part, window);
            continue;
        }
        addPart(lines[0], series, strong, part, window);
        if (smoothed) {
            addPart(lines[1], series, raw, part, window);
        }
    }
    return lines;
}

}  // namespace

std::size_t printColumns(double widthMm, double dpi)
{
    return static_cast<std::size_t>(std::max(1.0, std::ceil(widthMm / 25.4 * dpi)));
}

ChartSpec thinned(const ChartSpec& spec, std::size_t columns, std::optional<double> lower, std::optional<double> upper)
{
    const ChartWindow window = windowOf(spec, columns, lower, upper);
    const Drawable drawable = spec.y.logarithmic ? Drawable::Positive : Drawable::Finite;
    ChartSpec result = spec;
    result.series.clear();
    std::vector<ChartSeries> behind;
    for (const ChartSeries& series : spec.series) {
        auto lines = linesOf(series, window, drawable);
        result.series.push_back(std::move(lines.front()));
        behind.insert(behind.end(), std::make_move_iterator(lines.begin() + 1), std::make_move_iterator(lines.end()));
    }
    // Bands name series by their place: what was added stands behind all of them.
    result.series.insert(result.series.end(), std::make_move_iterator(behind.begin()), std::make_move_iterator(behind.end()));
    return result;
}

ChartSpec separated(const ChartSpec& spec)
{
    // More columns than any curve has points: each is alone in its own, but for those that share their x, of which only what is hidden goes.
    constexpr std::size_t everyPoint = std::size_t(1) << 44;
    const bool plain = std::all_of(spec.series.begin(), spec.series.end(), [](const ChartSeries& one) { return one.parts.size() < 2 && one.smooth.empty(); });
    return plain ? spec : thinned(spec, everyPoint);
}

}  // namespace gg::widgets
