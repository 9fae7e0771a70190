#pragma once

#include "core/training/detection/losses.h"

namespace gg::training {

/// IoU of each of `boxes` [A, 4] with each of `truths` [T, 4], corners: [A, T]. 0 where either has no area; NaN is 0.
///
/// (0, 0, 2, 2) and (1, 1, 3, 3): 1 / (4 + 4 − 1) = 1/7.
torch::Tensor pairwiseIou(const torch::Tensor& boxes, const torch::Tensor& truths);

/// The highest IoU of each of `boxes` [N, A, 4] with a truth of its picture: [N, A], 0 where the picture has none. Without gradient.
torch::Tensor highestOverlaps(const torch::Tensor& boxes, const Truths& truths);

}  // namespace gg::training
