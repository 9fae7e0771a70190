#pragma once

#include "core/training/engine/objective.h"
#include "core/training/engine/torch_pch.h"
#include "core/training/engine/unet.h"

#include <memory>

namespace gg::training {

/// A network with what it learns by. Only files with LibTorch see inside.
struct Network {
    UNet model;
    std::unique_ptr<torch::optim::Optimizer> optimizer;
    torch::Device device;
};

}  // namespace gg::training
