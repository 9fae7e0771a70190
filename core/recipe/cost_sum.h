#pragma once

#include "core/recipe/train_config.h"

#include <cstdint>

namespace gg::recipe {

inline constexpr std::int64_t bytesPerFloat = 4;

/// Adds up the layers of a network for pictures of one size, one after the other, for one picture. What is counted: see unetCost.
struct CostSum {
    std::int64_t parameters = 0;
    double flops = 0;
    std::int64_t activations = 0;  ///< floats kept for the backward pass

    /// `pixels` of the output.
    void convolution(std::int64_t in, std::int64_t out, std::int64_t kernel, bool bias, std::int64_t pixels, std::int64_t groups = 1)
    {
        const std::int64_t weights = in / groups * out * kernel * kernel;
        parameters += weights + (bias ? out : 0);
        flops += 2.0 * static_cast<double>(weights * pixels);
        activations += out * pixels;
    }

    /// Without bias, then batch norm: scale and shift a channel, its output kept as well.
    void normed(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t pixels, std::int64_t groups = 1)
    {
        convolution(in, out, kernel, false, pixels, groups);
        parameters += 2 * out;
        activations += out * pixels;
    }
};

/// Floats that the optimiser keeps a weight.
inline std::int64_t optimizerState(const TrainConfig& config)
{
    if (config.optimizer == Optimizer::Sgd) {
        return config.momentum > 0 ? 1 : 0;
    }
    return 2;
}

}  // namespace gg::recipe
