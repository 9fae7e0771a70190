#pragma once

#include "core/predictions/load.h"

namespace gg::evaluation {

/// By truth of `here`: the index of the same object in `there`, none where that was not evaluated. Images are the same where the truth calls
/// them the same; their objects are in the same order in both.
GG_EXPORT std::vector<std::uint32_t> sameTruths(const predictions::LoadedDetections& here, const predictions::LoadedDetections& there);

}  // namespace gg::evaluation
