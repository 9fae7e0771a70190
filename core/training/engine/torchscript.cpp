#include "core/training/engine/torchscript.h"

#include "core/base/error.h"
#include "core/inference/file_fingerprint.h"
#include "core/inference/metadata.h"
#include "core/training/engine/device.h"
#include "core/training/engine/torch_pch.h"

#include <nlohmann/json.hpp>
#include <torch/script.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace gg::training {
namespace {

using inference::ModelDescription;
using inference::Tensor;

/// Ultralytics keeps names, image size and task in this file within the archive.
constexpr const char* ultralyticsConfig = "config.txt";

/// LibTorch's message without the traceback of the Python program that the network was made from.
std::string essence(const std::string& message)
{
    constexpr std::string_view marker = "RuntimeError: ";
    const std::size_t error = message.rfind(marker);
    std::string text = error == std::string::npos ? message : message.substr(error + marker.size());
    text = text.substr(0, std::min(text.find('\n'), text.find("Exception raised from")));
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) {
        text.pop_back();
    }
    return text.substr(0, 300);
}

Error loadFailure(const std::string& file, const std::string& message)
{
    constexpr std::string_view unknown = "Unknown builtin op: ";
    if (const std::size_t at = message.find(unknown); at != std::string::npos) {
        std::string name = message.substr(at + unknown.size());
        name = name.substr(0, name.find_first_of(" \n"));
        while (!name.empty() && name.back() == '.') {
            name.pop_back();
        }
        return Error(ErrorCode::Unsupported, file,
                     "The network uses the operator " + name + ", which LibTorch " TORCH_VERSION
                     " does not have (torchvision:: and others come with libraries of their own). Export it without that step, for instance without "
                     "removal of overlaps.");
    }
    if (message.find("central directory") != std::string::npos || message.find("PytorchStreamReader") != std::string::npos) {
        return Error(ErrorCode::Unreadable, file, "The TorchScript file is broken off or damaged (" + essence(message) + "). Copy or download it again.");
    }
    return Error(ErrorCode::Unsupported, file,
                 "LibTorch " TORCH_VERSION " cannot load this network: " + essence(message) + ". Export it again with a PyTorch of that age or as ONNX.");
}

/// JSON of one level as the text that ONNX would hold: names stay a table.
std::map<std::string, std::string> metadataFrom(const std::string& text)
{
    std::map<std::string, std::string> metadata;
    const nlohmann::json root = nlohmann::json::parse(text, nullptr, false);
    if (root.is_object()) {
        for (const auto& [key, value] : root.items()) {
            metadata[key] = value.is_string() ? value.get<std::string>() : value.dump();
        }
    }
    return metadata;
}

void collect(const torch::IValue& value, const std::string& name, std::vector<Tensor>& out)
{
    if (value.isTensor()) {
        const torch::Tensor tensor = value.toTensor().to(torch::kCPU, torch::kFloat32).contiguous();
        std::vector<int> shape;
        for (const std::int64_t axis : tensor.sizes()) {
            shape.push_back(static_cast<int>(axis));
        }
        if (shape.empty()) {
            return;  // a single number is no output of a network that sees pictures
        }
        Tensor result{.name = name, .values = cv::Mat(static_cast<int>(shape.size()), shape.data(), CV_32F)};
        std::copy_n(tensor.data_ptr<float>(), tensor.numel(), result.values.ptr<float>());
        out.push_back(std::move(result));
        return;
    }
    if (value.isTuple() || value.isList() || value.isTensorList()) {
        const auto elements = value.isTuple() ? value.toTupleRef().elements().vec() : value.toList().vec();
        for (const torch::IValue& element : elements) {
            collect(element, "output" + std::to_string(out.size()), out);
        }
        return;
    }
    if (value.isGenericDict()) {
        for (const auto& entry : value.toGenericDict()) {
            collect(entry.value(), entry.key().isString() ? entry.key().toStringRef() : "output" + std::to_string(out.size()), out);
        }
    }
}

