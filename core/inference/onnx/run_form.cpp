#include "core/inference/onnx/run_form.h"

#include "core/base/error.h"
#include "core/inference/metadata.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cstring>

namespace gg::inference {
namespace {

[[noreturn]] void refuse(const OnnxFile& file, const std::string& sentence)
{
    throw Error(ErrorCode::Unsupported, file.description.file, sentence);
}

const TensorInfo& onlyInput(const OnnxFile& file)
{
    const std::vector<TensorInfo>& inputs = file.description.inputs;
    if (inputs.size() == 1) {
        return inputs.front();
    }
    std::string list;
    for (const TensorInfo& input : inputs) {
        list += (list.empty() ? "" : ", ") + input.name + " " + shapeText(input.shape);
    }
    refuse(file, inputs.empty() ? "The model has no input: nothing can be given to it. Export it again with a picture as its input."
                                : "The model has " + std::to_string(inputs.size()) + " inputs (" + list +
                                      "); only models with one, the picture, can be run here. Export it again with the others fixed.");
}

void checkInput(const OnnxFile& file, const TensorInfo& input)
{
    if (input.type != "float32" && input.type != "float16" && input.type != "uint8") {
        refuse(file, "The input " + input.name + " is " + input.type + " " + shapeText(input.shape) +
                         ", and pictures are given as float32. Export the model again with a float32 input.");
    }
    if (input.shape.size() != 4) {
        refuse(file, "The input " + input.name + " has the shape " + shapeText(input.shape) + ", " + std::to_string(input.shape.size()) +
                         " axes; a picture has four: [1, channels, height, width]. Export the model again with a picture as its input.");
    }
    if (input.shape[0] > 1) {
        refuse(file, "The input " + input.name + " has the shape " + shapeText(input.shape) + ": a fixed batch of " +
                         std::to_string(input.shape[0]) + ". Images are run one by one here. Export the model again with a batch of 1.");
    }
}

bool isChannels(std::int64_t axis)
{
    return axis == 1 || axis == 3;
}

/// [1, C, H, W] or [1, H, W, C], with open axes fixed.
std::vector<std::int64_t> fixedShape(const OnnxFile& file, const TensorInfo& input, const OpenOptions& options)
{
    std::vector<std::int64_t> shape = input.shape;
    shape[0] = 1;
    const bool last = !isChannels(shape[1]) && isChannels(shape[3]);
    const std::size_t channels = last ? 3 : 1;
    const std::size_t height = last ? 1 : 2;
    if (shape[channels] == -1) {
        shape[channels] = options.channels > 0 ? options.channels : 3;
    }
    if (!isChannels(shape[channels])) {
        refuse(file, "The input " + input.name + " has the shape " + shapeText(input.shape) + ": " + std::to_string(shape[channels]) +
                         " channels. A picture has 3 or 1, so it cannot be given to this model.");
    }
    const ImageSize declared = declaredSize(file.description).value_or(ImageSize{640, 640});
    if (shape[height] == -1) {
        shape[height] = options.height > 0 ? options.height : declared.height;
    }
    if (shape[height + 1] == -1) {
        shape[height + 1] = options.width > 0 ? options.width : declared.width;
    }
    return shape;
}

void widenTensor(onnx::TensorProto& tensor)
{
    if (tensor.data_type() != onnx::TensorProto::FLOAT16) {
        return;
    }
    std::vector<std::uint16_t> halves;
    if (tensor.has_raw_data()) {
        halves.resize(tensor.raw_data().size() / 2);
        std::memcpy(halves.data(), tensor.raw_data().data(), halves.size() * 2);
    } else {
        for (const int value : tensor.int32_data()) {
            halves.push_back(static_cast<std::uint16_t>(value));
        }
    }
    std::string wide(halves.size() * sizeof(float), '\0');
    for (std::size_t i = 0; i < halves.size(); ++i) {
        cv::float16_t half;
        std::memcpy(static_cast<void*>(&half), &halves[i], sizeof half);
        const auto value = static_cast<float>(half);
        std::memcpy(wide.data() + i * sizeof value, &value, sizeof value);
    }
    tensor.clear_int32_data();
    tensor.set_raw_data(std::move(wide));
    tensor.set_data_type(onnx::TensorProto::FLOAT);
}

void widenType(onnx::ValueInfoProto& value)
{
    if (value.type().tensor_type().elem_type() == onnx::TensorProto::FLOAT16) {
        value.mutable_type()->mutable_tensor_type()->set_elem_type(onnx::TensorProto::FLOAT);
    }
}

/// OpenCV's DNN computes in float32; it is given float32 instead of having to convert halves, which some of its layers do not.
void widenHalves(onnx::GraphProto& graph)
{
    for (onnx::TensorProto& tensor : *graph.mutable_initializer()) {
        widenTensor(tensor);
    }
    for (onnx::NodeProto& node : *graph.mutable_node()) {
        for (onnx::AttributeProto& attribute : *node.mutable_attribute()) {
            if (attribute.has_t()) {
                widenTensor(*attribute.mutable_t());
            }
            if (node.op_type() == "Cast" && attribute.name() == "to" && attribute.i() == onnx::TensorProto::FLOAT16) {
                attribute.set_i(onnx::TensorProto::FLOAT);
            }
        }
    }
    for (onnx::ValueInfoProto& value : *graph.mutable_input()) {
        widenType(value);
    }
    for (onnx::ValueInfoProto& value : *graph.mutable_output()) {
        widenType(value);
    }
}

/// Shapes of values in between are dropped with the open axes: they follow from the input, and OpenCV takes an open one for 0.
void fixInput(onnx::GraphProto& graph, const std::string& name, const std::vector<std::int64_t>& shape)
{
    graph.clear_value_info();
    for (onnx::ValueInfoProto& input : *graph.mutable_input()) {
        if (input.name() != name) {
            continue;
        }
        onnx::TensorShapeProto* axes = input.mutable_type()->mutable_tensor_type()->mutable_shape();
        for (int axis = 0; axis < axes->dim_size(); ++axis) {
            axes->mutable_dim(axis)->set_dim_value(shape[static_cast<std::size_t>(axis)]);
        }
    }
}

}  // namespace

RunForm runForm(const OnnxFile& file, const OpenOptions& options)
{
    const TensorInfo& input = onlyInput(file);
    checkInput(file, input);
    RunForm form;
    form.inputName = input.name;
    form.inputShape = fixedShape(file, input, options);
    for (const TensorInfo& output : file.description.outputs) {
        if (output.type == "sequence" || output.type == "map") {
            refuse(file, "The output " + output.name + " is a " + output.type + ", not a tensor. Export the model again without that step "
                                                                              "(scikit-learn's converters: zipmap=False).");
        }
        form.outputs.push_back(output.name);
    }
    onnx::ModelProto model = file.model;
    widenHalves(*model.mutable_graph());
    fixInput(*model.mutable_graph(), input.name, form.inputShape);
    if (!model.SerializeToString(&form.bytes)) {
        refuse(file, "With its weights the model is larger than 2 GB, more than OpenCV's DNN reads. Export it as TorchScript.");
    }
    return form;
}

}  // namespace gg::inference
