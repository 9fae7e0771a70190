#include "core/metrics/calibration.h"

#include <algorithm>
#include <cmath>

namespace gg::metrics {
namespace {

struct BinSums {
    std::size_t detections = 0;
    std::size_t right = 0;
    double confidence = 0;
};

CalibrationBin binOf(const BinSums& sums, std::size_t index, std::size_t bins)
{
    CalibrationBin bin{.from = static_cast<double>(index) / static_cast<double>(bins),
                       .to = static_cast<double>(index + 1) / static_cast<double>(bins),
                       .detections = sums.detections};
    if (sums.detections > 0) {
        bin.confidence = sums.confidence / static_cast<double>(sums.detections);
        bin.precision = static_cast<double>(sums.right) / static_cast<double>(sums.detections);
    }
    return bin;
}

void summarise(Calibration& result, const std::vector<BinSums>& sums)
{
    BinSums all;
    for (const BinSums& bin : sums) {
        all.detections += bin.detections;
        all.right += bin.right;
        all.confidence += bin.confidence;
    }
    if (all.detections == 0) {
        return;
    }
    const double n = static_cast<double>(all.detections);
    result.ece = 0;
    result.largest = 0;
    for (const CalibrationBin& bin : result.bins) {
        if (bin.detections == 0) {
            continue;
        }
        const double gap = std::abs(bin.precision - bin.confidence);
        *result.ece += static_cast<double>(bin.detections) / n * gap;
        result.largest = std::max(*result.largest, gap);
    }
    result.overconfidence = (all.confidence - static_cast<double>(all.right)) / n;
}

}  // namespace

std::size_t calibrationBin(double score, std::size_t bins)
{
    const double width = static_cast<double>(bins);
    if (!(score > 0)) {
        return 0;
    }
    std::size_t index = std::min(bins - 1, static_cast<std::size_t>(std::min(score, 1.0) * width));
    // The product may round over an edge that the score itself does not reach, or stay below one that it does.
    if (index > 0 && score < static_cast<double>(index) / width) {
        --index;
    } else if (index + 1 < bins && score >= static_cast<double>(index + 1) / width) {
        ++index;
    }
    return index;
}

Calibration calibration(const DetectionSet& set, const Matching& matching, std::size_t bins, std::span<const double> lowestOfClass)
{
    bins = std::max<std::size_t>(1, bins);
    std::vector<BinSums> sums(bins);
    for (std::size_t d = 0; d < set.detections.size(); ++d) {
        const Detection& detection = set.detections[d];
        if (matching.outcomes[d] == Outcome::Ignored || !(detection.score >= lowestOfClass[static_cast<std::size_t>(detection.classId)])) {
            continue;
        }
        BinSums& bin = sums[calibrationBin(detection.score, bins)];
        ++bin.detections;
        bin.right += matching.outcomes[d] == Outcome::TruePositive ? 1 : 0;
        bin.confidence += detection.score;
    }
    Calibration result;
    for (std::size_t i = 0; i < bins; ++i) {
        result.bins.push_back(binOf(sums[i], i, bins));
    }
    summarise(result, sums);
    return result;
}

Calibration calibration(const DetectionSet& set, const Matching& matching, std::size_t bins, double lowest, std::uint32_t classId)
{
    std::vector<double> lowestOfClass(set.classNames.size(), classId == none ? lowest : std::numeric_limits<double>::infinity());
    if (classId != none) {
        lowestOfClass[classId] = lowest;
    }
    return calibration(set, matching, bins, lowestOfClass);
}

}  // namespace gg::metrics
