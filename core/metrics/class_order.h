#pragma once

#include "core/metrics/detections.h"

namespace gg::metrics {

/// Detections class by class, highest score first, ties in the order of the set: what every curve walks. Nothing but the scores decides it, so
/// it is made once for a set.
struct ClassOrder {
    std::vector<std::uint32_t> begin;       ///< classes + 1 entries
    std::vector<std::uint32_t> detections;  ///< indices into DetectionSet::detections

    std::span<const std::uint32_t> of(std::size_t classId) const
    {
        return {detections.data() + begin[classId], begin[classId + 1] - begin[classId]};
    }
};

/// O(n log n) within the largest class; classes in parallel.
GG_EXPORT ClassOrder classOrder(const DetectionSet& set);

}  // namespace gg::metrics
