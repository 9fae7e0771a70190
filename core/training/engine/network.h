#pragma once

#include "core/training/blocks/relu.h"
#include "core/training/engine/objective.h"
#include "core/training/engine/segmentation_network.h"
#include "core/training/engine/torch_pch.h"
#include "core/training/engine/values.h"

#include <memory>
#include <string>
#include <vector>

namespace gg::training {

/// A network with what it learns by. Only files with LibTorch see inside.
struct Network {
    std::shared_ptr<SegmentationNetwork> model;
    std::vector<std::string> classes;  ///< empty: the foreground alone
    std::unique_ptr<torch::optim::Optimizer> optimizer;
    std::vector<double> rateShares;    ///< of the learning rate, by the optimiser's groups
    torch::Device device;
    PartOfModule moduleStages = {};
    Values groupValues = {};           ///< see Learner::groupValues
};

}  // namespace gg::training
