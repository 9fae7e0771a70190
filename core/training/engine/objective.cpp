#include "core/training/engine/objective.h"

#include <utility>

namespace gg::training {

torch::Tensor bceLoss(const torch::Tensor& logits, const torch::Tensor& truth)
{
    return torch::binary_cross_entropy_with_logits(logits, truth);
}

torch::Tensor diceLoss(const torch::Tensor& logits, const torch::Tensor& truth)
{
    const torch::Tensor probability = torch::sigmoid(logits);
    const torch::Tensor overlap = (probability * truth).sum();
    return 1 - (2 * overlap + 1) / (probability.sum() + truth.sum() + 1);
}

torch::Tensor lossOf(recipe::Loss loss, const torch::Tensor& logits, const torch::Tensor& truth)
{
    switch (loss) {
    case recipe::Loss::Bce:
        return bceLoss(logits, truth);
    case recipe::Loss::Dice:
        return diceLoss(logits, truth);
    case recipe::Loss::BceDice:
        break;
    }
    return bceLoss(logits, truth) + diceLoss(logits, truth);
}

std::unique_ptr<torch::optim::Optimizer> makeOptimizer(const recipe::TrainConfig& config, std::vector<torch::Tensor> parameters)
{
    namespace optim = torch::optim;
    switch (config.optimizer) {
    case recipe::Optimizer::Sgd: {
        const auto options = optim::SGDOptions(config.learningRate)
                                 .momentum(config.momentum)
                                 .weight_decay(config.weightDecay)
                                 .nesterov(config.momentum > 0);
        return std::make_unique<optim::SGD>(std::move(parameters), options);
    }
    case recipe::Optimizer::AdamW:
        return std::make_unique<optim::AdamW>(std::move(parameters),
                                              optim::AdamWOptions(config.learningRate).weight_decay(config.weightDecay));
    case recipe::Optimizer::Auto:  // a detector's; a valid configuration of a segmentation has it not
    case recipe::Optimizer::Adam:
        break;
    }
    return std::make_unique<optim::Adam>(std::move(parameters), optim::AdamOptions(config.learningRate).weight_decay(config.weightDecay));
}

void setLearningRate(torch::optim::Optimizer& optimizer, double learningRate)
{
    for (torch::optim::OptimizerParamGroup& group : optimizer.param_groups()) {
        group.options().set_lr(learningRate);
    }
}

}  // namespace gg::training
