#pragma once

#include "core/base/export.h"
#include "core/recipe/model_plan.h"
#include "core/recipe/train_config.h"

#include <cstddef>
#include <cstdint>

namespace gg::recipe {

/// What a training will take, by arithmetic alone (nothing is run).
struct ModelCost {
    std::int64_t parameters = 0;        ///< w = 32: 31,100,513; w = 16: 7,778,609
    std::int64_t fusedParameters = 0;   ///< batch norm folded into the convolutions; 0 where nobody counts so
    double gflopsPerImage = 0;          ///< forward, multiply and add counted as two
    double attentionGflops = 0;         ///< beside them, in no published table (see PlanCost)
    double gflopsPerSecondAndCore = 80; ///< what a core of 2.6 GHz with AVX2 and OpenBLAS reaches in a step of such a network, until somebody measures
    std::int64_t weightBytes = 0;       ///< weights, gradients, optimiser state and the weights' moving average
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

/// The network that a configuration of a detector asks for: model.file, which is read, or model.name. Throws Error (see planOf, parsePlan;
/// NotFound, Unreadable for model.file).
GG_EXPORT ModelPlan planFor(const TrainConfig& config, int classes);

/// The same for a detector. Memory is that of the largest canvas (augment.multi_scale), and a quarter on top of what the forward pass
/// keeps: the gradients in flight and the loss. Throws Error (InvalidArgument) where image_size does not fit the plan.
GG_EXPORT ModelCost detectorCost(const TrainConfig& config, const ModelPlan& plan);

/// The most pictures a step for which `bytes` suffice, 0 where they do not for one. `cost` is that of a step of `batch` pictures.
GG_EXPORT int largestBatch(const ModelCost& cost, int batch, std::int64_t bytes);

/// Forward and backward of `images` images at `gflopsPerSecond` (measured, or 0 for the cost's own guess), in seconds.
GG_EXPORT double estimateEpochSeconds(const ModelCost& cost, std::size_t trainImages, std::size_t valImages,
                                      double gflopsPerSecond);

}  // namespace gg::recipe
