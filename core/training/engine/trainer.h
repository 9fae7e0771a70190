#pragma once

#include "core/recipe/train_config.h"
#include "core/runs/run_folder.h"
#include "core/training/engine.h"
#include "core/training/engine/training_task.h"

#include <string>

namespace gg::training {

class RankGroup;

struct TrainOrder {
    const recipe::TrainConfig& config;
    std::string datasetFingerprint;
    bool resume = false;  ///< go on from the sink's checkpoint "last"
    RankGroup* ranks = nullptr;  ///< with whom is trained; null: alone. Only rank 0's sink is written to
};

/// Trains and tells the sink: the one loop behind Engine::train, and what tests drive with a sink of their own.
///
/// A stop is seen between two steps or two batches of the validation; checkpoints/last then stands at that very step. After a loss that
/// is not finite, a full disk or any other Error a Failed state is written, where that is still possible, and the Error is rethrown. Where another
/// rank is lost, rank 0 leaves a checkpoint of the last whole step. A stop or a pause of any rank is one of all; rank 0 alone validates.
TrainOutcome trainInto(TrainingTask& task, const TrainOrder& order, runs::RunSink& sink, TrainControl& control);

}  // namespace gg::training
