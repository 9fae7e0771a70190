#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/torch_pch.h"

#include <memory>
#include <vector>

namespace gg::training {

/// Adam and AdamW with betas 0.9 and 0.999; SGD with Nesterov momentum where the momentum is above 0.
std::unique_ptr<torch::optim::Optimizer> makeOptimizer(const recipe::TrainConfig& config, std::vector<torch::Tensor> parameters);

void setLearningRate(torch::optim::Optimizer& optimizer, double learningRate);

}  // namespace gg::training
