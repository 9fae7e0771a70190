#pragma once

#include "core/training/engine.h"
#include "core/training/engine/preparation.h"

#include <string>
#include <vector>

namespace gg::training {

/// A validation image that is followed, by its index in the store.
struct Followed {
    std::size_t index = 0;
    runs::SnapshotSample sample;
};

/// The images of snapshots.images, with names that are unique and safe in a file system.
std::vector<Followed> followedImages(const Preparation& data, const recipe::TrainConfig& config);

struct TrainTask {
    const recipe::TrainConfig& config;
    const Preparation& data;
    std::string datasetFingerprint;
    std::string device;   ///< see chooseDevice
    bool resume = false;  ///< go on from the sink's checkpoint "last"
};

/// Trains and tells the sink: the one loop behind Engine::train, and what tests drive with a sink of their own.
///
/// A stop is seen between two steps or two batches of the validation; checkpoints/last then stands at that very step. After a loss that
/// is not finite, a full disk or any other Error a Failed state is written, where that is still possible, and the Error is rethrown.
TrainOutcome trainInto(const TrainTask& task, runs::RunSink& sink, TrainControl& control);


}  // namespace gg::training
