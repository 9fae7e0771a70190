#pragma once

#include "core/metrics/overlaps.h"

namespace gg::metrics {

enum class Outcome : std::uint8_t {
    TruePositive,
    FalsePositive,
    Ignored  ///< on an ignored truth, or beyond the detections that count
};

/// Which detection found which truth, class by class, at one IoU threshold.
/// COCO's rule: detections by falling score; each takes the free truth of its class with the highest IoU, ties going to the later
/// truth; an ignored truth only if no other is there. Because the order is that of the score, the matching at a confidence c is this one
/// without the detections below c: a slider of the confidence needs no new matching.
struct Matching {
    double iou = 0;
    std::vector<Outcome> outcomes;           ///< by detection
    std::vector<std::uint32_t> truthOf;      ///< by detection: the truth that it took (also an ignored one), or none
    std::vector<double> iouOf;               ///< by detection: with that truth; 0 without one
    std::vector<std::uint32_t> detectionOf;  ///< by truth: the first detection that took it, or none
};

/// `iou` in (0, 1]; `maxDetections` of an image and class count, the rest is Ignored (0: all count). O(pairs + detections).
GG_EXPORT Matching matchDetections(const DetectionSet& set, const Overlaps& overlaps, double iou, std::size_t maxDetections = 0);

}  // namespace gg::metrics
