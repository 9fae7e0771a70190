#include "core/training/engine/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gg::training {
namespace {

double cosineFactor(const recipe::TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch, std::int64_t warm)
{
    const std::int64_t rest = std::max<std::int64_t>(1, config.epochs * stepsPerEpoch - warm);
    const double t = std::clamp(static_cast<double>(step - warm) / static_cast<double>(rest), 0.0, 1.0);
    const double wave = (1 + std::cos(std::numbers::pi * t)) / 2;
    return config.finalLrShare + (1 - config.finalLrShare) * wave;
}

double stepFactor(const recipe::TrainConfig& config, double epochsDone)
{
    double factor = 1;
    for (const double share : {config.stepFirst, config.stepSecond}) {
        factor *= epochsDone >= share * config.epochs ? config.stepFactor : 1;
    }
    return factor;
}

double between(double from, double to, double share)
{
    return from + (to - from) * share;
}

/// nominal_batch / batch, at least 1.
double batchesPerUpdate(const recipe::TrainConfig& config)
{
    return std::max(1.0, static_cast<double>(config.detection.nominalBatch) / config.batch);
}

}  // namespace

double scheduleFactor(const recipe::TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch, std::int64_t warm)
{
    const auto epochsDone = static_cast<double>((step - 1) / stepsPerEpoch);
    switch (config.schedule) {
    case recipe::Schedule::Constant:
        return 1;
    case recipe::Schedule::Cosine:
        return cosineFactor(config, step, stepsPerEpoch, warm);
    case recipe::Schedule::Linear:
        return std::max(0.0, 1 - epochsDone / config.epochs) * (1 - config.finalLrShare) + config.finalLrShare;
    case recipe::Schedule::Step:
        break;
    }
    return stepFactor(config, epochsDone);
}

double learningRate(const recipe::TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch)
{
    const std::int64_t warm = std::llround(config.warmupEpochs * static_cast<double>(stepsPerEpoch));
    const double reached = config.learningRate * scheduleFactor(config, step, stepsPerEpoch, warm);
    return step <= warm ? reached * static_cast<double>(step) / static_cast<double>(warm) : reached;
}

DetectionPace detectionPace(const recipe::TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch)
{
    const recipe::DetectionConfig& detection = config.detection;
    const std::int64_t warm = config.warmupEpochs > 0 ? std::max<std::int64_t>(std::llround(config.warmupEpochs * static_cast<double>(stepsPerEpoch)),
                                                                               std::max<std::int64_t>(1, detection.warmupStepsAtLeast))
                                                      : 0;
    const double reached = config.learningRate * scheduleFactor(config, step, stepsPerEpoch, warm);
    const std::int64_t done = step - 1;
    if (done >= warm) {
        return {.rate = reached, .biasRate = reached, .momentum = config.momentum, .accumulate = fullAccumulation(config)};
    }
    const double x = static_cast<double>(done) / static_cast<double>(warm);
    return {.rate = reached * x,
            .biasRate = between(detection.warmupBiasRate, reached, x),
            .momentum = between(detection.warmupMomentum, config.momentum, x),
            .accumulate = std::llrint(between(1, batchesPerUpdate(config), x))};
}

std::int64_t fullAccumulation(const recipe::TrainConfig& config)
{
    return std::llrint(batchesPerUpdate(config));
}

}  // namespace gg::training
