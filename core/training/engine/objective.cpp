#include "core/training/engine/objective.h"

#include <utility>

namespace gg::training {

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
