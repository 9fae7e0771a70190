#pragma once

#include "core/base/job_control.h"
#include "core/metrics/detections.h"

#include <span>
#include <vector>

namespace gg::metrics {

/// The detections of each class over all images, highest score first: the order in which precision and recall are accumulated. Ties
/// keep the order of the images, and within an image that of the file.
struct ScoreOrder {
    std::vector<std::uint32_t> rank;        ///< by detection: how many of its image and class go before it
    std::vector<std::uint32_t> detections;  ///< indices into DetectionSet::detections, class after class
    std::vector<std::uint32_t> begin;       ///< classes + 1 entries

    std::span<const std::uint32_t> of(std::size_t classId) const
    {
        return {detections.data() + begin[classId], begin[classId + 1] - begin[classId]};
    }
};

/// Only the first `maxDetections` of an image and class get a place in the order (0: all of them). Linear in the detections: a radix sort. Throws Error
/// (InvalidArgument) for a class that the set does not name, Cancelled.
/// Example: one class, scores 0.9 and 0.3 in image 0 (detections 0 and 1), 0.5 and 0.3 in image 1 (2 and 3): 0, 2, 1, 3 with ranks 0, 0, 1, 1;
/// with maxDetections 1: 0, 2.
GG_EXPORT ScoreOrder orderByScore(const DetectionSet& set, std::size_t maxDetections, JobControl& control);

/// What a walk along the scores needs of a detection, side by side in memory.
struct ScoredDetection {
    double score = 0;
    std::uint32_t detection = 0;
    std::int32_t classId = 0;
};
/// All detections in the same order, whatever their classes. Linear in them.
GG_EXPORT std::vector<ScoredDetection> allByScore(const DetectionSet& set);

}  // namespace gg::metrics
