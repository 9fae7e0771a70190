#include "core/training/export/export_detector.h"

#include "core/base/error.h"
#include "core/inference/onnx_model.h"
#include "core/inference/processing.h"
#include "core/training/export/traced_graph.h"
#include "core/training/export/written_model.h"

#include <cmath>

namespace gg::training
{
namespace
{

/// Differences beyond these are a fault, not rounding.
constexpr double tolerablePixels = 0.05;
constexpr double tolerableScore = 1e-3;

/// Names in quotes that Python and YAML read alike.
std::string quoted(const std::string& name)
{
    std::string text;
    bool plain = true;
    for (const char letter : name) {
        const bool control = static_cast<unsigned char>(letter) < 0x20;
        plain = plain && letter != '\'' && letter != '\\' && !control;
        if (letter == '"' || letter == '\\') {
            text += '\\';
        }
        if (letter == '\n' || letter == '\t') {
            text += letter == '\n' ? "\\n" : "\\t";
        } else {
            text += control ? ' ' : letter;
        }
    }
    return plain ? "'" + name + "'" : "\"" + text + "\"";
}

inference::Processing processingOf(const DetectorFacts& facts, int height, int width)
{
    inference::Processing processing;
    processing.pre.width = width;
    processing.pre.height = height;
    processing.post.head = inference::Head::YoloClasses;
    processing.post.output = onnxOutput;
    processing.post.classNames = facts.classes;
    return processing;
}

/// A copy to be run on the processor and nothing else.
Detector forRunning(Detector& detector)
{
    Detector copy = copyOf(detector);
    copy->to(torch::kCPU);
    copy->freeze(0);
    copy->eval();
    fuse(copy);
    for (torch::Tensor& parameter : copy->parameters()) {
        parameter.set_requires_grad(false);
        parameter.set_data(parameter.contiguous());
    }
    return copy;
}

/// Runs the file as anybody would and compares.
ExportDifference differenceOf(const std::string& file, const torch::Tensor& images, const torch::Tensor& expected)
{
    const torch::Tensor answer = answerOf(file, images, expected.sizes());
    const torch::Tensor apart = (answer - expected).abs();
    return {.boxPixels = apart.slice(1, 0, 4).max().item<double>(), .score = apart.slice(1, 4).max().item<double>()};
}

}  // namespace

std::map<std::string, std::string> detectorMetadata(const recipe::ModelPlan& plan, const DetectorFacts& facts, int height, int width)
{
    std::map<std::string, std::string> metadata = ownMetadata(plan.name, facts.trainedAs, facts.datasetFingerprint, facts.metrics, height, width);
    metadata["task"] = "detect";
    metadata["names"] = namesLiteral(facts.classes);
    metadata["stride"] = std::to_string(recipe::sideMultiple(plan));
    metadata["groundglass.description"] = recipe::toYaml(plan);
    metadata["groundglass.processing"] = inference::toYaml(processingOf(facts, height, width));
    return metadata;
}

std::string namesLiteral(const std::vector<std::string>& classes)
{
    std::string text;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(i) + ": " + quoted(classes[i]);
    }
    return "{" + text + "}";
}

ExportDifference exportOnnx(Detector& detector, const DetectorFacts& facts, int height, int width, const std::string& file)
{
    const torch::NoGradGuard noGradients;
    const recipe::ModelPlan& plan = detector->plan();
    if (facts.classes.size() != static_cast<std::size_t>(plan.classes)) {
        throw Error(ErrorCode::InvalidArgument, file,
                    "The model knows " + std::to_string(plan.classes) + " classes, but " + std::to_string(facts.classes.size()) +
                        " names were given.");
    }
    recipe::costOf(plan, height, width);  // says which sizes there are
    Detector ready = forRunning(detector);
    const auto network = [&ready](const torch::Tensor& images) { return decodedOutput(ready, images); };
    inference::OnnxModel model = tracedModel(network, {1, 3, height, width}, onnxInput, onnxOutput);
    model.name = plan.name;
    model.metadata = detectorMetadata(plan, facts, height, width);
    inference::writeOnnx(model, file);

    const torch::Tensor images = noisePicture(height, width);
    const ExportDifference difference = differenceOf(file, images, network(images));
    if (!(difference.boxPixels <= tolerablePixels && difference.score <= tolerableScore)) {
        throw Error(ErrorCode::Internal, file,
                    "The written model answers otherwise than the network: boxes by up to " +
                        std::to_string(difference.boxPixels) + " px, scores by " + std::to_string(difference.score) +
                        ". Do not use the file; report this as a fault of Groundglass.");
    }
    return difference;
}

}  // namespace gg::training
