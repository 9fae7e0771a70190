#include "core/training/detection/sampled_boxes.h"

#include "core/training/engine/sampled_answer.h"

namespace gg::training {
namespace {

constexpr double shownScore = 0.25;

}  // namespace

SampledBoxes sampledBoxes(const DetectionCriterion& criterion, const std::vector<std::vector<torch::Tensor>>& answers, int height, int width)
{
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> boxes;
    std::vector<torch::Tensor> scores;
    for (const std::vector<torch::Tensor>& maps : answers) {
        Decoded decoded = criterion.decode({.maps = maps, .height = height, .width = width});
        boxes.push_back(std::move(decoded.boxes));
        scores.push_back(std::move(decoded.scores));
    }
    const torch::Tensor ofAnswers = torch::stack(scores);  // [K, N, A, C]
    SampledBoxes sampled{.mean = {.boxes = torch::stack(boxes).mean(0), .scores = ofAnswers.mean(0)}, .spread = {}};
    const auto [score, label] = sampled.mean.scores.max(2);
    const torch::Tensor shown = score >= shownScore;
    const torch::Tensor whole = entropyOf(score.unsqueeze(1)).masked_select(shown);
    const torch::Tensor ofLabel = ofAnswers.gather(3, label.unsqueeze(0).unsqueeze(3).expand({ofAnswers.size(0), -1, -1, 1})).squeeze(3);
    const torch::Tensor alone = entropyOf(ofLabel.unsqueeze(1)).mean(0).masked_select(shown);
    // Below zero by rounding alone: entropy is concave.
    const torch::Tensor told = torch::stack({shown.sum().to(torch::kFloat64), whole.sum().to(torch::kFloat64), (whole - alone).clamp_min(0).sum().to(torch::kFloat64)}).to(torch::kCPU);
    sampled.spread = {.boxes = told[0].item<double>(), .entropy = told[1].item<double>(), .mutualInformation = told[2].item<double>()};
    return sampled;
}

}  // namespace gg::training
