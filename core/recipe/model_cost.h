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

/// The cost of the U-Net with channels {w, 2w, 4w, 8w, 16w} and a bottleneck of 32w, 3 channels in, 1 out. With c_in, c_out channels and
/// an output of p pixels:
/// - 3x3 convolution without bias: 9·c_in·c_out parameters, 18·c_in·c_out·p operations; batch norm after it: 2·c_out parameters.
/// - transposed 2x2 convolution, stride 2: 4·c_in·c_out + c_out parameters, 2·c_in·c_out·p operations (each output pixel sees one tap).
/// - 1x1 head with bias: w + 1 parameters, 2·w·p operations.
/// Batch norm, ReLU, pooling and biases are not counted as operations: together they are below 1 %.
/// Kept for the backward pass, 4 bytes a number: of each 3x3 convolution its output and that of ReLU (batch norm's, in place), the
/// pooled maps with their 8-byte indices, the concatenations, picture, truth and logits. The library's scratch memory and the gradients
/// in flight come on top; a measured step tells the peak.
GG_EXPORT ModelCost unetCost(const TrainConfig& config);

/// Forward and backward of `images` images at `gflopsPerSecond` (measured, or 0 for this machine's default guess), in seconds.
GG_EXPORT double estimateEpochSeconds(const ModelCost& cost, std::size_t trainImages, std::size_t valImages,
                                      double gflopsPerSecond);

}  // namespace gg::recipe
