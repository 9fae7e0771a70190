#pragma once

#include "core/recipe/train_config.h"

#include <cstdint>

namespace gg::training {

/// The learning rate of optimiser step `step`, from 1. Warm-up: lr · step / warm, up to and including step warm = round(warmup_epochs ·
/// steps per epoch). Then constant, or cosine (Loshchilov and Hutter 2017, without restarts): with t the share of the steps after the
/// warm-up that are done, lr · (final + (1 − final) · (1 + cos πt) / 2), which ends at lr · final on the last step.
double learningRate(const recipe::TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch);

}  // namespace gg::training
