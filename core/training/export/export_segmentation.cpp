#include "core/training/export/export_segmentation.h"

#include "core/base/error.h"
#include "core/inference/onnx_model.h"
#include "core/inference/processing.h"
#include "core/training/engine/checkpoint_file.h"
#include "core/training/export/export_detector.h"
#include "core/training/export/traced_graph.h"
#include "core/training/export/written_model.h"

#include <algorithm>

namespace gg::training
{
namespace
{

/// Five halvings.
constexpr int sideMultiple = 32;
/// Differences beyond this are a fault, not rounding.
constexpr double tolerableProbability = 1e-3;

inference::Processing processingOf(int height, int width, bool classes)
{
    inference::Processing processing;
    processing.pre.width = width;
    processing.pre.height = height;
    processing.pre.resize = inference::Resize::Stretch;
    processing.post.head = classes ? inference::Head::SegmentationLabels : inference::Head::SegmentationProbability;
    processing.post.output = onnxOutput;
    return processing;
}

void requireSize(const std::string& file, int height, int width)
{
    if (height < sideMultiple || width < sideMultiple || height % sideMultiple != 0 || width % sideMultiple != 0) {
        throw Error(ErrorCode::InvalidArgument, file,
                    "The network halves pictures five times: their sides are multiples of 32, found " + std::to_string(height) + " x "
                        + std::to_string(width) + ".");
    }
}

}  // namespace

TrainedSegmentation openSegmentation(const std::string& file)
{
    return openingCheckpoint(file, [&file](torch::serialize::InputArchive& archive) {
        TrainedSegmentation trained;
        trained.config = recipe::parseConfig(checkpointText(archive, "config"), file);
        trained.datasetFingerprint = checkpointText(archive, "dataset");
        trained.classes = checkpointClasses(archive);
        trained.network = makeSegmentationNetwork(trained.config, static_cast<std::int64_t>(std::max<std::size_t>(1, trained.classes.size())));
        torch::serialize::InputArchive weights;
        archive.read("model", weights);
        trained.network->load(weights);
        trained.network->eval();
        return trained;
    });
}

std::map<std::string, std::string> segmentationMetadata(const SegmentationFacts& facts, int height, int width)
{
    std::map<std::string, std::string> metadata = ownMetadata(facts.model, facts.trainedAs, facts.datasetFingerprint, facts.metrics, height, width);
    metadata["task"] = "segment";
    metadata["names"] = facts.classes.empty() ? "{0: 'foreground'}" : namesLiteral(facts.classes);
    metadata["stride"] = std::to_string(sideMultiple);
    metadata["groundglass.processing"] = inference::toYaml(processingOf(height, width, !facts.classes.empty()));
    return metadata;
}

double exportSegmentationOnnx(SegmentationNetwork& network, const SegmentationFacts& facts, int height, int width, const std::string& file)
{
    requireSize(file, height, width);
    const torch::NoGradGuard noGradients;
    for (torch::Tensor& parameter : network.parameters()) {
        parameter.set_requires_grad(false);
    }
    const auto answer = [&](const torch::Tensor& images) {
        const torch::Tensor logits = network.forward(images);
        // ONNX and OpenCV agree on a softmax over the last axis alone.
        return facts.classes.empty() ? torch::sigmoid(logits) : torch::softmax(logits.permute({0, 2, 3, 1}), -1).permute({0, 3, 1, 2});
    };
    inference::OnnxModel model = tracedModel(answer, {1, 3, height, width}, onnxInput, onnxOutput);
    model.name = facts.model;
    model.metadata = segmentationMetadata(facts, height, width);
    inference::writeOnnx(model, file);

    const torch::Tensor images = noisePicture(height, width);
    const torch::Tensor expected = answer(images);
    const double apart = (answerOf(file, images, expected.sizes()) - expected).abs().max().item<double>();
    if (!(apart <= tolerableProbability)) {
        throw Error(ErrorCode::Internal, file,
                    "The written model answers otherwise than the network: probabilities by up to " + std::to_string(apart)
                        + ". Do not use the file; report this as a fault of Groundglass.");
    }
    return apart;
}

}  // namespace gg::training
