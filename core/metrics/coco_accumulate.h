#pragma once

#include "core/metrics/coco_matching.h"

#include <vector>

namespace gg::metrics {

/// What the visit of all detections of all classes gives, in pycocotools' layout: [range][threshold][class], precision with 101 recalls behind.
/// −1 for a class without truth in the range.
struct CocoCurves {
    std::size_t thresholds = 0;
    std::size_t classes = 0;
    std::array<std::vector<double>, lanes> precision;
    std::array<std::vector<double>, lanes> recall;  ///< of 100 detections an image and class
    std::vector<double> recall1;                    ///< of the first one, first range
    std::vector<double> recall10;

    CocoCurves(std::size_t thresholdCount, std::size_t classCount);
    std::size_t at(std::size_t threshold, std::size_t classId) const { return threshold * classes + classId; }
};

/// Walks each class's detections once, highest score first. A detection that hits nothing is the same at all thresholds and moves one counter a
/// range; only hits are looked at threshold by threshold. `firstThreshold` is where the question's thresholds stand in `curves`.
void accumulateCoco(const DetectionSet& set, const ScoreOrder& order, const CocoQuestion& question, const CocoMatches& matches,
                    std::size_t firstThreshold, CocoCurves& curves, JobControl& control);

}  // namespace gg::metrics
