#include "core/inference/onnx/onnx_file.h"

#include "core/base/error.h"
#include "core/inference/file_fingerprint.h"
#include "core/inference/onnx/external_data.h"
#include "core/io/files.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <climits>
#include <filesystem>
#include <set>

namespace gg::inference {
namespace {

std::vector<std::int64_t> shapeOf(const onnx::TypeProto_Tensor& tensor)
{
    std::vector<std::int64_t> shape;
    for (const auto& axis : tensor.shape().dim()) {
        shape.push_back(axis.has_dim_value() && axis.dim_value() > 0 ? axis.dim_value() : -1);
    }
    return shape;
}

TensorInfo infoOf(const onnx::ValueInfoProto& value)
{
    if (!value.type().has_tensor_type()) {
        return {.name = value.name(), .type = value.type().has_sequence_type() ? "sequence" : "map", .shape = {}};
    }
    const onnx::TypeProto_Tensor& tensor = value.type().tensor_type();
    return {.name = value.name(), .type = typeName(tensor.elem_type()), .shape = shapeOf(tensor)};
}

std::vector<OperatorCount> operatorsOf(const onnx::GraphProto& graph)
{
    std::map<std::string, std::size_t> counts;
    for (const onnx::NodeProto& node : graph.node()) {
        const bool own = node.domain().empty() || node.domain() == "ai.onnx";
        ++counts[own ? node.op_type() : node.domain() + "::" + node.op_type()];
    }
    std::vector<OperatorCount> operators;
    for (const auto& [name, nodes] : counts) {
        operators.push_back({name, nodes});
    }
    std::stable_sort(operators.begin(), operators.end(), [](const auto& a, const auto& b) { return a.nodes > b.nodes; });
    return operators;
}

/// The type in which most of the weights are kept.
std::string precisionOf(const onnx::GraphProto& graph)
{
    std::map<int, std::int64_t> values;
    for (const onnx::TensorProto& tensor : graph.initializer()) {
        std::int64_t count = 1;
        for (const std::int64_t axis : tensor.dims()) {
            count *= std::max<std::int64_t>(axis, 0);
        }
        values[tensor.data_type()] += count;
    }
    const auto most = std::max_element(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == values.end() ? std::string() : typeName(most->first);
}

/// The operator that takes the input, past those that only change its type or layout.
std::string firstOperatorOf(const onnx::GraphProto& graph, std::string value)
{
    for (const onnx::NodeProto& node : graph.node()) {
        if (std::find(node.input().begin(), node.input().end(), value) == node.input().end()) {
            continue;
        }
        if (node.op_type() != "Cast" && node.op_type() != "Transpose" && node.op_type() != "Identity") {
            return node.op_type();
        }
        value = node.output(0);
    }
    return {};
}

ModelDescription describe(const onnx::ModelProto& model)
{
    ModelDescription description;
    description.format = ModelFormat::Onnx;
    description.producer = model.producer_name() + (model.producer_version().empty() ? "" : " " + model.producer_version());
    for (const onnx::OperatorSetIdProto& set : model.opset_import()) {
        if (set.domain().empty() || set.domain() == "ai.onnx") {
            description.opset = static_cast<int>(set.version());
        }
    }
    std::set<std::string> weights;
    for (const onnx::TensorProto& tensor : model.graph().initializer()) {
        weights.insert(tensor.name());
    }
    for (const onnx::ValueInfoProto& input : model.graph().input()) {
        if (!weights.contains(input.name())) {
            description.inputs.push_back(infoOf(input));
        }
    }
    for (const onnx::ValueInfoProto& output : model.graph().output()) {
        description.outputs.push_back(infoOf(output));
    }
    for (const onnx::StringStringEntryProto& entry : model.metadata_props()) {
        description.metadata[entry.key()] = entry.value();
    }
    description.operators = operatorsOf(model.graph());
    description.precision = precisionOf(model.graph());
    if (description.inputs.size() == 1) {
        description.firstOperator = firstOperatorOf(model.graph(), description.inputs.front().name);
    }
    return description;
}

[[noreturn]] void refuseDamaged(const std::string& file, const onnx::ModelProto& model, std::size_t bytes)
{
    const onnx::GraphProto& graph = model.graph();
    std::string last = "nothing of its network could be read";
    if (graph.initializer_size() > 0) {
        last = "the last weights that could be read are " + graph.initializer(graph.initializer_size() - 1).name();
    } else if (graph.node_size() > 0) {
        last = "the last node that could be read is " + graph.node(graph.node_size() - 1).name();
    }
    throw Error(ErrorCode::Unreadable, file,
                "The ONNX file is broken off or damaged behind its beginning (" + std::to_string(bytes) + " bytes; " + last +
                    "). Copy or download it again.");
}

onnx::ModelProto parse(const std::string& file, const std::string& bytes)
{
    onnx::ModelProto model;
    google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX)));
    google::protobuf::io::CodedInputStream coded(&stream);
    coded.SetTotalBytesLimit(INT_MAX);
    const bool whole = bytes.size() <= INT_MAX && model.ParsePartialFromCodedStream(&coded) && coded.ConsumedEntireMessage();
    const bool looksLikeOnnx = model.ir_version() > 0 && model.ir_version() < 1000 && (model.has_graph() || model.opset_import_size() > 0 ||
                                                                                       !model.producer_name().empty());
    if (!looksLikeOnnx) {
        throw Error(ErrorCode::Unreadable, file, notAModelSentence(bytes));
    }
    if (!whole || model.graph().output_size() == 0) {
        refuseDamaged(file, model, bytes.size());
    }
    return model;
}

}  // namespace

std::string typeName(int elementType)
{
    switch (elementType) {
    case onnx::TensorProto::FLOAT:
        return "float32";
    case onnx::TensorProto::DOUBLE:
        return "float64";
    case onnx::TensorProto::BFLOAT16:
        return "bfloat16";
    default:
        break;
    }
    const std::string name = onnx::TensorProto_DataType_Name(static_cast<onnx::TensorProto_DataType>(elementType));
    if (name.empty()) {
        return "type " + std::to_string(elementType);
    }
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

OnnxFile readOnnxFile(const std::string& file)
{
    const std::string bytes = io::readFile(file);
    OnnxFile result{.model = parse(file, bytes), .description = {}};
    const std::vector<std::string> weights = takeInExternalData(result.model, file);
    result.description = describe(result.model);
    result.description.file = std::filesystem::absolute(file).lexically_normal().string();
    result.description.bytes = bytes.size();
    for (const std::string& other : weights) {
        result.description.bytes += std::filesystem::file_size(other);
    }
    std::vector<std::string> files{file};
    files.insert(files.end(), weights.begin(), weights.end());
    result.description.fingerprint = fileFingerprint(files);
    return result;
}

}  // namespace gg::inference
