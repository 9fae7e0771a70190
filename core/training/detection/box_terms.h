#pragma once

#include "core/training/engine/torch_pch.h"

namespace gg::training {

/// What CIoU asks of boxes, each of the boxes' shape without its last dimension.
struct Sides {
    torch::Tensor left;
    torch::Tensor top;
    torch::Tensor right;
    torch::Tensor bottom;
    torch::Tensor angle;  ///< atan(width / height)
};

/// `boxes` [..., 4] as corners.
Sides sidesOf(const torch::Tensor& boxes);

/// Complete IoU (Zheng et al., "Distance-IoU Loss", 2020): IoU − d²/c² − α·v, in (−1.5, 1]. d is the distance of the centres, c the diagonal of
/// the box around both, v = 4/π² · (difference of the angles)², α = v / (1 − IoU + v) through which no gradient flows.
///
/// (0, 0, 2, 2) and (1, 1, 3, 3): IoU 1/7, d² = 2, c² = 18, v = 0: 1/7 − 1/9 = 0.0317.
torch::Tensor completeIou(const Sides& a, const Sides& b);

/// Distribution focal loss (Li et al., "Generalized Focal Loss", 2020) of `logits` [..., bins] at `targets` [...] in bins, clamped to
/// [0, bins − 1.01]: the cross-entropy with the two bins beside the target, each weighing by its nearness. Not reduced.
torch::Tensor distributionLoss(const torch::Tensor& logits, const torch::Tensor& targets);

}  // namespace gg::training
