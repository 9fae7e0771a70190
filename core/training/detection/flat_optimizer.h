#pragma once

#include "core/recipe/train_config.h"
#include "core/training/detection/flat_parameters.h"
#include "core/training/engine/schedule.h"

#include <cstdint>
#include <functional>
#include <string>

namespace gg::training {

/// SGD with Nesterov momentum, Adam or AdamW over all parameters of a network at once; the arithmetic is LibTorch's (beta2 0.999, epsilon
/// 1e-8; no dampening). Weights decay by weight_decay · batch · accumulated steps / nominal_batch; batch norm's weights and
/// biases do not decay. optimizer.l1 adds λ · sign(w) to the gradients of the weights that decay.
class FlatOptimizer
{
public:
    /// `parameters` must outlive it.
    FlatOptimizer(const recipe::TrainConfig& config, FlatParameters& parameters);

    /// One update from `parameters.gradients`, which it leaves in an unspecified state.
    void step(const DetectionPace& pace);

    /// Entries for which `is` holds learn at this share of the rate from now on.
    void slowDown(double share, const std::function<bool(const std::string& name)>& is);

    void save(torch::serialize::OutputArchive& archive) const;
    void load(torch::serialize::InputArchive& archive);

private:
    void stepGroup(ParameterGroup group, double rate, double decay, double momentum);

    FlatParameters& m_parameters;
    recipe::Optimizer m_kind;
    double m_decay;
    double m_betaOne;
    double m_l1;
    torch::Tensor m_shares;  ///< [P] of the rate; empty where all learn alike
    std::int64_t m_steps = 0;
    torch::Tensor m_first;   ///< [P] momentum, or the mean of the gradients
    torch::Tensor m_second;  ///< [P] mean of their squares; empty for sgd
};

}  // namespace gg::training
