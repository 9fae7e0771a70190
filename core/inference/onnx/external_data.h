#pragma once

#include "core/inference/onnx/onnx_proto.h"

#include <string>
#include <vector>

namespace gg::inference {

/// Puts weights that lie in files beside the model into the model, because OpenCV's DNN reads none. Returns those files, each once. Throws
/// Error: NotFound naming model, tensor and file; Unreadable where the file is too short; InvalidArgument for a place outside the model's
/// folder, which no exporter writes.
std::vector<std::string> takeInExternalData(onnx::ModelProto& model, const std::string& file);

}  // namespace gg::inference
