#include "core/metrics/average_precision.h"

#include <algorithm>
#include <array>
#include <vector>

namespace gg::metrics {
namespace {

/// numpy's linspace(0, 1, 101), bit by bit: which hit reaches a recall may hang on it.
const std::array<double, 101>& recallPoints()
{
    static const auto points = [] {
        std::array<double, 101> values{};
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i) * 0.01;
        values.back() = 1;
        return values;
    }();
    return points;
}

/// F(1) … F(K).
std::vector<double> bestPrecisions(std::span<const std::uint32_t> hitRanks)
{
    std::vector<double> best(hitRanks.size());
    double highest = 0;
    for (std::size_t i = best.size(); i-- > 0;) {
        highest = std::max(highest, static_cast<double>(i + 1) / hitRanks[i]);
        best[i] = highest;
    }
    return best;
}

double recallOf(std::size_t hits, std::size_t truths)
{
    return static_cast<double>(hits) / static_cast<double>(truths);
}

double coco101(const std::vector<double>& best, std::size_t truths)
{
    double sum = 0;
    std::size_t hit = 0;
    for (const double recall : recallPoints()) {
        while (hit < best.size() && recallOf(hit + 1, truths) < recall) ++hit;
        if (hit == best.size()) break;
        sum += best[hit];
    }
    return sum / static_cast<double>(recallPoints().size());
}

/// `endPrecision`: of all detections together; the line down to (1, 0) begins with it. 0: no line.
double trapezoid101(const std::vector<double>& best, double endPrecision, std::size_t truths)
{
    const double lastRecall = recallOf(best.size(), truths);
    std::size_t hit = 0;
    const auto height = [&](double recall) {
        while (hit < best.size() && recallOf(hit + 1, truths) <= recall) ++hit;
        if (hit < best.size()) return best[hit];
        return lastRecall < 1 ? -endPrecision / (1 - lastRecall) * (recall - lastRecall) + endPrecision : 0.0;
    };
    const auto& points = recallPoints();
    double sum = 0;
    double left = height(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double right = height(points[i]);
        sum += (points[i] - points[i - 1]) * (left + right) / 2;
        left = right;
    }
    return sum;
}

double elevenPoints(const std::vector<double>& best, std::size_t truths)
{
    double sum = 0;
    std::size_t hit = 0;
    for (std::size_t tenths = 0; tenths <= 10; ++tenths) {
        while (hit < best.size() && 10 * (hit + 1) < tenths * truths) ++hit;
        if (hit == best.size()) break;
        sum += best[hit];
    }
    return sum / 11;
}

double allPoints(const std::vector<double>& best, std::size_t truths)
{
    double sum = 0;
    for (const double precision : best) sum += precision;
    return sum / static_cast<double>(truths);
}

}  // namespace

double averagePrecision(CurveArea area, std::span<const std::uint32_t> hitRanks, std::size_t detections, std::size_t truths)
{
    if (hitRanks.empty()) return 0;
    const auto best = bestPrecisions(hitRanks);
    switch (area) {
        case CurveArea::Coco101: return coco101(best, truths);
        case CurveArea::Trapezoid101ToOne: return trapezoid101(best, recallOf(best.size(), detections), truths);
        case CurveArea::Trapezoid101ToZero: return trapezoid101(best, 0, truths);
        case CurveArea::ElevenPoints: return elevenPoints(best, truths);
        case CurveArea::AllPoints: return allPoints(best, truths);
    }
    return 0;
}

}  // namespace gg::metrics
