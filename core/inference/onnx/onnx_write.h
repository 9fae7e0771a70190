#pragma once

#include "core/inference/onnx_model.h"

#include <string>

namespace gg::inference
{

/// See writeOnnx.
void writeOnnxFile(const OnnxModel& model, const std::string& file);

}  // namespace gg::inference