class TorchScriptBackend final : public inference::Backend
{
public:
    TorchScriptBackend(const std::string& file, const inference::OpenOptions& options)
        : m_device(chooseDevice(options.device))
    {
        useThreads(0);
        torch::jit::ExtraFilesMap extra{{ultralyticsConfig, ""}};
        try {
            m_module = torch::jit::load(file, torch::Device(m_device), extra);
            m_module.eval();
        } catch (const c10::Error& error) {
            throw loadFailure(file, error.what_without_backtrace());
        } catch (const std::exception& error) {
            throw loadFailure(file, error.what());
        }
        if (!m_module.find_method("forward")) {
            throw Error(ErrorCode::Unsupported, file,
                        "The archive holds weights, but no network: it has no method forward. Export the model as TorchScript or ONNX.");
        }
        describe(file, extra[ultralyticsConfig]);
        m_module.to(torch::kFloat32);
        chooseShape(options);
        const std::vector<int> sizes(m_shape.begin(), m_shape.end());
        for (const Tensor& output : run(cv::Mat::zeros(static_cast<int>(sizes.size()), sizes.data(), CV_32F))) {
            m_description.outputs.push_back({.name = output.name, .type = "float32", .shape = output.shape()});
        }
    }

    const ModelDescription& description() const override { return m_description; }
    std::vector<std::int64_t> inputShape() const override { return m_shape; }
    std::string engine() const override { return std::string("LibTorch " TORCH_VERSION " on ") + m_device; }

    std::vector<Tensor> run(const cv::Mat& input) override
    {
        const std::vector<std::int64_t> shape(input.size.p, input.size.p + input.dims);
        try {
            const torch::NoGradGuard noGradients;
            const torch::Tensor picture =
                torch::from_blob(const_cast<float*>(input.ptr<float>()), shape, torch::kFloat32).to(torch::Device(m_device));
            std::vector<Tensor> outputs;
            collect(m_module.forward({picture}), "output0", outputs);
            return outputs;
        } catch (const c10::Error& error) {
            throw runFailure(error.what_without_backtrace(), shape);
        } catch (const std::exception& error) {
            throw runFailure(error.what(), shape);
        }
    }

private:
    void describe(const std::string& file, const std::string& config)
    {
        m_description.file = std::filesystem::absolute(file).lexically_normal().string();
        m_description.format = inference::ModelFormat::TorchScript;
        m_description.bytes = std::filesystem::file_size(file);
        m_description.fingerprint = inference::fileFingerprint({file});
        m_description.producer = "TorchScript";
        m_description.metadata = metadataFrom(config);
        std::map<std::string, std::int64_t> values;
        for (const torch::Tensor& weights : m_module.parameters()) {
            values[weights.scalar_type() == torch::kFloat16 ? "float16" : weights.scalar_type() == torch::kFloat32 ? "float32" : "other"] += weights.numel();
            if (m_channels == 0 && weights.dim() == 4) {
                m_channels = static_cast<int>(weights.size(1));  // of the first convolution
            }
        }
        const auto most = std::max_element(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        m_description.precision = most == values.end() ? std::string() : most->first;
    }

    /// TorchScript declares no shapes: the size is what was asked for, what the exporter noted, or 640.
    void chooseShape(const inference::OpenOptions& options)
    {
        const inference::ImageSize noted = inference::declaredSize(m_description).value_or(inference::ImageSize{640, 640});
        const int channels = options.channels > 0 ? options.channels : m_channels == 1 ? 1 : 3;
        m_shape = {1, channels, options.height > 0 ? options.height : noted.height, options.width > 0 ? options.width : noted.width};
        m_description.inputs = {{.name = "input", .type = "float32", .shape = {1, channels, -1, -1}}};
    }

    Error runFailure(const std::string& message, const std::vector<std::int64_t>& shape) const
    {
        return Error(ErrorCode::Unsupported, m_description.file,
                     "The network could not be run with an input of " + inference::shapeText(shape) + ": " + essence(message) +
                         ". Choose the size that it was exported for.");
    }

    std::string m_device;
    torch::jit::script::Module m_module;
    ModelDescription m_description;
    std::vector<std::int64_t> m_shape;
    int m_channels = 0;
};

}  // namespace

std::unique_ptr<inference::Backend> openTorchScriptFile(const std::string& file, const inference::OpenOptions& options)
{
    return std::make_unique<TorchScriptBackend>(file, options);
}

}  // namespace gg::training
