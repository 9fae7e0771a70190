#pragma once

#include "core/training/detection/flat_parameters.h"

#include <cstdint>

namespace gg::training {

/// The moving average of a network's weights and statistics: after update u, average += (1 − d) · (value − average) with
/// d = decay · (1 − e^(−u / tau)), which forgets the first, random weights quickly. Worked example: decay 0.9999, tau 2000, u = 1: d = 0.0005.
class WeightAverage
{
public:
    WeightAverage(double decay, double tau);

    void update(const FlatParameters& learnt, FlatParameters& average);

    std::int64_t updates() const { return m_updates; }
    void setUpdates(std::int64_t updates) { m_updates = updates; }

private:
    double m_decay;
    double m_tau;
    std::int64_t m_updates = 0;
};

}  // namespace gg::training
