#pragma once

#include "core/training/detection/detection_batch.h"
#include "core/training/detection/losses.h"
#include "core/training/engine/torch_pch.h"

namespace gg::training {

/// The batch's pictures as the network takes them: [N, 3, H, W] in [0, 1], channels-last in memory. To a graphics card the bytes travel
/// from pinned memory.
torch::Tensor imagesOf(const DetectionBatch& batch, const torch::Device& device);

Truths truthsOf(const DetectionBatch& batch, const torch::Device& device);

}  // namespace gg::training
