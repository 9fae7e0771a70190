#pragma once

#include "core/audit/pairing.h"
#include "core/base/job_control.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace gg::audit
{

/// Masks of a set that exchange foreground and background against the rest of it.
struct MixedSense {
    std::vector<std::size_t> bright;  ///< places of the masks that are mostly foreground, ascending
    double gain = 0;                  ///< mean gain in agreement when these are inverted, in standard errors
};

/// `set` with shares of foreground for labels (no classes). Shares alone say nothing: a sky covers little of one picture and most of another. Asked is
/// what foreground looks like: learnt from half of the records and tried on the other, it agrees with the masks as they are, or clearly better with those
/// that are mostly foreground inverted. nullopt where the masks as they are explain the pictures as well, and where too few are on either side to tell.
/// Throws Cancelled.
std::optional<MixedSense> findMixedSense(std::span<const LabelledPicture> set, JobControl& control);

}  // namespace gg::audit
