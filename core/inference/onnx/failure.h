#pragma once

#include "core/base/error.h"
#include "core/inference/onnx/onnx_file.h"

#include <string>

namespace gg::inference {

/// What OpenCV's DNN said when it refused a model, as a sentence that names the operator, its node and what would help.
Error failureOf(const OnnxFile& file, const std::string& opencvMessage);

}  // namespace gg::inference
