#include "core/metrics/curve_area.h"

#include <algorithm>
#include <vector>

namespace gg::metrics {
namespace {

/// F(1) … F(K).
std::vector<double> bestPrecisions(std::span<const std::uint32_t> falseBefore)
{
    std::vector<double> best(falseBefore.size());
    double highest = 0;
    for (std::size_t i = best.size(); i-- > 0;) {
        const auto hits = static_cast<double>(i + 1);
        highest = std::max(highest, hits / (hits + falseBefore[i]));
        best[i] = highest;
    }
    return best;
}

double recallOf(std::size_t hits, std::size_t truths)
{
    return static_cast<double>(hits) / static_cast<double>(truths);
}

/// `endPrecision`: of all detections together; the line down to (1, 0) begins with it. 0: no line.
double trapezoid101(const std::vector<double>& best, double endPrecision, std::size_t truths)
{
    const double lastRecall = recallOf(best.size(), truths);
    std::size_t hit = 0;
    const auto height = [&](double recall) {
        while (hit < best.size() && recallOf(hit + 1, truths) <= recall) {
            ++hit;
        }
        if (hit < best.size()) {
            return best[hit];
        }
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
        while (hit < best.size() && 10 * (hit + 1) < tenths * truths) {
            ++hit;
        }
        if (hit == best.size()) {
            break;
        }
        sum += best[hit];
    }
    return sum / 11;
}

double allPoints(const std::vector<double>& best, std::size_t truths)
{
    double sum = 0;
    for (const double precision : best) {
        sum += precision;
    }
    return sum / static_cast<double>(truths);
}

}  // namespace

double areaUnder(CurveArea area, std::span<const std::uint32_t> falseBefore, std::size_t detections, std::size_t truths)
{
    if (falseBefore.empty()) {
        return 0;
    }
    if (area == CurveArea::Coco101) {
        return averagePrecision(falseBefore, truths).value_or(0);
    }
    const auto best = bestPrecisions(falseBefore);
    switch (area) {
        case CurveArea::Coco101: break;
        case CurveArea::Trapezoid101ToOne: return trapezoid101(best, recallOf(best.size(), detections), truths);
        case CurveArea::Trapezoid101ToZero: return trapezoid101(best, 0, truths);
        case CurveArea::ElevenPoints: return elevenPoints(best, truths);
        case CurveArea::AllPoints: return allPoints(best, truths);
    }
    return 0;
}

}  // namespace gg::metrics
