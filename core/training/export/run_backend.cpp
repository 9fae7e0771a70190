#include "core/training/export/run_backend.h"

#include "core/base/error.h"
#include "core/inference/file_fingerprint.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/engine/checkpoint_file.h"
#include "core/training/engine/sampled_answer.h"
#include "core/training/engine/torch_errors.h"
#include "core/training/export/export_detector.h"
#include "core/training/export/export_segmentation.h"
#include "core/training/export/written_model.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

namespace gg::training
{
namespace
{

const std::string remedy = "Run it on a machine with more memory.";

/// [1, 3, H, W] → what the exported network would write.
struct Answering {
    std::function<torch::Tensor(const torch::Tensor&)> answer;
    std::function<void(bool)> sampleDropout;
    double dropout = 0;
    int side = 0;
    std::map<std::string, std::string> metadata;
};

Answering detectorOf(const std::string& checkpoint, const torch::Device& device)
{
    TrainedDetector trained = openCheckpoint(checkpoint);
    Detector detector = trained.detector;
    detector->eval();
    fuse(detector);
    detector->to(device);
    const int side = trained.config.imageSize;
    return {.answer = [detector](const torch::Tensor& images) mutable { return decodedOutput(detector, images); },
            .sampleDropout = [detector](bool on) mutable { detector->sampleDropout(on); },
            .dropout = detector->dropout(),
            .side = side,
            .metadata = detectorMetadata(detector->plan(), {.classes = trained.classes, .datasetFingerprint = trained.datasetFingerprint, .trainedAs = {}, .metrics = {}},
                                         side, side)};
}

Answering segmentationOf(const std::string& checkpoint, const torch::Device& device)
{
    TrainedSegmentation trained = openSegmentation(checkpoint);
    const std::shared_ptr<SegmentationNetwork> network = trained.network;
    network->to(device);
    const int side = trained.config.imageSize;
    return {.answer = [network](const torch::Tensor& images) { return probabilitiesOf(network->forward(images)); },
            .sampleDropout = [network](bool on) { network->sampleDropout(on); },
            .dropout = network->dropoutShare(),
            .side = side,
            .metadata = segmentationMetadata(
                {.model = trained.config.model, .classes = trained.classes, .datasetFingerprint = trained.datasetFingerprint, .trainedAs = {}, .metrics = {}}, side,
                side)};
}

class CheckpointBackend final : public inference::Backend
{
public:
    CheckpointBackend(const std::string& checkpoint, const std::string& device, Answers answers)
        : m_device(device)
        , m_network(checkpointConfig(checkpoint).task == "detection" ? detectorOf(checkpoint, m_device) : segmentationOf(checkpoint, m_device))
        , m_sampled(answers == Answers::Sampled)
    {
        if (m_sampled && m_network.dropout <= 0) {
            throw Error(ErrorCode::InvalidArgument, checkpoint,
                        "This network was trained without dropout (model.dropout: 0): all samples would be the same. Train it with model.dropout above 0.");
        }
        m_description.file = std::filesystem::absolute(checkpoint).lexically_normal().string();
        m_description.format = inference::ModelFormat::TorchScript;
        m_description.bytes = std::filesystem::file_size(checkpoint);
        m_description.fingerprint = inference::fileFingerprint({checkpoint});
        m_description.producer = "Groundglass";
        m_description.precision = "float32";
        m_description.metadata = m_network.metadata;
        m_description.inputs = {{.name = onnxInput, .type = "float32", .shape = inputShape()}};
        m_description.outputs = {{.name = onnxOutput, .type = "float32", .shape = answerTo(torch::zeros(inputShape())).sizes().vec()}};
    }

    const inference::ModelDescription& description() const override { return m_description; }
    std::vector<std::int64_t> inputShape() const override { return {1, 3, m_network.side, m_network.side}; }
    std::string engine() const override { return std::string("LibTorch " TORCH_VERSION " on ") + m_device.str(); }

    std::vector<inference::Tensor> run(const cv::Mat& input) override
    {
        return translating(remedy, [&] {
            const std::vector<std::int64_t> shape(input.size.p, input.size.p + input.dims);
            if (m_sampled) {
                drawFor(input);
            }
            m_network.sampleDropout(m_sampled);
            const torch::Tensor answer = answerTo(torch::from_blob(const_cast<float*>(input.ptr<float>()), shape, torch::kFloat32));
            m_network.sampleDropout(false);
            const std::vector<int> sizes(answer.sizes().begin(), answer.sizes().end());
            inference::Tensor output{.name = onnxOutput, .values = cv::Mat(static_cast<int>(sizes.size()), sizes.data(), CV_32F)};
            std::copy_n(answer.data_ptr<float>(), answer.numel(), output.values.ptr<float>());
            return std::vector<inference::Tensor>{std::move(output)};
        });
    }

private:
    torch::Tensor answerTo(const torch::Tensor& images) const
    {
        const torch::NoGradGuard noGradients;
        return m_network.answer(images.to(m_device)).to(torch::kCPU, torch::kFloat32).contiguous();
    }

    /// Pictures come in the order in which they were read, which differs from run to run.
    void drawFor(const cv::Mat& input)
    {
        const std::string_view bytes(reinterpret_cast<const char*>(input.data), input.total() * input.elemSize());
        const std::size_t picture = std::hash<std::string_view>{}(bytes);
        torch::manual_seed(picture + 0x9E3779B97F4A7C15ULL * ++m_asked[picture]);
    }

    torch::Device m_device;
    Answering m_network;
    bool m_sampled;
    std::map<std::size_t, std::uint64_t> m_asked;  ///< so often was this picture run
    inference::ModelDescription m_description;
};

}  // namespace

std::unique_ptr<inference::Backend> openCheckpointBackend(const std::string& checkpoint, const std::string& device, Answers answers)
{
    return translating(remedy, [&] { return std::make_unique<CheckpointBackend>(checkpoint, device, answers); });
}

}  // namespace gg::training
