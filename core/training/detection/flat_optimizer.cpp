#include "core/training/detection/flat_optimizer.h"

#include <cmath>

namespace gg::training {
namespace {

constexpr double betaTwo = 0.999;
constexpr double epsilon = 1e-8;

double scaledDecay(const recipe::TrainConfig& config)
{
    const int nominal = config.detection.nominalBatch;
    return nominal > 0 ? config.weightDecay * config.batch * static_cast<double>(fullAccumulation(config)) / nominal : config.weightDecay;
}

}  // namespace

FlatOptimizer::FlatOptimizer(const recipe::TrainConfig& config, FlatParameters& parameters)
    : m_parameters(parameters)
    , m_kind(config.optimizer)
    , m_decay(scaledDecay(config))
    , m_betaOne(config.detection.betaOne)
    , m_l1(config.l1)
    , m_first(torch::zeros_like(parameters.values))
    , m_second(config.optimizer == recipe::Optimizer::Sgd ? torch::Tensor() : torch::zeros_like(parameters.values))
{
}

void FlatOptimizer::step(const DetectionPace& pace)
{
    const torch::NoGradGuard noGradients;
    ++m_steps;
    const torch::Tensor before = m_shares.defined() ? m_parameters.values.clone() : torch::Tensor();
    if (m_l1 > 0) {
        torch::Tensor gradients = m_parameters.part(m_parameters.gradients, ParameterGroup::Weights);
        gradients.add_(m_parameters.part(m_parameters.values, ParameterGroup::Weights).sign(), m_l1);
    }
    stepGroup(ParameterGroup::Weights, pace.rate, m_decay, pace.momentum);
    stepGroup(ParameterGroup::NormWeights, pace.rate, 0, pace.momentum);
    stepGroup(ParameterGroup::Biases, pace.biasRate, 0, pace.momentum);
    if (m_shares.defined()) {
        // Updates are linear in the rate, decay included.
        m_parameters.values.sub_(before).mul_(m_shares).add_(before);
    }
}

void FlatOptimizer::slowDown(double share, const std::function<bool(const std::string& name)>& is)
{
    const torch::NoGradGuard noGradients;
    m_shares = torch::ones_like(m_parameters.values);
    for (const FlatParameters::Entry& entry : m_parameters.entries()) {
        if (is(entry.name)) {
            FlatParameters::part(m_shares, entry).fill_(share);
        }
    }
}

void FlatOptimizer::stepGroup(ParameterGroup group, double rate, double decay, double momentum)
{
    torch::Tensor values = m_parameters.part(m_parameters.values, group);
    torch::Tensor gradients = m_parameters.part(m_parameters.gradients, group);
    torch::Tensor first = m_parameters.part(m_first, group);
    if (m_kind == recipe::Optimizer::AdamW) {
        values.mul_(1 - rate * decay);
    } else if (decay != 0) {
        gradients.add_(values, decay);
    }
    if (m_kind == recipe::Optimizer::Sgd) {
        first.mul_(momentum).add_(gradients);
        values.add_(gradients.add_(first, momentum), -rate);
        return;
    }
    torch::Tensor second = m_parameters.part(m_second, group);
    first.mul_(m_betaOne).add_(gradients, 1 - m_betaOne);
    second.mul_(betaTwo).addcmul_(gradients, gradients, 1 - betaTwo);
    const auto steps = static_cast<double>(m_steps);
    const double correctionOne = 1 - std::pow(m_betaOne, steps);
    const double correctionTwo = 1 - std::pow(betaTwo, steps);
    // The gradients are used up: their memory takes the denominator.
    torch::sqrt_out(gradients, second).div_(std::sqrt(correctionTwo)).add_(epsilon);
    values.addcdiv_(first, gradients, -rate / correctionOne);
}

void FlatOptimizer::save(torch::serialize::OutputArchive& archive) const
{
    archive.write("optimizer_steps", c10::IValue(m_steps));
    archive.write("optimizer_first", m_first, true);
    if (m_second.defined()) {
        archive.write("optimizer_second", m_second, true);
    }
}

void FlatOptimizer::load(torch::serialize::InputArchive& archive)
{
    const auto read = [&archive](const char* key, torch::Tensor& into) {
        torch::Tensor saved;
        archive.read(key, saved, true);
        into.copy_(saved);
    };
    c10::IValue steps;
    archive.read("optimizer_steps", steps);
    m_steps = steps.toInt();
    read("optimizer_first", m_first);
    if (m_second.defined()) {
        read("optimizer_second", m_second);
    }
}

}  // namespace gg::training
