#pragma once

#include "core/inference/backend.h"

#include <memory>
#include <string>

namespace gg::training {

/// Opens a model for inference by what its file is: ONNX through OpenCV's DNN, TorchScript through LibTorch. Throws Error, as openOnnx and
/// Engine::openTorchScript; for weights without a network it says how to export them.
GG_EXPORT std::unique_ptr<inference::Backend> openModel(const std::string& file, const inference::OpenOptions& options = {});

}  // namespace gg::training
