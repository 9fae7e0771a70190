#include "core/metrics/average_precision.h"

#include <algorithm>

namespace gg::metrics {
namespace {

/// numpy adds this many values at a time in eight interleaved sums; longer rows are halved first, at a multiple of eight.
constexpr std::size_t pairwiseBlock = 128;
/// The size of its buffer: what does not fit goes through it piece by piece.
constexpr std::size_t numpyBuffer = 8192;

double blockSum(std::span<const double> values)
{
    if (values.size() < 8) {
        double sum = 0;
        for (const double value : values) {
            sum += value;
        }
        return sum;
    }
    std::array<double, 8> sums{};
    std::copy_n(values.begin(), sums.size(), sums.begin());
    std::size_t i = 8;
    for (; i + 8 <= values.size(); i += 8) {
        for (std::size_t lane = 0; lane < 8; ++lane) {
            sums[lane] += values[i + lane];
        }
    }
    double sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    for (; i < values.size(); ++i) {
        sum += values[i];
    }
    return sum;
}

double pairwiseSum(std::span<const double> values)
{
    if (values.size() <= pairwiseBlock) {
        return blockSum(values);
    }
    const std::size_t half = values.size() / 2 / 8 * 8;
    return pairwiseSum(values.first(half)) + pairwiseSum(values.subspan(half));
}

}  // namespace

const std::array<double, 101>& recallPoints()
{
    static const std::array<double, 101> points = [] {
        std::array<double, 101> all{};
        const double step = 1.0 / 100;
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i] = static_cast<double>(i) * step;
        }
        all.back() = 1.0;
        return all;
    }();
    return points;
}

std::array<std::uint32_t, 101> truePositivesFor(std::size_t truths)
{
    std::array<std::uint32_t, 101> needed{};
    const double all = static_cast<double>(truths);
    std::uint32_t found = 1;
    for (std::size_t point = 1; point < needed.size(); ++point) {
        // Rounding moves the product by less than one; the quotient, as COCO compares it, decides.
        const auto about = static_cast<std::uint32_t>(recallPoints()[point] * all);
        found = std::max(found, about > 1 ? about - 1 : 1);
        while (static_cast<double>(found) / all < recallPoints()[point]) {
            ++found;
        }
        needed[point] = found;
    }
    return needed;
}

std::array<double, 101> interpolatedPrecision(std::span<const std::uint32_t> falseBefore, std::size_t truths)
{
    return interpolatedPrecision(falseBefore, truePositivesFor(truths));
}

std::array<double, 101> interpolatedPrecision(std::span<const std::uint32_t> falseBefore, const std::array<std::uint32_t, 101>& truePositivesFor)
{
    std::array<double, 101> precision{};
    // From the right: each recall reads the best precision of what reaches it. Recall 0 is reached by whatever comes first.
    std::size_t found = falseBefore.size();
    double best = 0;
    for (std::size_t point = precision.size(); point-- > 0;) {
        for (; found > 0 && found >= truePositivesFor[point]; --found) {
            const double tp = static_cast<double>(found);
            const double fp = static_cast<double>(falseBefore[found - 1]);
            best = std::max(best, tp / (fp + tp + std::numeric_limits<double>::epsilon()));
        }
        precision[point] = best;
    }
    return precision;
}

std::optional<double> averagePrecision(std::span<const std::uint32_t> falseBefore, std::size_t truths)
{
    if (truths == 0) {
        return std::nullopt;
    }
    return pairwiseMean(interpolatedPrecision(falseBefore, truths));
}

FalseBeforeTrue falseBeforeTrue(std::span<const std::uint8_t> hits)
{
    FalseBeforeTrue before;
    std::uint32_t wrong = 0;
    for (const std::uint8_t hit : hits) {
        if (hit != 0) {
            before.push_back(wrong);
        } else {
            ++wrong;
        }
    }
    return before;
}

double pairwiseMean(std::span<const double> values)
{
    double sum = 0;
    for (std::size_t at = 0; at < values.size(); at += numpyBuffer) {
        sum += pairwiseSum(values.subspan(at, std::min(numpyBuffer, values.size() - at)));
    }
    return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

}  // namespace gg::metrics
