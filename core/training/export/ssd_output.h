#pragma once

#include "core/training/models/detector.h"

namespace gg::training
{

/// What decodedOutput() is of an SSD: [1, 4 + classes, default boxes], centre and size in pixels and the softmax without background.
torch::Tensor ssdOutput(Detector& detector, const torch::Tensor& images);

}  // namespace gg::training
