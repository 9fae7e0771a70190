#include "core/training/export/export_detector.h"

#include "core/base/error.h"
#include "core/inference/onnx_model.h"
#include "core/inference/processing.h"
#include "core/training/export/traced_graph.h"
#include "core/training/export/written_model.h"

#include <ATen/TracerMode.h>

#include <cmath>

namespace gg::training
{
namespace
{

/// Differences beyond these are a fault, not rounding.
constexpr double tolerablePixels = 0.05;
constexpr double tolerableScore = 1e-3;

/// Centres of the cells, [1, 2, positions] in cells, and the cells' size in pixels, [1, 4, positions]; maps follow each other row
/// by row.
struct Grid {
    torch::Tensor centres;
    torch::Tensor pixels;
};

Grid gridOf(const std::vector<torch::Tensor>& maps, const std::vector<int>& strides)
{
    const at::tracer::impl::NoTracerDispatchMode constants;  // to a trace these are numbers, not operations
    std::vector<torch::Tensor> centres;
    std::vector<torch::Tensor> pixels;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const std::int64_t height = maps[i].size(2);
        const std::int64_t width = maps[i].size(3);
        const torch::Tensor x = torch::arange(width, torch::kFloat).add(0.5).expand({height, width});
        const torch::Tensor y = torch::arange(height, torch::kFloat).add(0.5).unsqueeze(1).expand({height, width});
        centres.push_back(torch::stack({x.flatten(), y.flatten()}));
        pixels.push_back(torch::full({4, height * width}, static_cast<double>(strides[i])));
    }
    return {torch::cat(centres, 1).unsqueeze(0), torch::cat(pixels, 1).unsqueeze(0)};
}

/// 0 … count - 1 as a column.
torch::Tensor numbers(int count)
{
    const at::tracer::impl::NoTracerDispatchMode constants;
    return torch::arange(count, torch::kFloat).reshape({count, 1});
}

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

std::map<std::string, std::string> metadataOf(const recipe::ModelPlan& plan, const DetectorFacts& facts, int height, int width)
{
    std::map<std::string, std::string> metadata = ownMetadata(plan.name, facts.trainedAs, facts.datasetFingerprint, facts.metrics, height, width);
    metadata["task"] = "detect";
    metadata["names"] = namesLiteral(facts.classes);
    metadata["stride"] = std::to_string(plan.strides.back());
    metadata["groundglass.description"] = recipe::toYaml(plan);
    metadata["groundglass.processing"] = inference::toYaml(processingOf(facts, height, width));
    return metadata;
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

std::string namesLiteral(const std::vector<std::string>& classes)
{
    std::string text;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(i) + ": " + quoted(classes[i]);
    }
    return "{" + text + "}";
}

torch::Tensor decodedOutput(Detector& detector, const torch::Tensor& images)
{
    const recipe::ModelPlan& plan = detector->plan();
    if (plan.layers.back().block != "detect") {
        throw Error(ErrorCode::Unsupported, {}, "A model that ends with " + plan.layers.back().block + " cannot be written as ONNX; *.safetensors can.");
    }
    const std::vector<torch::Tensor> maps = detector->forward(images);
    const Grid grid = gridOf(maps, plan.strides);
    std::vector<torch::Tensor> flat;
    for (const torch::Tensor& map : maps) {
        flat.push_back(map.reshape({map.size(0), map.size(1), map.size(2) * map.size(3)}));
    }
    const std::vector<torch::Tensor> parts = torch::cat(flat, 2).split_with_sizes({4LL * plan.bins, plan.classes}, 1);
    const std::int64_t positions = parts[0].size(2);
    const torch::Tensor bins = numbers(plan.bins);
    // Each side's distance is the mean of a distribution over the bins.
    const torch::Tensor shares =
        torch::softmax(parts[0].reshape({images.size(0), 4, plan.bins, positions}).permute({0, 1, 3, 2}), -1);
    const torch::Tensor distances = torch::matmul(shares, bins).reshape({images.size(0), 4, positions});
    const std::vector<torch::Tensor> corners = distances.chunk(2, 1);  // left and top, right and bottom
    const torch::Tensor centre = (corners[1] - corners[0]) * 0.5 + grid.centres;
    const torch::Tensor size = corners[0] + corners[1];
    return torch::cat({torch::cat({centre, size}, 1) * grid.pixels, torch::sigmoid(parts[1])}, 1);
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
    model.metadata = metadataOf(plan, facts, height, width);
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
