#pragma once

#include "core/recipe/layer_counter.h"

#include <cstdint>
#include <optional>

namespace gg::recipe
{

// What the blocks of the light networks are (core/training/blocks/lite.h says what each computes), in the figures that builder and arithmetic share.

/// Hidden channels of a block: out · expansion of rxdf, in · expansion of litefpp and cmsp.
GG_EXPORT std::int64_t liteHidden(const PlanLayer& layer);
/// Channels between the two convolutions of ffm and spa: a sixteenth, at least 8.
GG_EXPORT std::int64_t liteSqueezed(std::int64_t channels);

/// Counts a light block; nullopt where the layer is none.
std::optional<Map> countLite(LayerCounter& counter, const PlanLayer& layer, const Map& in);

}  // namespace gg::recipe
