#pragma once

#include "core/training/engine/torch_pch.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gg::training
{

inline constexpr const char* onnxInput = "images";
inline constexpr const char* onnxOutput = "output0";

/// What any exported network of ours says of itself.
std::map<std::string, std::string> ownMetadata(const std::string& model, const std::string& trainedAs, const std::string& datasetFingerprint,
                                               const std::vector<std::pair<std::string, double>>& metrics, int height, int width);

/// Runs the written file in OpenCV's DNN, as anybody would. Throws Error (Internal) where the answer has another shape than `expected`.
torch::Tensor answerOf(const std::string& file, const torch::Tensor& images, at::IntArrayRef expected);

/// A picture of noise, always the same.
torch::Tensor noisePicture(int height, int width);

}  // namespace gg::training
