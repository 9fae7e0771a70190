#pragma once

#include "core/recipe/train_config.h"

#include <cstdint>

namespace gg::training {

/// What the schedule multiplies the learning rate by on step `step`, from 1, with e = (step − 1) / steps per epoch the epochs that are done:
/// - constant: 1;
/// - cosine (Loshchilov and Hutter 2017, without restarts): with t the share of the `steps − warm` steps after the warm-up that are done,
///   final + (1 − final) · (1 + cos πt) / 2, which is `final` on the last step;
/// - linear, by epoch: (1 − e / epochs) · (1 − final) + final. 12 epochs, final 0.01: 1 in the first, 0.505 in the seventh, 0.0925 in the last;
/// - step, by epoch: 1, then step_factor from e >= step_first · epochs, its square from e >= step_second · epochs.
double scheduleFactor(const recipe::TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch, std::int64_t warm);

/// The learning rate of optimiser step `step`, from 1. Warm-up: lr · step / warm, up to and including step warm = round(warmup_epochs ·
/// steps per epoch). Then lr · scheduleFactor. Where the factor goes by epochs it counts during the warm-up as well.
double learningRate(const recipe::TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch);

/// How a detector learns on one step.
struct DetectionPace {
    double rate = 0;         ///< of weights
    double biasRate = 0;     ///< of biases
    double momentum = 0;     ///< of sgd
    std::int64_t accumulate = 1;  ///< steps whose gradients are summed until the optimiser makes one of its own
};

/// The reference recipe's warm-up, over max(warmup_epochs · steps per epoch, warmup_steps_min) steps where warmup_epochs > 0: with x the
/// share of it that was done before this step, rates go from 0 (biases: warmup_bias_lr) to lr · factor, momentum from warmup_momentum
/// to its value, accumulation from 1 to nominal_batch / batch, all linearly in x.
DetectionPace detectionPace(const recipe::TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch);

/// Steps that are accumulated after the warm-up: max(round(nominal_batch / batch), 1).
std::int64_t fullAccumulation(const recipe::TrainConfig& config);

}  // namespace gg::training
