#include "core/base/error.h"
#include "core/inference/processing.h"

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <initializer_list>

namespace gg::inference {
namespace {

[[noreturn]] void refuse(const std::string& file, const YAML::Node& node, const std::string& sentence)
{
    const int line = node.Mark().line;
    throw Error(ErrorCode::Malformed, file, (line >= 0 ? "line " + std::to_string(line + 1) + ": " : std::string()) + sentence);
}

template <typename Value>
void emitTriple(YAML::Emitter& out, const char* key, const std::array<Value, 3>& values)
{
    out << YAML::Key << key << YAML::Value << YAML::Flow << YAML::BeginSeq;
    for (const Value& value : values) {
        out << value;
    }
    out << YAML::EndSeq;
}

void emit(YAML::Emitter& out, const PreProcessing& pre)
{
    out << YAML::BeginMap;
    out << YAML::Key << "size" << YAML::Value << YAML::Flow << YAML::BeginSeq << pre.width << pre.height << YAML::EndSeq;
    out << YAML::Key << "resize" << YAML::Value << std::string(idOf(pre.resize));
    out << YAML::Key << "padding" << YAML::Value << pre.padding;
    out << YAML::Key << "colours" << YAML::Value << std::string(idOf(pre.colours));
    out << YAML::Key << "scale" << YAML::Value << pre.scale;
    emitTriple(out, "mean", pre.mean);
    emitTriple(out, "deviation", pre.deviation);
    out << YAML::Key << "layout" << YAML::Value << std::string(idOf(pre.layout));
    out << YAML::EndMap;
}

void emit(YAML::Emitter& out, const PostProcessing& post)
{
    out << YAML::BeginMap;
    out << YAML::Key << "head" << YAML::Value << std::string(idOf(post.head));
    out << YAML::Key << "output" << YAML::Value << YAML::DoubleQuoted << post.output;
    out << YAML::Key << "prototypes" << YAML::Value << YAML::DoubleQuoted << post.prototypes;
    out << YAML::Key << "confidence" << YAML::Value << post.confidence;
    out << YAML::Key << "nms_iou" << YAML::Value << post.nmsIou;
    out << YAML::Key << "max_detections" << YAML::Value << post.maxDetections;
    out << YAML::Key << "class_agnostic" << YAML::Value << post.classAgnostic;
    out << YAML::Key << "every_class" << YAML::Value << post.everyClass;
    out << YAML::Key << "normalised" << YAML::Value << post.normalised;
    out << YAML::Key << "activation" << YAML::Value << std::string(idOf(post.activation));
    out << YAML::Key << "names" << YAML::Value << YAML::Flow << YAML::BeginSeq;
    for (const std::string& name : post.classNames) {
        out << YAML::DoubleQuoted << name;
    }
    out << YAML::EndSeq << YAML::EndMap;
}

template <typename Choice>
Choice choose(const std::string& file, const YAML::Node& node, const char* field, std::initializer_list<Choice> choices)
{
    const auto text = node.as<std::string>();
    std::string known;
    for (const Choice choice : choices) {
        if (text == idOf(choice)) {
            return choice;
        }
        known += (known.empty() ? "" : ", ") + std::string(idOf(choice));
    }
    refuse(file, node, std::string(field) + ": \"" + text + "\" is not known. Known are " + known + ".");
}

std::array<double, 3> triple(const std::string& file, const YAML::Node& node, const char* field)
{
    if (!node.IsSequence() || node.size() != 3) {
        refuse(file, node, std::string(field) + ": expected three numbers, one a channel.");
    }
    return {node[0].as<double>(), node[1].as<double>(), node[2].as<double>()};
}

/// Calls take(node) for the field if it is there; what it cannot convert is refused with its line.
template <typename Take>
void field(const std::string& file, const YAML::Node& map, const char* name, Take take)
{
    if (const YAML::Node node = map[name]; node) {
        try {
            take(node);
        } catch (const YAML::Exception&) {
            refuse(file, node, std::string(name) + ": this value cannot be used here.");
        }
    }
}

void refuseUnknown(const std::string& file, const YAML::Node& map, std::initializer_list<std::string_view> known)
{
    for (const auto& entry : map) {
        const auto name = entry.first.as<std::string>();
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            refuse(file, entry.first, "\"" + name + "\" is no field of a model's processing.");
        }
    }
}

PreProcessing preFrom(const std::string& file, const YAML::Node& map)
{
    PreProcessing pre;
    refuseUnknown(file, map, {"size", "resize", "padding", "colours", "scale", "mean", "deviation", "layout"});
    field(file, map, "size", [&](const YAML::Node& node) {
        if (!node.IsSequence() || node.size() != 2) {
            refuse(file, node, "size: expected [width, height].");
        }
        pre.width = node[0].as<int>();
        pre.height = node[1].as<int>();
    });
    field(file, map, "resize", [&](const YAML::Node& node) {
        pre.resize = choose(file, node, "resize", {Resize::Letterbox, Resize::LetterboxTopLeft, Resize::Stretch});
    });
    field(file, map, "padding", [&](const YAML::Node& node) { pre.padding = node.as<int>(); });
    field(file, map, "colours",
          [&](const YAML::Node& node) { pre.colours = choose(file, node, "colours", {Colours::Rgb, Colours::Bgr, Colours::Grey}); });
    field(file, map, "scale", [&](const YAML::Node& node) { pre.scale = node.as<double>(); });
    field(file, map, "mean", [&](const YAML::Node& node) { pre.mean = triple(file, node, "mean"); });
    field(file, map, "deviation", [&](const YAML::Node& node) { pre.deviation = triple(file, node, "deviation"); });
    field(file, map, "layout",
          [&](const YAML::Node& node) { pre.layout = choose(file, node, "layout", {Layout::ChannelsFirst, Layout::ChannelsLast}); });
    return pre;
}

PostProcessing postFrom(const std::string& file, const YAML::Node& map)
{
    PostProcessing post;
    refuseUnknown(file, map, {"head", "output", "prototypes", "confidence", "nms_iou", "max_detections", "class_agnostic", "every_class",
                              "normalised", "activation", "names"});
    field(file, map, "head", [&](const YAML::Node& node) {
        const std::optional<Head> head = headFromId(node.as<std::string>());
        if (!head) {
            refuse(file, node, "head: \"" + node.as<std::string>() + "\" is not known.");
        }
        post.head = *head;
    });
    field(file, map, "output", [&](const YAML::Node& node) { post.output = node.as<std::string>(); });
    field(file, map, "prototypes", [&](const YAML::Node& node) { post.prototypes = node.as<std::string>(); });
    field(file, map, "confidence", [&](const YAML::Node& node) { post.confidence = node.as<double>(); });
    field(file, map, "nms_iou", [&](const YAML::Node& node) { post.nmsIou = node.as<double>(); });
    field(file, map, "max_detections", [&](const YAML::Node& node) { post.maxDetections = node.as<int>(); });
    field(file, map, "class_agnostic", [&](const YAML::Node& node) { post.classAgnostic = node.as<bool>(); });
    field(file, map, "every_class", [&](const YAML::Node& node) { post.everyClass = node.as<bool>(); });
    field(file, map, "normalised", [&](const YAML::Node& node) { post.normalised = node.as<bool>(); });
    field(file, map, "activation", [&](const YAML::Node& node) {
        post.activation = choose(file, node, "activation", {Activation::None, Activation::Sigmoid, Activation::Softmax});
    });
    field(file, map, "names", [&](const YAML::Node& node) { post.classNames = node.as<std::vector<std::string>>(); });
    return post;
}

}  // namespace

