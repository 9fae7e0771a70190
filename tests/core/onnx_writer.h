#pragma once

#include "core/inference/onnx/onnx_proto.h"

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

namespace gg::test {

/// Writes small ONNX files, piece by piece.
class OnnxWriter
{
public:
    explicit OnnxWriter(int opset = 12)
    {
        model.set_ir_version(7);
        model.set_producer_name("pytorch");
        model.set_producer_version("1.13");
        model.add_opset_import()->set_version(opset);
        model.mutable_graph()->set_name("graph");
    }

    /// -1 leaves an axis open.
    OnnxWriter& input(const std::string& name, const std::vector<std::int64_t>& shape, int type = onnx::TensorProto::FLOAT)
    {
        describe(*model.mutable_graph()->add_input(), name, shape, type);
        return *this;
    }

    OnnxWriter& output(const std::string& name, const std::vector<std::int64_t>& shape, int type = onnx::TensorProto::FLOAT)
    {
        describe(*model.mutable_graph()->add_output(), name, shape, type);
        return *this;
    }

    OnnxWriter& node(const std::string& type, const std::vector<std::string>& inputs, const std::vector<std::string>& outputs,
                     const std::string& name = {})
    {
        onnx::NodeProto& node = *model.mutable_graph()->add_node();
        node.set_op_type(type);
        node.set_name(name.empty() ? type + "_" + std::to_string(model.graph().node_size()) : name);
        for (const std::string& value : inputs) {
            node.add_input(value);
        }
        for (const std::string& value : outputs) {
            node.add_output(value);
        }
        return *this;
    }

    OnnxWriter& attribute(const std::string& name, std::int64_t value)
    {
        onnx::AttributeProto& attribute = *lastNode().add_attribute();
        attribute.set_name(name);
        attribute.set_type(onnx::AttributeProto::INT);
        attribute.set_i(value);
        return *this;
    }

    OnnxWriter& attribute(const std::string& name, const std::vector<std::int64_t>& values)
    {
        onnx::AttributeProto& attribute = *lastNode().add_attribute();
        attribute.set_name(name);
        attribute.set_type(onnx::AttributeProto::INTS);
        for (const std::int64_t value : values) {
            attribute.add_ints(value);
        }
        return *this;
    }

    onnx::TensorProto& weights(const std::string& name, const std::vector<std::int64_t>& shape, const std::vector<float>& values)
    {
        onnx::TensorProto& tensor = *model.mutable_graph()->add_initializer();
        tensor.set_name(name);
        tensor.set_data_type(onnx::TensorProto::FLOAT);
        for (const std::int64_t axis : shape) {
            tensor.add_dims(axis);
        }
        for (const float value : values) {
            tensor.add_float_data(value);
        }
        return tensor;
    }

    OnnxWriter& metadata(const std::string& key, const std::string& value)
    {
        onnx::StringStringEntryProto& entry = *model.add_metadata_props();
        entry.set_key(key);
        entry.set_value(value);
        return *this;
    }

    std::string bytes() const { return model.SerializeAsString(); }

    std::string write(const std::string& file) const
    {
        std::ofstream(file, std::ios::binary) << bytes();
        return file;
    }

    onnx::ModelProto model;

private:
    onnx::NodeProto& lastNode() { return *model.mutable_graph()->mutable_node(model.graph().node_size() - 1); }

    static void describe(onnx::ValueInfoProto& value, const std::string& name, const std::vector<std::int64_t>& shape, int type)
    {
        value.set_name(name);
        onnx::TypeProto_Tensor& tensor = *value.mutable_type()->mutable_tensor_type();
        tensor.set_elem_type(type);
        onnx::TensorShapeProto& axes = *tensor.mutable_shape();
        for (const std::int64_t axis : shape) {
            if (axis < 0) {
                axes.add_dim()->set_dim_param("open");
            } else {
                axes.add_dim()->set_dim_value(axis);
            }
        }
    }
};

}  // namespace gg::test
