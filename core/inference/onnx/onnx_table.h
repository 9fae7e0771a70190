#pragma once

#include "core/inference/backend.h"
#include "core/inference/onnx_model.h"

#include <memory>
#include <string>

namespace gg::inference {

/// What the module with OpenCV's DNN and ONNX' protobuf offers. Both sides are compiled together and share gg_core, so C++ types and
/// exceptions may cross.
struct OnnxTable {
    ModelDescription (*describe)(const std::string& file);
    std::unique_ptr<Backend> (*open)(const std::string& file, const OpenOptions& options);
    void (*write)(const OnnxModel& model, const std::string& file);
};

inline constexpr const char* onnxEntryPoint = "gg_onnx_table";

}  // namespace gg::inference