std::string toYaml(const Processing& processing)
{
    YAML::Emitter out;
    out.SetDoublePrecision(17);
    out << YAML::BeginMap << YAML::Key << "input" << YAML::Value;
    emit(out, processing.pre);
    out << YAML::Key << "output" << YAML::Value;
    emit(out, processing.post);
    out << YAML::EndMap;
    return std::string(out.c_str()) + '\n';
}

Processing processingFromYaml(const std::string& yaml, const std::string& file)
{
    YAML::Node root;
    try {
        root = YAML::Load(yaml);
    } catch (const YAML::Exception& error) {
        throw Error(ErrorCode::Malformed, file, "line " + std::to_string(error.mark.line + 1) + ": " + error.msg);
    }
    if (!root.IsMap() || !root["input"] || !root["output"] || !root["input"].IsMap() || !root["output"].IsMap()) {
        throw Error(ErrorCode::Malformed, file, "A model's processing has two parts, input and output; they were not found.");
    }
    return {.pre = preFrom(file, root["input"]), .post = postFrom(file, root["output"])};
}

std::string toJson(const ModelDescription& description, const Recognition& recognition)
{
    using Json = nlohmann::ordered_json;
    const auto tensors = [](const std::vector<TensorInfo>& infos) {
        Json list = Json::array();
        for (const TensorInfo& info : infos) {
            list.push_back({{"name", info.name}, {"type", info.type}, {"shape", info.shape}});
        }
        return list;
    };
    const PreProcessing& pre = recognition.processing.pre;
    const PostProcessing& post = recognition.processing.post;
    Json root;
    root["file"] = description.file;
    root["format"] = description.format == ModelFormat::Onnx ? "onnx" : "torchscript";
    root["fingerprint"] = description.fingerprint;
    root["producer"] = description.producer;
    root["opset"] = description.opset;
    root["precision"] = description.precision;
    root["inputs"] = tensors(description.inputs);
    root["outputs"] = tensors(description.outputs);
    root["metadata"] = description.metadata;
    root["input"] = {{"size", {pre.width, pre.height}}, {"resize", idOf(pre.resize)}, {"padding", pre.padding}, {"colours", idOf(pre.colours)},
                     {"scale", pre.scale}, {"mean", pre.mean}, {"deviation", pre.deviation}, {"layout", idOf(pre.layout)}};
    root["output"] = {{"head", idOf(post.head)}, {"output", post.output}, {"prototypes", post.prototypes}, {"names", post.classNames},
                      {"confidence", post.confidence}, {"nms_iou", post.nmsIou}, {"max_detections", post.maxDetections},
                      {"class_agnostic", post.classAgnostic}, {"every_class", post.everyClass}, {"normalised", post.normalised},
                      {"activation", idOf(post.activation)}};
    for (const Reason& reason : recognition.reasons) {
        root["reasons"][reason.field] = sentence(reason);
    }
    return root.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gg::inference
