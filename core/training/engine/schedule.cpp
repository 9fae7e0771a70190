#include "core/training/engine/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gg::training {

double learningRate(const recipe::TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch)
{
    const std::int64_t warm = std::llround(config.warmupEpochs * static_cast<double>(stepsPerEpoch));
    if (step <= warm) {
        return config.learningRate * static_cast<double>(step) / static_cast<double>(warm);
    }
    if (config.schedule == recipe::Schedule::Constant) {
        return config.learningRate;
    }
    const std::int64_t rest = std::max<std::int64_t>(1, config.epochs * stepsPerEpoch - warm);
    const double t = std::min(1.0, static_cast<double>(step - warm) / static_cast<double>(rest));
    const double wave = (1 + std::cos(std::numbers::pi * t)) / 2;
    return config.learningRate * (config.finalLrShare + (1 - config.finalLrShare) * wave);
}

}  // namespace gg::training
