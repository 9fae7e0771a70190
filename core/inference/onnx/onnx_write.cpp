#include "core/inference/onnx/onnx_write.h"

#include "core/base/error.h"
#include "core/inference/onnx/onnx_proto.h"
#include "core/io/files.h"

#include <set>

namespace gg::inference
{
namespace
{

void fill(onnx::ValueInfoProto& info, const OnnxPort& port)
{
    info.set_name(port.name);
    onnx::TypeProto::Tensor& tensor = *info.mutable_type()->mutable_tensor_type();
    tensor.set_elem_type(onnx::TensorProto::FLOAT);
    for (const std::int64_t size : port.shape) {
        tensor.mutable_shape()->add_dim()->set_dim_value(size);
    }
}

void fill(onnx::AttributeProto& attribute, const std::string& name, const OnnxAttribute& value)
{
    attribute.set_name(name);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        attribute.set_type(onnx::AttributeProto::INT);
        attribute.set_i(*integer);
    } else if (const auto* real = std::get_if<float>(&value)) {
        attribute.set_type(onnx::AttributeProto::FLOAT);
        attribute.set_f(*real);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        attribute.set_type(onnx::AttributeProto::STRING);
        attribute.set_s(*text);
    } else {
        attribute.set_type(onnx::AttributeProto::INTS);
        for (const std::int64_t item : std::get<std::vector<std::int64_t>>(value)) {
            attribute.add_ints(item);
        }
    }
}

template <typename Number>
void fillRaw(onnx::TensorProto& tensor, const std::vector<Number>& values, std::int32_t type)
{
    static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "raw_data is little-endian");
    tensor.set_data_type(type);
    tensor.set_raw_data(values.data(), values.size() * sizeof(Number));
}

void fill(onnx::TensorProto& tensor, const OnnxConstant& constant)
{
    tensor.set_name(constant.name);
    for (const std::int64_t size : constant.shape) {
        tensor.add_dims(size);
    }
    if (const auto* reals = std::get_if<std::vector<float>>(&constant.values)) {
        fillRaw(tensor, *reals, onnx::TensorProto::FLOAT);
    } else {
        fillRaw(tensor, std::get<std::vector<std::int64_t>>(constant.values), onnx::TensorProto::INT64);
    }
}

/// A graph that reads what nobody wrote would be refused by every program, each in its own words.
void requireOrder(const OnnxModel& model)
{
    std::set<std::string> known{""};
    for (const OnnxPort& port : model.inputs) {
        known.insert(port.name);
    }
    for (const OnnxConstant& constant : model.constants) {
        known.insert(constant.name);
    }
    const auto require = [&known](const std::string& name, const std::string& reader) {
        if (!known.contains(name)) {
            throw Error(ErrorCode::Internal, {},
                        "The network to be written as ONNX is not complete: " + reader + " reads '" + name +
                            "', which nothing writes.");
        }
    };
    for (const OnnxNode& node : model.nodes) {
        for (const std::string& input : node.inputs) {
            require(input, node.type);
        }
        known.insert(node.outputs.begin(), node.outputs.end());
    }
    for (const OnnxPort& port : model.outputs) {
        require(port.name, "the graph");
    }
}

}  // namespace

void writeOnnxFile(const OnnxModel& model, const std::string& file)
{
    requireOrder(model);
    onnx::ModelProto proto;
    proto.set_ir_version(7);  // what opset 12 came with
    proto.set_producer_name("Groundglass");
    proto.set_producer_version(GG_VERSION);
    proto.add_opset_import()->set_version(model.opset);
    for (const auto& [key, value] : model.metadata) {
        onnx::StringStringEntryProto& entry = *proto.add_metadata_props();
        entry.set_key(key);
        entry.set_value(value);
    }
    onnx::GraphProto& graph = *proto.mutable_graph();
    graph.set_name(model.name);
    for (const OnnxPort& port : model.inputs) {
        fill(*graph.add_input(), port);
    }
    for (const OnnxPort& port : model.outputs) {
        fill(*graph.add_output(), port);
    }
    for (const OnnxConstant& constant : model.constants) {
        fill(*graph.add_initializer(), constant);
    }
    for (const OnnxNode& node : model.nodes) {
        onnx::NodeProto& written = *graph.add_node();
        written.set_op_type(node.type);
        written.set_name(node.type + "_" + std::to_string(graph.node_size()));
        for (const std::string& input : node.inputs) {
            written.add_input(input);
        }
        for (const std::string& output : node.outputs) {
            written.add_output(output);
        }
        for (const auto& [name, value] : node.attributes) {
            fill(*written.add_attribute(), name, value);
        }
    }
    std::string bytes;
    if (!proto.SerializeToString(&bytes)) {
        throw Error(ErrorCode::Unsupported, file, "The network is too large for one ONNX file (2 GiB).");
    }
    io::writeFileAtomically(file, bytes);
}

}  // namespace gg::inference
