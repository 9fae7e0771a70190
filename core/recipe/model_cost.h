#pragma once

#include "core/base/export.h"
#include "core/recipe/train_config.h"

#include <cstdint>

namespace gg::recipe {

/// What a training will take, by arithmetic alone (nothing is run).
struct ModelCost {
    std::int64_t parameters = 0;        ///< w = 32: 31,100,513; w = 16: 7,778,609
    double gflopsPerImage = 0;          ///< forward, multiply and add counted as two
    std::int64_t weightBytes = 0;       ///< weights, gradients and optimiser state
    std::int64_t activationBytes = 0;   ///< of one batch, kept for the backward pass
    std::int64_t totalBytes() const { return weightBytes + activationBytes; }
};

GG_EXPORT ModelCost unetCost(const TrainConfig& config);

/// Forward and backward of `images` images at `gflopsPerSecond` (measured, or 0 for this machine's default guess), in seconds.
GG_EXPORT double estimateEpochSeconds(const ModelCost& cost, std::size_t trainImages, std::size_t valImages,
                                      double gflopsPerSecond);

}  // namespace gg::recipe
