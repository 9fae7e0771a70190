#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/torch_pch.h"

#include <memory>
#include <vector>

namespace gg::training {

/// Adam and AdamW with betas 0.9 and 0.999; SGD with Nesterov momentum where the momentum is above 0.
std::unique_ptr<torch::optim::Optimizer> makeOptimizer(const recipe::TrainConfig& config, std::vector<torch::Tensor> parameters);

/// The same with a group of parameters for each entry; their rates are set one by one.
std::unique_ptr<torch::optim::Optimizer> makeOptimizer(const recipe::TrainConfig& config, const std::vector<std::vector<torch::Tensor>>& groups);

/// `shares`: of each group's rate; empty: all learn at the full one.
void setLearningRate(torch::optim::Optimizer& optimizer, double learningRate, const std::vector<double>& shares = {});

/// Adds the gradient of factor · Σ |w| over the weights of convolutions and matrices: biases and what batch norm scales by are left alone. At 0
/// it is 0. w = −2, factor 0.1: −0.1 more.
void addL1(const std::vector<torch::Tensor>& parameters, double factor);

}  // namespace gg::training
