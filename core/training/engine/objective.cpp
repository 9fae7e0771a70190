#include "core/training/engine/objective.h"

#include <utility>

namespace gg::training {

std::unique_ptr<torch::optim::Optimizer> makeOptimizer(const recipe::TrainConfig& config, const std::vector<std::vector<torch::Tensor>>& groups)
{
    namespace optim = torch::optim;
    std::vector<optim::OptimizerParamGroup> parts(groups.begin(), groups.end());
    switch (config.optimizer) {
    case recipe::Optimizer::Sgd: {
        const auto options = optim::SGDOptions(config.learningRate)
                                 .momentum(config.momentum)
                                 .weight_decay(config.weightDecay)
                                 .nesterov(config.momentum > 0);
        return std::make_unique<optim::SGD>(std::move(parts), options);
    }
    case recipe::Optimizer::AdamW:
        return std::make_unique<optim::AdamW>(std::move(parts), optim::AdamWOptions(config.learningRate).weight_decay(config.weightDecay));
    case recipe::Optimizer::Auto:  // a detector's; a valid configuration of a segmentation has it not
    case recipe::Optimizer::Adam:
        break;
    }
    return std::make_unique<optim::Adam>(std::move(parts), optim::AdamOptions(config.learningRate).weight_decay(config.weightDecay));
}

std::unique_ptr<torch::optim::Optimizer> makeOptimizer(const recipe::TrainConfig& config, std::vector<torch::Tensor> parameters)
{
    return makeOptimizer(config, std::vector<std::vector<torch::Tensor>>{std::move(parameters)});
}

void setLearningRate(torch::optim::Optimizer& optimizer, double learningRate, const std::vector<double>& shares)
{
    std::size_t group = 0;
    for (torch::optim::OptimizerParamGroup& parameters : optimizer.param_groups()) {
        parameters.options().set_lr(learningRate * (group < shares.size() ? shares[group] : 1));
        ++group;
    }
}

void addL1(const std::vector<torch::Tensor>& parameters, double factor)
{
    const torch::NoGradGuard noGradients;
    for (const torch::Tensor& parameter : parameters) {
        if (parameter.dim() > 1 && parameter.grad().defined()) {
            parameter.grad().add_(parameter.sign(), factor);
        }
    }
}

}  // namespace gg::training
