#include "core/training/detection/detection_teacher.h"

#include "core/base/error.h"
#include "core/recipe/anchor_fit.h"
#include "core/recipe/default_box_shapes.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/engine/distillation.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

namespace gg::training {
namespace {

/// "detect at strides 8, 16, 32 with 16 bins": all by which two heads' maps belong together place by place.
std::string headOf(const recipe::ModelPlan& plan)
{
    const recipe::PlanLayer& head = plan.layers.back();
    std::string text = head.block + " at strides ";
    for (std::size_t i = 0; i < plan.strides.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(plan.strides[i]);
    }
    if (head.block == "detect") {
        return text + " with " + std::to_string(plan.bins) + " bins";
    }
    if (head.block == "anchor_detect") {
        return text + " with the anchors " + recipe::anchorsText(plan.anchors);
    }
    text += " with default boxes of";
    for (std::size_t map = 0; map < plan.strides.size(); ++map) {
        const recipe::DefaultBoxShape square = recipe::defaultBoxShapes(head, map).front();
        char scale[32];
        std::snprintf(scale, sizeof scale, "%s %.4g (%d)", map == 0 ? "" : ",", square.width, recipe::defaultBoxesOf(head, map));
        text += scale;
    }
    return text + " of the side";
}

void requireSameHead(const std::string& file, const recipe::ModelPlan& teacher, const recipe::ModelPlan& own)
{
    constexpr std::array<std::string_view, 3> taught{"detect", "anchor_detect", "ssd"};
    if (std::find(taught.begin(), taught.end(), own.layers.back().block) == taught.end()) {
        throw Error(ErrorCode::Unsupported, file,
                    "Detectors whose head is detect, anchor_detect or ssd learn from a teacher, and this one's is " + own.layers.back().block
                        + ". Train it without distill.teacher.");
    }
    if (teacher.layers.empty() || headOf(teacher) != headOf(own)) {
        throw Error(ErrorCode::Unsupported, file,
                    "The teacher's head is another one. The teacher's: " + headOf(teacher) + ". This model's: " + headOf(own)
                        + ". Choose a teacher of the same kind, such as a larger scale of the same model"
                        + (own.layers.back().block == "anchor_detect" ? ", and give this model its anchors (anchors.from: list, and anchors.list)." : "."));
    }
}

DetectionTeacher::SoftLoss lossFor(const recipe::ModelPlan& plan, const recipe::TrainConfig& config)
{
    using Maps = std::vector<torch::Tensor>;
    const double temperature = config.distillTemperature;
    const recipe::DetectionConfig& detection = config.detection;
    const recipe::PlanLayer& head = plan.layers.back();
    if (head.block == "anchor_detect") {
        const SoftAnchorOptions options{.classes = plan.classes,
                                        .objectGain = detection.anchor.objectGain,
                                        .noObjectGain = detection.anchor.noObjectGain,
                                        .classGain = detection.classGain};
        return [=](const Maps& network, const Maps& teacher) { return softAnchorLoss(network, teacher, options, temperature); };
    }
    if (head.block == "ssd") {
        return [=, classes = plan.classes, weight = detection.ssd.classWeight](const Maps& network, const Maps& teacher) {
            return softSsdLoss(network, teacher, head, classes, weight, temperature);
        };
    }
    DetectionLossOptions options;
    options.classes = plan.classes;
    options.bins = plan.bins;
    options.strides = plan.strides;
    options.classGain = detection.classGain;
    options.dflGain = detection.dflGain;
    return [=](const Maps& network, const Maps& teacher) { return softDetectionLoss(network, teacher, options, temperature); };
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

torch::Tensor softAnchorLoss(const std::vector<torch::Tensor>& network, const std::vector<torch::Tensor>& teacher, const SoftAnchorOptions& options,
                             double temperature)
{
    constexpr std::int64_t objectness = 4;
    const std::int64_t numbers = objectness + 1 + options.classes;
    torch::Tensor sum;
    for (std::size_t level = 0; level < network.size(); ++level) {
        const auto boxes = [&](const torch::Tensor& map) { return map.reshape({map.size(0), -1, numbers, map.size(2), map.size(3)}); };
        const torch::Tensor own = boxes(network[level]);
        const torch::Tensor taught = boxes(teacher[level].detach());
        const torch::Tensor seen = torch::sigmoid(taught.select(2, objectness));
        const torch::Tensor ofObjects = bernoulliDivergence(own.select(2, objectness), taught.select(2, objectness), temperature);
        const torch::Tensor ofClasses = bernoulliDivergence(own.narrow(2, objectness + 1, options.classes), taught.narrow(2, objectness + 1, options.classes), temperature).sum(2);
        const torch::Tensor weight = seen * options.objectGain + (1 - seen) * options.noObjectGain;
        const torch::Tensor here = (weight * ofObjects + seen * ofClasses * options.classGain).sum();
        sum = level == 0 ? here : sum + here;
    }
    return sum * (temperature * temperature / static_cast<double>(network.front().size(0)));
}

torch::Tensor softSsdLoss(const std::vector<torch::Tensor>& network, const std::vector<torch::Tensor>& teacher, const recipe::PlanLayer& head, int classes,
                          double classWeight, double temperature)
{
    torch::Tensor sum;
    torch::Tensor objects;
    for (std::size_t level = 0; level < network.size(); ++level) {
        const std::int64_t boxes = recipe::defaultBoxesOf(head, level);
        const auto logits = [&](const torch::Tensor& map) {
            return map.permute({0, 2, 3, 1}).narrow(3, 4 * boxes, (classes + 1) * boxes).reshape({map.size(0), -1, classes + 1});
        };
        const torch::Tensor taught = logits(teacher[level].detach());
        const torch::Tensor here = softmaxDivergence(logits(network[level]), taught, 2, temperature).sum();
        const torch::Tensor seen = (1 - torch::softmax(taught, 2).select(2, 0)).sum();
        sum = level == 0 ? here : sum + here;
        objects = level == 0 ? seen : objects + seen;
    }
    return sum * (classWeight * temperature * temperature) / objects.clamp_min(1);
}

DetectionTeacher::DetectionTeacher(Detector detector, SoftLoss loss, double weight)
    : m_detector(std::move(detector))
    , m_loss(std::move(loss))
    , m_weight(weight)
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
    return std::make_unique<DetectionTeacher>(trained.detector, lossFor(plan, config), config.distillWeight);
}

}  // namespace gg::training
