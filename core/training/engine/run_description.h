#pragma once

#include "core/runs/run_folder.h"
#include "core/training/detection/detection_preparation.h"
#include "core/training/engine.h"
#include "core/training/engine/preparation.h"

#include <string>

namespace gg::training {

/// What run.yaml says of a run that starts now.
runs::RunInfo describeRun(const TrainRequest& request, const Preparation& data, const std::string& device);
runs::RunInfo describeRun(const TrainRequest& request, const DetectionPreparation& data, const std::string& device);

}  // namespace gg::training
