#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gg::inference {

enum class ModelFormat : std::uint8_t { Onnx, TorchScript };

/// An input or output as the file declares it.
struct TensorInfo {
    std::string name;
    std::string type;                 ///< "float32", "float16", "uint8", …
    std::vector<std::int64_t> shape;  ///< -1 where the file leaves an axis open; empty where it says nothing
};

struct OperatorCount {
    std::string name;  ///< "Conv", with its domain where that is not ONNX' own: "com.microsoft::FusedConv"
    std::size_t nodes = 0;
};

/// What a model's file says of itself. Nothing is run for it.
struct ModelDescription {
    std::string file;  ///< absolute
    ModelFormat format = ModelFormat::Onnx;
    std::uint64_t bytes = 0;      ///< with weights kept in files of their own
    std::string fingerprint;      ///< 16 hex digits over all of these bytes
    std::string producer;         ///< "pytorch 1.11.0"
    int opset = 0;                ///< of ONNX' own operators; 0 where there is none
    std::string precision;        ///< of most weights: "float32", "float16", "int8"
    std::vector<TensorInfo> inputs;   ///< weights that are declared as inputs are not among them
    std::vector<TensorInfo> outputs;
    std::vector<OperatorCount> operators;  ///< most frequent first
    std::string firstOperator;             ///< that takes the input: "Sub" where the graph normalises pictures itself; empty where it is not known
    std::map<std::string, std::string> metadata;  ///< as written: Ultralytics puts names, stride, imgsz and task here

    GG_EXPORT std::size_t nodesOf(std::string_view operatorName) const;
};

/// "[1, 3, ?, ?]": for a person.
GG_EXPORT std::string shapeText(const std::vector<std::int64_t>& shape);

}  // namespace gg::inference
