#pragma once

#include "core/audit/augmentation/recipe.h"
#include "core/audit/augmentation/risk.h"
#include "core/audit/evidence.h"

#include <optional>
#include <vector>

namespace gg::audit
{

/// What pictures show of colour: nothing is said of it where nobody looked.
enum class Colour { Unknown, Coloured, Grey };

/// Whether a recipe suits the set: labels that vanish or shrink, samples more crowded than any image of the set, changes of colour that
/// grey pictures cannot have, flips that change the meaning of a class.
std::vector<Finding> judgeAugmentation(const Evidence& evidence, const AugmentationRecipe& recipe, const AugmentationRisk& risk,
                                       Colour colour);

}  // namespace gg::audit
