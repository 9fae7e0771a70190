#include "core/training/engine/segmentation_predictor.h"

#include "core/base/error.h"
#include "core/training/engine/augment.h"
#include "core/training/engine/checkpoint_file.h"
#include "core/training/engine/sampled_answer.h"
#include "core/training/engine/torch_errors.h"
#include "core/training/export/export_segmentation.h"

#include <opencv2/imgproc.hpp>

#include <utility>

namespace gg::training {
namespace {

const std::string remedy = "Use a picture at a time on a machine with more memory, or fewer samples.";

/// [1, 3, S, S] as in training: scaled by area or bilinear, RGB in [0, 1].
torch::Tensor inputOf(const cv::Mat& image, int side)
{
    Pixels pixels{.image = {}, .mask = cv::Mat::zeros(side, side, CV_8U)};
    const bool smaller = side < image.cols || side < image.rows;
    cv::resize(image, pixels.image, {side, side}, 0, 0, smaller ? cv::INTER_AREA : cv::INTER_LINEAR);
    torch::Tensor tensor = torch::empty({1, 3, side, side});
    std::vector<float> unused(pixels.mask.total());
    writePlanes(pixels, {}, tensor.data_ptr<float>(), unused.data());
    return tensor;
}

std::vector<float> valuesOf(const torch::Tensor& tensor)
{
    const torch::Tensor here = tensor.to(torch::kCPU).contiguous();
    return {here.data_ptr<float>(), here.data_ptr<float>() + here.numel()};
}

class Predictor final : public SegmentationPredictor
{
public:
    Predictor(TrainedSegmentation trained, const std::string& device)
        : m_trained(std::move(trained))
        , m_device(device)
    {
        m_trained.network->to(m_device);
    }

    const std::vector<std::string>& classes() const override { return m_trained.classes; }
    int side() const override { return m_trained.config.imageSize; }
    double dropout() const override { return m_trained.network->dropoutShare(); }

    inference::Uncertainty ask(const cv::Mat& image, const AskedTimes& times) override
    {
        if (image.empty() || image.type() != CV_8UC3) {
            throw Error(ErrorCode::InvalidArgument, {}, "A picture of three 8-bit channels was expected.");
        }
        if (times.dropoutSamples > 0 && dropout() <= 0) {
            throw Error(ErrorCode::InvalidArgument, {},
                        "This network was trained without dropout (model.dropout: 0): all samples would be the same. Ask with mirrored copies alone, or "
                        "train it with model.dropout above 0.");
        }
        return translating(remedy, [&] { return answerTo(image, times); });
    }

private:
    inference::Uncertainty answerTo(const cv::Mat& image, const AskedTimes& times)
    {
        const SampledAnswer answer =
            askSeveralTimes(*m_trained.network, inputOf(image, side()).to(m_device), {.flips = times.flips, .dropoutSamples = times.dropoutSamples});
        inference::Uncertainty out;
        out.classes = static_cast<std::size_t>(answer.mean.size(1));
        out.samples = static_cast<std::size_t>(answer.answers);
        out.mean = valuesOf(answer.mean);
        if (answer.entropy.defined()) {
            out.entropy = valuesOf(answer.entropy);
            out.mutualInformation = valuesOf(answer.mutualInformation);
            return out;
        }
        inference::UncertaintySum once(out.classes, out.mean.size() / out.classes);
        once.add(out.mean);
        return once.result();
    }

    TrainedSegmentation m_trained;
    torch::Device m_device;
};

}  // namespace

std::unique_ptr<SegmentationPredictor> openPredictor(const std::string& checkpoint, const std::string& device)
{
    if (const recipe::TrainConfig config = checkpointConfig(checkpoint); config.task != "segmentation") {
        throw Error(ErrorCode::InvalidArgument, checkpoint, "This checkpoint is of a task: " + config.task + "; a segmentation's was expected.");
    }
    return translating(remedy, [&] { return std::make_unique<Predictor>(openSegmentation(checkpoint), device); });
}

}  // namespace gg::training
