#include "core/recipe/train_config.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace gg::recipe {

ResolvedOptimizer resolveOptimizer(const TrainConfig& config, std::size_t trainImages, std::size_t classes)
{
    constexpr double manySteps = 10000;
    if (config.optimizer != Optimizer::Auto) {
        return {.config = config, .note = {}};
    }
    ResolvedOptimizer result{.config = config, .note = {}};
    TrainConfig& chosen = result.config;
    const double batch = std::max({config.batch, config.detection.nominalBatch, 1});
    const double steps = std::ceil(static_cast<double>(trainImages) / batch) * config.epochs;
    chosen.detection.warmupBiasRate = 0;
    char text[200];
    if (steps > manySteps) {
        chosen.optimizer = Optimizer::Sgd;
        chosen.learningRate = 0.01;
        chosen.momentum = 0.9;
        std::snprintf(text, sizeof text, "optimizer: auto chose SGD with a rate of 0.01 and momentum 0.9, as %.0f steps are more than 10,000.", steps);
    } else {
        chosen.optimizer = Optimizer::AdamW;
        chosen.learningRate = std::round(0.002 * 5 / (4 + static_cast<double>(classes)) * 1e6) / 1e6;
        chosen.detection.betaOne = 0.9;
        std::snprintf(text, sizeof text, "optimizer: auto chose AdamW with a rate of 0.002 · 5 / (4 + %zu classes) = %g, as %.0f steps are at most 10,000.",
                      classes, chosen.learningRate, steps);
    }
    result.note = text;
    return result;
}

}  // namespace gg::recipe
