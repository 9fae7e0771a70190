#pragma once

#include "core/recipe/layer_counter.h"

#include <optional>
#include <vector>

namespace gg::recipe
{

/// Counts the blocks of an SSD: plain, l2norm and the ssd head; nullopt where the layer is none.
std::optional<Map> countClassic(LayerCounter& counter, const ModelPlan& plan, const PlanLayer& layer, const std::vector<Map>& maps);

}  // namespace gg::recipe
