#include "core/training/detection/weight_average.h"

#include <cmath>

namespace gg::training {

WeightAverage::WeightAverage(double decay, double tau)
    : m_decay(decay)
    , m_tau(tau)
{
}

void WeightAverage::update(const FlatParameters& learnt, FlatParameters& average)
{
    const torch::NoGradGuard noGradients;
    ++m_updates;
    const double decay = m_decay * (1 - std::exp(-static_cast<double>(m_updates) / m_tau));
    average.values.lerp_(learnt.values, 1 - decay);
    average.statistics.lerp_(learnt.statistics, 1 - decay);
}

}  // namespace gg::training
