#pragma once

#include "core/base/export.h"
#include "core/recipe/model_plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe
{

/// A setting of a row, by its name in a description.
struct PlanSetting {
    std::string name;
    /// Takes the value from its text; returns what was expected when that fails ("a whole number from 1 to 100").
    std::string (*read)(PlanLayer& layer, const std::string& text);
    std::string (*text)(const PlanLayer& layer);
};

/// A block that a description may name. A new one is a row in planBlocks(), a case of the cost and a case of the builder.
struct PlanBlock {
    std::string name;
    std::vector<std::string> settings;
    bool readsMany = false;  ///< concat and the heads read any number of layers, the others one
    bool head = false;       ///< writes no map: what a detector says, the last of its rows
};

const std::vector<PlanBlock>& planBlocks();
const PlanBlock* findBlock(std::string_view name);
std::vector<std::string> blockNames();
/// Whether a block is a head: detect, anchor_detect, grid_detect, ssd.
GG_EXPORT bool isHead(std::string_view block);
const PlanSetting* findSetting(std::string_view name);
/// A layer of the block with its defaults.
PlanLayer freshLayer(const PlanBlock& block);

/// Fills in what follows for layers[index] from those before it; returns what does not fit, as sentences without a full stop. A
/// layer that reads one that does not fit (out == 0) is left alone: one mistake is one problem.
std::vector<std::string> completeLayer(std::vector<PlanLayer>& layers, std::size_t index);

/// What only shows in the whole, by layer; where the rows do not fit, as far as it does not follow from that. Fills in the
/// strides.
struct LayerProblem {
    std::size_t layer = 0;
    std::string text;
};
std::vector<LayerProblem> completeWhole(ModelPlan& plan, bool rowsFit);

}  // namespace gg::recipe
