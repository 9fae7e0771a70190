#pragma once

#include "core/recipe/train_config.h"
#include "core/training/detection/flat_parameters.h"
#include "core/training/engine/schedule.h"

#include <cstdint>

namespace gg::training {

/// SGD with Nesterov momentum, Adam or AdamW over all parameters of a network at once; the arithmetic is LibTorch's (beta2 0.999, epsilon
/// 1e-8; no dampening). Weights decay by weight_decay · batch · accumulated steps / nominal_batch; batch norm's weights and
/// biases do not decay.
class FlatOptimizer
{
public:
    /// `parameters` must outlive it.
    FlatOptimizer(const recipe::TrainConfig& config, FlatParameters& parameters);

    /// One update from `parameters.gradients`, which it leaves in an unspecified state.
    void step(const DetectionPace& pace);

    void save(torch::serialize::OutputArchive& archive) const;
    void load(torch::serialize::InputArchive& archive);

private:
    void stepGroup(ParameterGroup group, double rate, double decay, double momentum);

    FlatParameters& m_parameters;
    recipe::Optimizer m_kind;
    double m_decay;
    double m_betaOne;
    std::int64_t m_steps = 0;
    torch::Tensor m_first;   ///< [P] momentum, or the mean of the gradients
    torch::Tensor m_second;  ///< [P] mean of their squares; empty for sgd
};

}  // namespace gg::training
