#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace gg::inference
{

// A network as ONNX has it, without ONNX' own classes: what an exporter fills in and writeOnnx writes.

using OnnxAttribute = std::variant<std::int64_t, float, std::vector<std::int64_t>, std::string>;

struct OnnxNode {
    std::string type;                 ///< "Conv"
    std::vector<std::string> inputs;  ///< "" where one is left out
    std::vector<std::string> outputs;
    std::vector<std::pair<std::string, OnnxAttribute>> attributes;
};

/// float32 numbers or int64 ones, row-major.
struct OnnxConstant {
    std::string name;
    std::vector<std::int64_t> shape;
    std::variant<std::vector<float>, std::vector<std::int64_t>> values;
};

/// A float32 input or output.
struct OnnxPort {
    std::string name;
    std::vector<std::int64_t> shape;
};

struct OnnxModel {
    std::string name;  ///< of the graph
    int opset = 12;
    std::vector<OnnxPort> inputs;
    std::vector<OnnxPort> outputs;
    std::vector<OnnxNode> nodes;  ///< each after those whose outputs it reads
    std::vector<OnnxConstant> constants;
    std::map<std::string, std::string> metadata;
};

/// Throws Error: Internal (a node reads what nothing writes), Unsupported (larger than ONNX' 2 GiB), NoSpace, NotWritable.
GG_EXPORT void writeOnnx(const OnnxModel& model, const std::string& file);

}  // namespace gg::inference
