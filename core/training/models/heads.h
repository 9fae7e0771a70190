#pragma once

#include "core/recipe/model_plan.h"
#include "core/training/blocks/head.h"

#include <memory>

namespace gg::training
{

/// The head that a completed plan ends with. Throws Error (InvalidArgument) for a block that is none. What its maps mean is criterionFor()'s.
std::shared_ptr<Head> makeHead(const recipe::ModelPlan& plan);

}  // namespace gg::training
