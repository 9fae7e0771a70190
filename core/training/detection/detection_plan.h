#pragma once

#include "core/recipe/model_plan.h"
#include "core/recipe/train_config.h"

namespace gg::training {

/// The network that a configuration asks for: model.file, or model.name. Throws Error (see planOf, parsePlan; Unreadable for model.file).
recipe::ModelPlan planFor(const recipe::TrainConfig& config, int classes);

}  // namespace gg::training
