#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/torch_pch.h"

#include <memory>
#include <vector>

namespace gg::training {

// Losses over a batch of logits z and truth t (0 or 1), both [N, 1, H, W]; p = sigmoid(z). Each returns a scalar.

/// Mean over all pixels of −t log p − (1 − t) log(1 − p), from the logits (no overflow). Worked example: z = 0 everywhere gives log 2.
torch::Tensor bceLoss(const torch::Tensor& logits, const torch::Tensor& truth);

/// 1 − (2 Σ p t + 1) / (Σ p + Σ t + 1), sums over the whole batch. The ones keep it defined without foreground (Milletari et al. 2016, with
/// the smoothing of 1 that is customary). Worked example: z = 0, t = {1, 0, 0, 0}: 1 − (2 · 0.5 + 1) / (2 + 1 + 1) = 0.5.
torch::Tensor diceLoss(const torch::Tensor& logits, const torch::Tensor& truth);

/// The configured loss; BCE + Dice is their sum with equal weights.
torch::Tensor lossOf(recipe::Loss loss, const torch::Tensor& logits, const torch::Tensor& truth);

/// Adam and AdamW with betas 0.9 and 0.999; SGD with Nesterov momentum where the momentum is above 0.
std::unique_ptr<torch::optim::Optimizer> makeOptimizer(const recipe::TrainConfig& config, std::vector<torch::Tensor> parameters);

void setLearningRate(torch::optim::Optimizer& optimizer, double learningRate);

}  // namespace gg::training
