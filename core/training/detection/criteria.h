#pragma once

#include "core/training/detection/criterion.h"

#include <memory>

namespace gg::training {

// One function for each kind of head; criterionFor() chooses.

/// "detect": see losses.h.
std::unique_ptr<DetectionCriterion> distributionCriterion(const recipe::ModelPlan& plan, const recipe::TrainConfig& config);
/// "anchor_detect": see anchor_criterion.h.
std::unique_ptr<DetectionCriterion> anchorCriterion(const recipe::ModelPlan& plan, const recipe::TrainConfig& config);
/// "grid_detect": see grid_criterion.h.
std::unique_ptr<DetectionCriterion> gridCriterion(const recipe::ModelPlan& plan, const recipe::TrainConfig& config);
/// "ssd": see ssd_criterion.h.
std::unique_ptr<DetectionCriterion> ssdCriterion(const recipe::ModelPlan& plan, const recipe::TrainConfig& config);

}  // namespace gg::training
