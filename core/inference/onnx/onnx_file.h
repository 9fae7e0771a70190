#pragma once

#include "core/inference/model_description.h"
#include "core/inference/onnx/onnx_proto.h"

#include <string>
#include <vector>

namespace gg::inference {

struct OnnxFile {
    onnx::ModelProto model;  ///< with the weights that lay in files of their own
    ModelDescription description;
};

/// Reads and describes. Throws Error: NotFound (also for a file of weights), Unreadable: says what the file is where it is no ONNX, or
/// where it breaks off.
OnnxFile readOnnxFile(const std::string& file);

/// "float32"; "type 99" for one that this version does not know.
std::string typeName(int elementType);

}  // namespace gg::inference
