#pragma once

#include "core/inference/onnx_model.h"
#include "core/training/engine/torch_pch.h"

#include <functional>
#include <string>

namespace gg::training
{

/// Follows `network` once on zeros of `shape` and writes down what it computed as ONNX, opset 12: one input and one output of
/// fixed size. Whatever a block does in LibTorch's own operations comes along without a word of its own here, as long as
/// traced_graph.cpp knows the operations. Throws Error (Unsupported) naming one that it does not know.
inference::OnnxModel tracedModel(const std::function<torch::Tensor(const torch::Tensor&)>& network,
                                 const std::vector<std::int64_t>& shape, const std::string& inputName,
                                 const std::string& outputName);

}  // namespace gg::training
