#pragma once

#include "core/audit/mask_agreement.h"
#include "core/base/export.h"
#include "core/base/job_control.h"

#include <cstddef>
#include <span>
#include <vector>

namespace gg::audit
{

/// The mask of `record` fits the picture of `fits` better than its own.
struct MaskElsewhere {
    std::size_t record = 0;
    std::size_t fits = 0;
    double confidence = 0;  ///< in [0, 1], from the set's own distribution of what chance gains
};

/// The masks of these records fit the pictures of the records `shift` places before them.
struct MaskShift {
    int shift = 0;
    std::vector<std::size_t> records;
};

struct MaskTurned {
    std::size_t record = 0;
    Turn turn = Turn::None;  ///< what brings the mask into place
    double confidence = 0;
};

struct MaskInverted {
    std::size_t record = 0;
    double confidence = 0;
};

/// What edges, colours and the look of foreground say about masks and pictures that do not belong together.
struct MaskMatches {
    WholeSet wholeSet;  ///< holds for most of the set; then nothing else is told
    std::vector<MaskShift> shifts;
    std::vector<MaskElsewhere> elsewhere;
    std::vector<MaskTurned> turned;
    std::vector<MaskInverted> inverted;
};

/// `pairs` parallel to the records. `falseShare`: how many of the claims may be wrong, on average. Throws Cancelled.
GG_EXPORT MaskMatches matchMasks(std::span<const MaskPair> pairs, double falseShare, JobControl& control);

/// "turned by 90 degrees clockwise"
GG_EXPORT const char* turnName(Turn turn);

}  // namespace gg::audit
