#include "core/training/export/written_model.h"

#include "core/base/error.h"
#include "core/inference/backend.h"

#include <nlohmann/json.hpp>

namespace gg::training
{

std::map<std::string, std::string> ownMetadata(const std::string& model, const std::string& trainedAs, const std::string& datasetFingerprint,
                                               const std::vector<std::pair<std::string, double>>& metrics, int height, int width)
{
    nlohmann::json values = nlohmann::json::object();
    for (const auto& [name, value] : metrics) {
        values[name] = value;
    }
    return {
        {"batch", "1"},
        {"imgsz", "[" + std::to_string(height) + ", " + std::to_string(width) + "]"},
        {"description", model + (trainedAs.empty() ? "" : ", trained as " + trainedAs)},
        {"groundglass.version", GG_VERSION},
        {"groundglass.model", model},
        {"groundglass.dataset_fingerprint", datasetFingerprint},
        {"groundglass.metrics", values.dump()},
    };
}

torch::Tensor answerOf(const std::string& file, const torch::Tensor& images, at::IntArrayRef expected)
{
    const auto backend = inference::openOnnx(file);
    const std::vector<int> shape(images.sizes().begin(), images.sizes().end());
    const cv::Mat input(static_cast<int>(shape.size()), shape.data(), CV_32F, images.data_ptr<float>());
    const std::vector<inference::Tensor> outputs = backend->run(input);
    if (outputs.size() != 1 || outputs.front().shape() != expected.vec()) {
        throw Error(ErrorCode::Internal, file,
                    "The written model does not answer in the network's shape. Report this as a fault of Groundglass.");
    }
    return torch::from_blob(const_cast<float*>(outputs.front().values.ptr<float>()), expected, torch::kFloat).clone();
}

torch::Tensor noisePicture(int height, int width)
{
    auto generator = at::detail::createCPUGenerator(1);
    return torch::rand({1, 3, height, width}, generator);
}

}  // namespace gg::training
