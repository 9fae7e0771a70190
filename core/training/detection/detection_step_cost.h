#pragma once

#include "core/training/engine.h"

#include <string>

namespace gg::training {

/// A warm-up step, then two timed ones, on real batches with loading and augmenting. Throws Error, also where the memory will not suffice;
/// Cancelled.
StepCost measureDetectionStep(const recipe::TrainConfig& config, const dataset::Dataset& dataset, const std::string& device, JobControl& control);

}  // namespace gg::training
