#include "widgets/charts/curve_reading.h"

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

/// Enough for percentiles to within a pixel of a chart.
constexpr std::size_t sampled = 8192;
constexpr std::size_t handful = 20;

/// Piecewise linear from one ascending column to another; beyond the ends the nearest slope goes on.
double through(const CurveColumn& from, const CurveColumn& to, double value)
{
    const std::size_t n = std::min(from.size(), to.size());
    if (n == 0) {
        return value;
    }
    if (n == 1) {
        return to.front();
    }
    const auto at = static_cast<std::size_t>(std::lower_bound(from.begin(), from.begin() + n, value) - from.begin());
    const std::size_t right = std::clamp<std::size_t>(at, 1, n - 1);
    const double width = from[right] - from[right - 1];
    const double share = width > 0 ? (value - from[right - 1]) / width : 0;
    return to[right - 1] + share * (to[right] - to[right - 1]);
}

/// Values of one stretch; the golden ratio spreads places evenly without falling into step with a curve's own period.
void sampleStretch(const ChartSeries& series, bool logarithmic, std::size_t first, std::size_t last, std::size_t most, std::vector<double>& values)
{
    const auto take = [&](std::size_t i) {
        if (std::isfinite(series.y[i]) && (!logarithmic || series.y[i] > 0)) {
            values.push_back(series.y[i]);
        }
    };
    const std::size_t count = last - first;
    if (count <= most) {
        for (std::size_t i = first; i < last; ++i) {
            take(i);
        }
        return;
    }
    constexpr double golden = 0.6180339887498949;
    double place = 0.5;
    for (std::size_t i = 0; i < most; ++i) {
        take(first + std::min(count - 1, static_cast<std::size_t>(place * static_cast<double>(count))));
        place = std::fmod(place + golden, 1.0);
    }
}

std::size_t nearestIn(const CurveColumn& x, std::size_t first, std::size_t last, double value)
{
    const auto at = static_cast<std::size_t>(std::lower_bound(x.begin() + first, x.begin() + last, value) - x.begin());
    if (at == first) {
        return first;
    }
    return at == last || value - x[at - 1] <= x[at] - value ? at - 1 : at;
}

}  // namespace

std::vector<CurvePart> partsOf(const ChartSeries& series)
{
    if (!series.parts.empty()) {
        return series.parts;
    }
    return series.x.empty() ? std::vector<CurvePart>{} : std::vector<CurvePart>{{.first = 0, .last = series.x.size()}};
}

bool ascends(const ChartSeries& series)
{
    const auto parts = partsOf(series);
    return std::all_of(parts.begin(), parts.end(),
                       [&](const CurvePart& part) { return std::is_sorted(series.x.begin() + part.first, series.x.begin() + part.last); });
}

std::pair<std::size_t, std::size_t> stretchIn(const ChartSeries& series, const CurvePart& part, double lower, double upper)
{
    const double* begin = series.x.begin();
    const double* from = std::lower_bound(begin + part.first, begin + part.last, lower);
    const double* to = std::upper_bound(from, begin + part.last, upper);
    return {static_cast<std::size_t>(from - begin), static_cast<std::size_t>(to - begin)};
}

std::optional<std::size_t> indexNear(const ChartSeries& series, double x)
{
    std::optional<std::size_t> best;
    bool bestAbandoned = false;
    for (const CurvePart& part : partsOf(series)) {
        if (part.first >= part.last) {
            continue;
        }
        const std::size_t i = nearestIn(series.x, part.first, part.last, x);
        const bool better = !best || (bestAbandoned && !part.abandoned) ||
                            (bestAbandoned == part.abandoned && std::abs(series.x[i] - x) < std::abs(series.x[*best] - x));
        if (better) {
            best = i;
            bestAbandoned = part.abandoned;
        }
    }
    return best;
}

std::optional<std::pair<double, double>> valuesIn(const ChartSeries& series, const Extremes& extremes, double lower, double upper)
{
    std::optional<std::pair<double, double>> range;
    for (const CurvePart& part : partsOf(series)) {
        const auto [first, last] = stretchIn(series, part, lower, upper);
        if (const auto places = extremes.of(first, last)) {
            const double low = extremes.values()[places->lowest];
            const double high = extremes.values()[places->highest];
            range = range ? std::pair(std::min(range->first, low), std::max(range->second, high)) : std::pair(low, high);
        }
    }
    return range;
}

std::optional<std::pair<double, double>> robustValuesIn(const ChartSpec& spec, double lower, double upper)
{
    std::vector<double> values;
    for (const ChartSeries& series : spec.series) {
        const auto parts = partsOf(series);
        for (const CurvePart& part : parts) {
            const auto [first, last] = stretchIn(series, part, lower, upper);
            sampleStretch(series, spec.y.logarithmic, first, last, std::max<std::size_t>(64, sampled / (spec.series.size() * parts.size())), values);
        }
    }
    if (values.size() < handful) {
        return std::nullopt;
    }
    const auto quantile = [&](double share) {
        const auto place = values.begin() + static_cast<std::ptrdiff_t>(std::lround(share * static_cast<double>(values.size() - 1)));
        std::nth_element(values.begin(), place, values.end());
        return *place;
    };
    double low = quantile(0.01);
    double high = quantile(0.99);
    if (!(high > low)) {
        return std::nullopt;
    }
    if (spec.y.logarithmic) {
        const double margin = std::pow(high / low, 0.1);
        return std::pair(low / margin, high * margin);
    }
    const double margin = (high - low) * 0.1;
    return std::pair(low - margin, high + margin);
}

double xOfEpoch(const ChartSpec& spec, double epoch)
{
    return through(spec.epochPlaces.epochs, spec.epochPlaces.x, epoch);
}

double epochOfX(const ChartSpec& spec, double x)
{
    return through(spec.epochPlaces.x, spec.epochPlaces.epochs, x);
}

}  // namespace gg::widgets
