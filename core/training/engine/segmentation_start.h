#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/segmentation_network.h"

#include <set>
#include <string>
#include <vector>

namespace gg::training {

/// What start.from gave a network.
struct StartedFrom {
    std::set<std::string> taken;  ///< parameters, by name
    std::string note;             ///< a sentence; empty where nothing was asked for
};

/// Takes what fits by name and shape from the checkpoint that start.from names; the rest keeps its random weights. Throws Error: NotFound,
/// Malformed (no checkpoint), InvalidArgument (a detector's, or nothing fits).
StartedFrom startFrom(SegmentationNetwork& network, const recipe::TrainConfig& config);

/// The parameters that learn, as groups: what is new, and, where start.rate_share is below 1, what was taken, which learns at that share of
/// the rate. The last stage counts as new also where it was taken: it is what the new task asks for. Throws Error (InvalidArgument)
/// where everything is frozen.
std::vector<std::vector<torch::Tensor>> groupsToLearn(const SegmentationNetwork& network, const recipe::TrainConfig& config, const StartedFrom& start,
                                                      std::vector<double>& shares);

}  // namespace gg::training
