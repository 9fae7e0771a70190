#include "core/training/engine/distillation.h"

#include "core/base/error.h"
#include "core/inference/decode.h"
#include "core/inference/processing.h"
#include "core/runs/run_folder.h"
#include "core/training/engine/checkpoint_file.h"
#include "core/training/engine/torchscript.h"
#include "core/training/export/export_segmentation.h"

#include <filesystem>
#include <optional>

namespace gg::training {
namespace {

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text.empty() ? "none" : text;
}

/// A network that was trained here.
class TrainedTeacher final : public SegmentationTeacher
{
public:
    TrainedTeacher(TrainedSegmentation trained, const torch::Device& device)
        : m_trained(std::move(trained))
    {
        m_trained.network->to(device);
        m_trained.network->eval();
    }

    torch::Tensor logits(const torch::Tensor& images) override
    {
        const torch::NoGradGuard noGradients;
        return m_trained.network->forward(images);
    }

private:
    TrainedSegmentation m_trained;
};

/// A model of any program, through the same pipeline that predictions are made with.
class ModelTeacher final : public SegmentationTeacher
{
public:
    ModelTeacher(std::unique_ptr<inference::Backend> backend, inference::Processing processing)
        : m_backend(std::move(backend))
        , m_processing(std::move(processing))
    {
    }

    torch::Tensor logits(const torch::Tensor& images) override
    {
        const torch::NoGradGuard noGradients;
        const torch::Tensor pixels = images.mul(255).round().clamp(0, 255).to(torch::kCPU, torch::kUInt8).permute({0, 2, 3, 1}).flip(3).contiguous();
        std::vector<torch::Tensor> answers;
        for (std::int64_t i = 0; i < pixels.size(0); ++i) {
            answers.push_back(probabilityOf(pixels[i]));
        }
        // Steps of 1/255: a probability of 0 may have been anything below half a step.
        return torch::logit(torch::stack(answers).unsqueeze(1), 0.5 / 255).to(images.device());
    }

private:
    /// [H, W, 3] BGR → [H, W].
    torch::Tensor probabilityOf(const torch::Tensor& picture)
    {
        const auto height = static_cast<int>(picture.size(0));
        const auto width = static_cast<int>(picture.size(1));
        const cv::Mat bgr(height, width, CV_8UC3, picture.data_ptr<std::uint8_t>());
        const inference::Placement placement = inference::placeImage(bgr.size(), m_processing.pre);
        const std::vector<inference::Tensor> outputs = m_backend->run(inference::makeInput(bgr, m_processing.pre, placement));
        cv::Mat probability = inference::decodeSegmentation(outputs, m_processing, placement);
        return torch::from_blob(probability.data, {height, width}, torch::kUInt8).to(torch::kFloat32).div_(255);
    }

    std::unique_ptr<inference::Backend> m_backend;
    inference::Processing m_processing;
};

std::unique_ptr<SegmentationTeacher> openModelTeacher(const std::string& file, const recipe::TrainConfig& config, const std::vector<std::string>& classes)
{
    const inference::OpenOptions options{.width = config.imageSize, .height = config.imageSize, .channels = 3, .device = "cpu"};
    auto backend = inference::modelFileKind(file) == inference::FileKind::Onnx ? inference::openOnnx(file, options) : openTorchScriptFile(file, options);
    inference::Processing processing = inference::recognise(*backend, nullptr).processing;
    if (processing.post.head != inference::Head::SegmentationProbability) {
        if (inference::isSegmentation(processing.post.head)) {
            requireSameClasses(file, processing.post.classNames, classes);
        }
        throw Error(ErrorCode::Unsupported, file,
                    "A teacher has to answer with probabilities of the foreground; this model's output is of the kind "
                        + std::string(inference::idOf(processing.post.head)) + ". Use the run or the checkpoint that it was exported from.");
    }
    if (classes.size() != 1) {
        requireSameClasses(file, {"foreground"}, classes);
    }
    return std::make_unique<ModelTeacher>(std::move(backend), std::move(processing));
}

/// The configuration in a checkpoint of ours; nullopt for another kind of file.
std::optional<recipe::TrainConfig> configIn(const std::string& file)
{
    if (std::filesystem::path(file).extension() == ".onnx") {
        return std::nullopt;
    }
    try {
        return checkpointConfig(file);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Malformed) {
            throw;
        }
        return std::nullopt;
    }
}

}  // namespace

torch::Tensor bernoulliDivergence(const torch::Tensor& network, const torch::Tensor& teacher, double temperature)
{
    const torch::Tensor softened = teacher.detach() / temperature;
    const torch::Tensor target = torch::sigmoid(softened);
    // Cross-entropy less the target's own entropy; softplus(x) − x t is the cross-entropy of a logit.
    const torch::Tensor own = torch::softplus(softened) - softened * target;
    const torch::Tensor answer = network / temperature;
    return torch::softplus(answer) - answer * target - own;
}

torch::Tensor softmaxDivergence(const torch::Tensor& network, const torch::Tensor& teacher, std::int64_t dim, double temperature)
{
    const torch::Tensor target = torch::log_softmax(teacher.detach() / temperature, dim);
    return (target.exp() * (target - torch::log_softmax(network / temperature, dim))).sum(dim);
}

torch::Tensor softSegmentationLoss(const torch::Tensor& network, const torch::Tensor& teacher, double temperature)
{
    const torch::Tensor divergence = network.size(1) == 1 ? bernoulliDivergence(network, teacher, temperature)
                                                          : softmaxDivergence(network, teacher, 1, temperature);
    return divergence.mean() * (temperature * temperature);
}

std::string teacherFile(const std::string& named)
{
    if (!std::filesystem::is_directory(named)) {
        if (!std::filesystem::exists(named)) {
            throw Error(ErrorCode::NotFound, named, "There is no such teacher (distill.teacher). Name a run folder, a checkpoint or a model.");
        }
        return named;
    }
    for (const char* which : {"best", "last"}) {
        const std::string file = runs::checkpointFile(named, which);
        if (std::filesystem::exists(file)) {
            return file;
        }
    }
    throw Error(ErrorCode::NotFound, named, "The teacher (distill.teacher) is a folder without checkpoints/best.pt or last.pt. Name a run that was trained.");
}

void requireSameClasses(const std::string& teacher, const std::vector<std::string>& teachers, const std::vector<std::string>& own)
{
    if (teachers != own) {
        throw Error(ErrorCode::InvalidArgument, teacher,
                    "The teacher knows other classes than the data set. The teacher's: " + listed(teachers) + ". The data set's: " + listed(own)
                        + ". They have to be the same, in the same order.");
    }
}

std::unique_ptr<SegmentationTeacher> openSegmentationTeacher(const recipe::TrainConfig& config, const std::vector<std::string>& classes,
                                                             const torch::Device& device)
{
    if (config.distillTeacher.empty()) {
        return nullptr;
    }
    const std::string file = teacherFile(config.distillTeacher);
    const std::optional<recipe::TrainConfig> taught = configIn(file);
    if (!taught) {
        return openModelTeacher(file, config, classes);
    }
    if (taught->task != "segmentation") {
        throw Error(ErrorCode::InvalidArgument, file, "The teacher was trained with task: " + taught->task + ", and this is a segmentation.");
    }
    TrainedSegmentation trained = openSegmentation(file);
    requireSameClasses(file, {"foreground"}, classes);
    return std::make_unique<TrainedTeacher>(std::move(trained), device);
}

}  // namespace gg::training
