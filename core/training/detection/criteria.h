#pragma once

#include "core/training/detection/criterion.h"

#include <memory>

namespace gg::training {

// One function for each kind of head; criterionFor() chooses.

/// "detect": see losses.h.
std::unique_ptr<DetectionCriterion> distributionCriterion(const recipe::ModelPlan& plan, const recipe::TrainConfig& config);

}  // namespace gg::training
