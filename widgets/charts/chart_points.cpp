#include "widgets/charts/chart_points.h"

#include <cmath>
#include <limits>

namespace gg::widgets {
namespace {

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

bool isDrawn(const ChartSpec& spec, const ChartSeries& series, std::size_t i)
{
    return std::isfinite(series.x[i]) && std::isfinite(series.y[i]) && (!spec.y.logarithmic || series.y[i] > 0);
}

}  // namespace

std::optional<ChartPoint> nearestPoint(const ChartSpec& spec, const PointToPixel& toPixel, QPointF at, double preferred)
{
    std::optional<ChartPoint> best;
    double least = std::numeric_limits<double>::infinity();
    bool bestIsPreferred = false;
    for (std::size_t s = 0; s < spec.series.size(); ++s) {
        const ChartSeries& series = spec.series[s];
        for (std::size_t i = 0; i < series.x.size(); ++i) {
            if (!isDrawn(spec, series, i)) {
                continue;
            }
            const double away = distance(toPixel(series.x[i], series.y[i]), at);
            const bool isPreferred = !series.faint && away <= preferred;
            if ((isPreferred && !bestIsPreferred) || (isPreferred == bestIsPreferred && away < least)) {
                best = ChartPoint{s, i};
                least = away;
                bestIsPreferred = isPreferred;
            }
        }
    }
    return best;
}

ChartPoint stepAlong(const ChartSpec& spec, const PointToPixel& toPixel, ChartPoint from, int direction, double pixels)
{
    const ChartSeries& series = spec.series[from.series];
    const QPointF start = toPixel(series.x[from.index], series.y[from.index]);
    ChartPoint to = from;
    auto next = static_cast<std::ptrdiff_t>(from.index) + direction;
    for (; next >= 0 && next < static_cast<std::ptrdiff_t>(series.x.size()); next += direction) {
        const auto i = static_cast<std::size_t>(next);
        if (!isDrawn(spec, series, i)) {
            continue;
        }
        to.index = i;
        if (distance(toPixel(series.x[i], series.y[i]), start) >= pixels) {
            break;
        }
    }
    return to;
}

ChartPoint stepAcross(const ChartSpec& spec, ChartPoint from, int direction)
{
    const double x = spec.series[from.series].x[from.index];
    auto next = static_cast<std::ptrdiff_t>(from.series) + direction;
    for (; next >= 0 && next < static_cast<std::ptrdiff_t>(spec.series.size()); next += direction) {
        const auto s = static_cast<std::size_t>(next);
        const ChartSeries& series = spec.series[s];
        ChartPoint to{s, 0};
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < series.x.size(); ++i) {
            if (isDrawn(spec, series, i) && std::abs(series.x[i] - x) < least) {
                least = std::abs(series.x[i] - x);
                to.index = i;
            }
        }
        if (std::isfinite(least)) {
            return to;
        }
    }
    return from;
}

std::optional<ChartPoint> firstPoint(const ChartSpec& spec)
{
    for (const bool faint : {false, true}) {
        for (std::size_t s = 0; s < spec.series.size(); ++s) {
            const ChartSeries& series = spec.series[s];
            for (std::size_t i = series.x.size() / 2; series.faint == faint && i < series.x.size(); ++i) {
                if (isDrawn(spec, series, i)) {
                    return ChartPoint{s, i};
                }
            }
        }
    }
    return std::nullopt;
}

}  // namespace gg::widgets
