#pragma once

#include "core/base/export.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gg::inference {

/// A box that a network proposed, in pixels of its input.
struct Candidate {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    float score = 0;
    std::int32_t classId = 0;
    std::uint32_t row = 0;  ///< in the network's output: where its mask coefficients are
};

enum class Across : std::uint8_t { WithinClasses, AllClasses };

/// Greedy removal of overlaps: from the highest score down, a box stays unless it overlaps a box that stayed by an IoU above `iou`. Ties in
/// score go by the order that was given. Returns indices into `candidates`, highest score first, at most `most` of them.
GG_EXPORT std::vector<std::uint32_t> removeOverlaps(std::span<const Candidate> candidates, double iou, Across across, std::size_t most);

}  // namespace gg::inference
