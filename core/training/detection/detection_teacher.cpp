#include "core/training/detection/detection_teacher.h"

#include "core/base/error.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/engine/distillation.h"

#include <utility>

namespace gg::training {
namespace {

/// "detect at strides 8, 16, 32 with 16 bins"
std::string headOf(const recipe::ModelPlan& plan)
{
    std::string text = (plan.layers.empty() ? std::string("none") : plan.layers.back().block) + " at strides ";
    for (std::size_t i = 0; i < plan.strides.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(plan.strides[i]);
    }
    return text + " with " + std::to_string(plan.bins) + " bins";
}

void requireSameHead(const std::string& file, const recipe::ModelPlan& teacher, const recipe::ModelPlan& own)
{
    constexpr const char* taught = "detect";
    if (own.layers.back().block != taught) {
        throw Error(ErrorCode::Unsupported, file,
                    "Only detectors whose head is '" + std::string(taught) + "' learn from a teacher, and this one's is '" + own.layers.back().block
                        + "'. Train it without distill.teacher.");
    }
    if (headOf(teacher) != headOf(own)) {
        throw Error(ErrorCode::Unsupported, file,
                    "The teacher's head is another one. The teacher's: " + headOf(teacher) + ". This model's: " + headOf(own)
                        + ". Choose a teacher of the same kind, such as a larger scale of the same model.");
    }
}

}  // namespace

torch::Tensor softDetectionLoss(const std::vector<torch::Tensor>& network, const std::vector<torch::Tensor>& teacher, const DetectionLossOptions& options,
                                double temperature)
{
    torch::Tensor classes;
    torch::Tensor boxes;
    torch::Tensor scores;
    for (std::size_t level = 0; level < network.size(); ++level) {
        const torch::Tensor own = network[level].flatten(2);
        const torch::Tensor taught = teacher[level].detach().flatten(2);
        const auto sides = [&](const torch::Tensor& map) { return map.narrow(1, 0, 4 * options.bins).reshape({map.size(0), 4, options.bins, -1}); };
        const auto logits = [&](const torch::Tensor& map) { return map.narrow(1, 4 * options.bins, options.classes); };
        const torch::Tensor score = torch::sigmoid(std::get<0>(logits(taught).max(1)));
        const torch::Tensor ofClasses = bernoulliDivergence(logits(own), logits(taught), temperature).sum();
        const torch::Tensor ofBoxes = (softmaxDivergence(sides(own), sides(taught), 2, temperature).mean(1) * score).sum();
        classes = level == 0 ? ofClasses : classes + ofClasses;
        boxes = level == 0 ? ofBoxes : boxes + ofBoxes;
        scores = level == 0 ? score.sum() : scores + score.sum();
    }
    return (classes * options.classGain + boxes * options.dflGain) * (temperature * temperature) / scores.clamp_min(1);
}

DetectionTeacher::DetectionTeacher(Detector detector, DetectionLossOptions options, double weight, double temperature)
    : m_detector(std::move(detector))
    , m_options(std::move(options))
    , m_weight(weight)
    , m_temperature(temperature)
{
    m_detector->eval();
}

std::vector<torch::Tensor> DetectionTeacher::maps(const torch::Tensor& images)
{
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> maps = m_detector->forward(images);
    for (torch::Tensor& map : maps) {
        map = map.to(torch::kFloat32);
    }
    return maps;
}

torch::Tensor DetectionTeacher::loss(const std::vector<torch::Tensor>& network, const std::vector<torch::Tensor>& own) const
{
    return softDetectionLoss(network, own, m_options, m_temperature);
}

std::unique_ptr<DetectionTeacher> openDetectionTeacher(const recipe::TrainConfig& config, const recipe::ModelPlan& plan,
                                                       const std::vector<std::string>& classes, const torch::Device& device)
{
    if (config.distillTeacher.empty()) {
        return nullptr;
    }
    const std::string file = teacherFile(config.distillTeacher);
    if (checkpointConfig(file).task != "detection") {
        throw Error(ErrorCode::InvalidArgument, file, "The teacher was trained with task: segmentation, and this is a detection.");
    }
    TrainedDetector trained = openCheckpoint(file);
    requireSameClasses(file, trained.classes, classes);
    requireSameHead(file, trained.detector->plan(), plan);
    fuse(trained.detector);
    trained.detector->to(device);
    DetectionLossOptions options;
    options.classes = plan.classes;
    options.bins = plan.bins;
    options.strides = plan.strides;
    options.classGain = config.detection.classGain;
    options.dflGain = config.detection.dflGain;
    return std::make_unique<DetectionTeacher>(trained.detector, std::move(options), config.distillWeight, config.distillTemperature);
}

}  // namespace gg::training
