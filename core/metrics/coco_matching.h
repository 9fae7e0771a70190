#pragma once

#include "core/metrics/score_order.h"
#include "core/metrics/coco.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gg::metrics {

/// Ranges of areas that are matched in one visit of an image: COCO has four.
inline constexpr std::size_t lanes = 4;
/// Of an image and class, by confidence; further ones do not exist for COCO.
inline constexpr std::size_t cocoMaxDetections = 100;
/// One bit for each IoU threshold of a visit.
using ThresholdBits = std::uint64_t;
inline constexpr std::size_t thresholdsAtOnce = 64;

/// What one visit of the images asks: four ranges of areas at up to 64 thresholds.
struct CocoQuestion {
    std::vector<double> thresholds;
    std::array<AreaRange, lanes> ranges;
    std::vector<double> imageScales;  ///< by image: factor of lengths; empty: 1

    ThresholdBits allBits() const { return ~ThresholdBits{0} >> (thresholdsAtOnce - thresholds.size()); }
    /// Factor of areas.
    double areaScale(std::size_t image) const { return imageScales.empty() ? 1.0 : imageScales[image] * imageScales[image]; }
    /// One bit a range; what is not a number lies in all of them, because it is outside of none.
    unsigned lanesOf(double area) const;
};

/// At which thresholds a detection is right, and at which it does not count; at all others it is wrong.
struct LaneHits {
    ThresholdBits right = 0;
    ThresholdBits ignored = 0;
};
using Hits = std::array<LaneHits, lanes>;

struct CocoMatches {
    std::vector<std::uint8_t> lanesOfDetection;  ///< bits of the ranges in which it is wrong unless it hits something
    std::vector<std::uint32_t> hitsOf;           ///< by detection: index into hits; none for one that is wrong at all thresholds or outside
    std::vector<Hits> hits;
    std::vector<std::array<std::size_t, lanes>> truths;  ///< by class: how many count
};

/// COCO's matching for all thresholds and ranges at once. A detection's candidates are the same at every threshold, in the same order of
/// preference (truths that count before ignored ones, then by IoU, then the later one); a threshold only cuts the list off and
/// remembers which truths are taken. So each truth keeps one word of bits a range, and a detection walks its candidates once.
CocoMatches matchCoco(const DetectionSet& set, const Overlaps& overlaps, const ScoreOrder& order, const CocoQuestion& question,
                      JobControl& control);

}  // namespace gg::metrics
