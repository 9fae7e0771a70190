#include "core/audit/style/margin_curve.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace gg::audit::style
{
namespace
{

constexpr double spread = 1.2;
constexpr double anywhere = 0.02;

using RangeWeights = std::array<std::array<float, marginRanges>, curvePoints>;

/// p(margin in a range | common margin).
RangeWeights makeWeights()
{
    const auto below = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
    RangeWeights weights{};
    for (std::size_t point = 0; point < curvePoints; ++point) {
        const double centre = (static_cast<int>(point) - curveReach) * static_cast<double>(curveStep);
        double previous = 0;
        for (std::size_t range = 0; range < marginRanges; ++range) {
            const double border = static_cast<double>(marginBorders[range + 1]);
            const double upTo = range + 1 == marginRanges ? 1.0 : below((border - centre) / spread);
            weights[point][range] = static_cast<float>((1 - anywhere) * (upTo - previous) + anywhere / marginRanges);
            previous = upTo;
        }
    }
    return weights;
}

std::array<float, 256> makeLikelihoods()
{
    std::array<float, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = std::exp(-static_cast<float>(i) * BoxMargins::unit);
    }
    return table;
}

/// Multiplies the side's likelihood in.
void multiplySide(const BoxMargins& margins, std::size_t side, Curve& product)
{
    static const RangeWeights weights = makeWeights();
    static const std::array<float, 256> likelihoods = makeLikelihoods();
    std::array<float, marginRanges> likelihood{};
    for (std::size_t range = 0; range < marginRanges; ++range) {
        likelihood[range] = likelihoods[margins.unlikelihood[side][range]];
    }
    for (std::size_t point = 0; point < curvePoints; ++point) {
        float sum = 0;
        for (std::size_t range = 0; range < marginRanges; ++range) {
            sum += weights[point][range] * likelihood[range];
        }
        product[point] *= sum;
    }
}

Curve logarithm(Curve product)
{
    for (float& value : product) {
        value = std::log(value);
    }
    return product;
}

}  // namespace

bool hasSide(const BoxMargins& margins)
{
    return std::ranges::any_of(margins.margin, [](float margin) { return !std::isnan(margin); });
}

Curve curveOf(const BoxMargins& margins)
{
    Curve product;
    product.fill(1);
    for (std::size_t side = 0; side < margins.margin.size(); ++side) {
        if (!std::isnan(margins.margin[side])) {
            multiplySide(margins, side, product);
        }
    }
    return logarithm(product);
}

Curve curveOfSide(const BoxMargins& margins, std::size_t side)
{
    Curve product;
    product.fill(1);
    multiplySide(margins, side, product);
    return logarithm(product);
}

void add(CurveSum& sum, const Curve& curve, int origin)
{
    for (int point = 0; point < static_cast<int>(curvePoints); ++point) {
        const int from = std::clamp(point + origin, 0, static_cast<int>(curvePoints) - 1);
        sum[static_cast<std::size_t>(point)] += static_cast<double>(curve[static_cast<std::size_t>(from)]);
    }
}

void add(CurveSum& sum, const CurveSum& other, double factor)
{
    for (std::size_t point = 0; point < curvePoints; ++point) {
        sum[point] += factor * other[point];
    }
}

Peak peakOf(const CurveSum& sum)
{
    const auto best = std::ranges::max_element(sum);
    const std::ptrdiff_t at = best - sum.begin();
    double shift = 0;
    if (at > 0 && at + 1 < std::ssize(sum)) {
        const double left = *(best - 1);
        const double right = *(best + 1);
        const double curvature = left - 2 * *best + right;
        shift = curvature < 0 ? std::clamp(0.5 * (left - right) / curvature, -0.5, 0.5) : 0;
    }
    return {(static_cast<double>(at - curveReach) + shift) * static_cast<double>(curveStep), *best};
}

int pointOf(double margin)
{
    return std::clamp(static_cast<int>(std::lround(margin / static_cast<double>(curveStep))), -curveReach, curveReach);
}

CurveSum PartedSum::total() const
{
    CurveSum sum{};
    for (const CurveSum& one : part) {
        add(sum, one);
    }
    return sum;
}

std::size_t partOf(std::size_t i, std::size_t count)
{
    return std::min(parts - 1, i * parts / std::max<std::size_t>(count, 1));
}

double peakVariance(const PartedSum& sum)
{
    const CurveSum all = sum.total();
    std::array<double, parts> peaks{};
    double mean = 0;
    for (std::size_t i = 0; i < parts; ++i) {
        CurveSum without = all;
        add(without, sum.part[i], -1);
        peaks[i] = peakOf(without).margin;
        mean += peaks[i] / parts;
    }
    double squares = 0;
    for (const double peak : peaks) {
        squares += (peak - mean) * (peak - mean);
    }
    return squares * (parts - 1) / parts;
}

void add(PartedSum& sum, const PartedSum& other, double factor)
{
    for (std::size_t i = 0; i < parts; ++i) {
        add(sum.part[i], other.part[i], factor);
    }
}

double pValue(double difference, double standardError)
{
    const boost::math::students_t t(static_cast<double>(parts - 1));
    return 2 * boost::math::cdf(boost::math::complement(t, std::abs(difference) / standardError));
}

double halfWidth95()
{
    static const double value = boost::math::quantile(boost::math::students_t(static_cast<double>(parts - 1)), 0.975);
    return value;
}

}  // namespace gg::audit::style
