#pragma once

#include "core/metrics/detections.h"

namespace gg::metrics {

/// Detections by falling score; ties stay as they are in the set: by image, then by row. Every curve is one walk along it.
struct ScoreOrder {
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> byClass;     ///< the same order, class after class
    std::vector<std::uint32_t> classBegin;  ///< classes + 1 entries

    std::span<const std::uint32_t> of(std::size_t classId) const
    {
        return {byClass.data() + classBegin[classId], classBegin[classId + 1] - classBegin[classId]};
    }
};

/// Linear in the detections: a radix sort of the scores' bits. Scores must be numbers; any range is taken.
GG_EXPORT ScoreOrder scoreOrder(const DetectionSet& set);

}  // namespace gg::metrics
