#include "core/inference/onnx/failure.h"

#include <opencv2/core/version.hpp>

#include <algorithm>

namespace gg::inference {
namespace {

/// "Node [ReduceMax@ai.onnx]:(onnx_node!/head/ReduceMax) parse error: …": how OpenCV's importer names the node where it stopped.
struct Refusal {
    std::string operatorName;
    std::string node;
    std::string inner;
};

bool parseRefusal(const std::string& message, Refusal& refusal)
{
    // Not one regular expression: std::regex recurses over long messages.
    const std::size_t node = message.find("Node [");
    const std::size_t place = node == std::string::npos ? node : message.find("]:(", node);
    const std::size_t end = place == std::string::npos ? place : message.find(") parse error: ", place);
    if (end == std::string::npos) {
        return false;
    }
    const std::string kind = message.substr(node + 6, place - node - 6);
    refusal.operatorName = kind.substr(0, kind.find('@'));
    refusal.node = message.substr(place + 3, end - place - 3);
    constexpr std::string_view prefix = "onnx_node!";
    if (refusal.node.starts_with(prefix)) {
        refusal.node.erase(0, prefix.size());
    }
    refusal.inner = message.substr(end + 15);
    return true;
}

/// The condition or the sentence in an OpenCV message, without its place in OpenCV's sources.
std::string essence(std::string message)
{
    std::replace(message.begin(), message.end(), '\n', ' ');
    const std::size_t error = message.find(" error: (");
    if (error != std::string::npos) {
        const std::size_t close = message.find(") ", error);
        message = close == std::string::npos ? message.substr(error + 8) : message.substr(close + 2);
    }
    const std::size_t function = message.find(" in function '");
    if (function != std::string::npos) {
        message.erase(function);
    }
    while (!message.empty() && (message.back() == ' ' || message.back() == '.' || message.back() == '>')) {
        message.pop_back();
    }
    return message.substr(0, 300);
}

const onnx::NodeProto* nodeOf(const onnx::GraphProto& graph, const Refusal& refusal)
{
    for (const onnx::NodeProto& node : graph.node()) {
        const bool named = node.name() == refusal.node ||
                           std::find(node.output().begin(), node.output().end(), refusal.node) != node.output().end();
        if (named && node.op_type() == refusal.operatorName) {
            return &node;
        }
    }
    return nullptr;
}

std::string where(const OnnxFile& file, const Refusal& refusal)
{
    const std::size_t nodes = file.description.nodesOf(refusal.operatorName);
    std::string text = "node " + (refusal.node.empty() ? std::string("without a name") : refusal.node);
    if (const onnx::NodeProto* node = nodeOf(file.model.graph(), refusal); node != nullptr && node->output_size() > 0) {
        text += ", which gives " + node->output(0);
    }
    if (nodes > 1) {
        text += "; the model has " + std::to_string(nodes) + " such nodes";
    }
    return text + "; opset " + std::to_string(file.description.opset);
}

constexpr const char* remedy = "Export the model again with a fixed input size, opset 12 and without removal of overlaps in the graph "
                               "(Ultralytics: format=onnx opset=12 dynamic=False nms=False), or as TorchScript.";

}  // namespace

Error failureOf(const OnnxFile& file, const std::string& opencvMessage)
{
    const std::string engine = std::string("OpenCV's DNN ") + CV_VERSION;
    Refusal refusal;
    if (!parseRefusal(opencvMessage, refusal)) {
        return Error(ErrorCode::Unsupported, file.description.file,
                     engine + " cannot run this model: " + essence(opencvMessage) + ". " + remedy);
    }
    const bool unknown = refusal.inner.find("Can't create layer") != std::string::npos ||
                         refusal.inner.find("Can't create unknown layer") != std::string::npos;
    if (unknown) {
        return Error(ErrorCode::Unsupported, file.description.file,
                     engine + " does not have the operator " + refusal.operatorName + " (" + where(file, refusal) + "). " + remedy);
    }
    return Error(ErrorCode::Unsupported, file.description.file,
                 engine + " could not take in the operator " + refusal.operatorName + " (" + where(file, refusal) +
                     "): " + essence(refusal.inner) + ". " + remedy);
}

}  // namespace gg::inference
