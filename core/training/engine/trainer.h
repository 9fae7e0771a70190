#pragma once

#include "core/recipe/train_config.h"
#include "core/runs/run_folder.h"
#include "core/training/engine.h"
#include "core/training/engine/training_task.h"

#include <string>

namespace gg::training {

struct TrainOrder {
    const recipe::TrainConfig& config;
    std::string datasetFingerprint;
    bool resume = false;  ///< go on from the sink's checkpoint "last"
};

/// Trains and tells the sink: the one loop behind Engine::train, and what tests drive with a sink of their own.
///
/// A stop is seen between two steps or two batches of the validation; checkpoints/last then stands at that very step. After a loss that
/// is not finite, a full disk or any other Error a Failed state is written, where that is still possible, and the Error is rethrown.
TrainOutcome trainInto(TrainingTask& task, const TrainOrder& order, runs::RunSink& sink, TrainControl& control);

}  // namespace gg::training
