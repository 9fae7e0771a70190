#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/batch_stream.h"
#include "core/training/engine/checkpoint.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace gg::training {

struct Network;

/// The network, its optimiser and its loss, behind an interface without LibTorch. LibTorch's exceptions leave as Error.
class Learner
{
public:
    /// Weights are drawn from the configuration's seed. `device` as chooseDevice gives it.
    Learner(const recipe::TrainConfig& config, const std::string& device);
    ~Learner();
    Learner(const Learner&) = delete;
    Learner& operator=(const Learner&) = delete;

    /// One optimiser step; returns the loss before it. When that is not finite, nothing was learnt: the weights are as they were.
    double step(const Batch& batch, double learningRate);

    struct Prediction {
        double loss = 0;
        std::vector<float> probabilities;  ///< [N, S, S]
    };
    /// In evaluation mode: batch norm uses its running statistics and nothing is learnt.
    Prediction predict(const Batch& batch);

    std::int64_t parameterCount() const;

    /// See checkpoint.h.
    void save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin) const;
    TrainState load(const std::string& file, const CheckpointOrigin& expected);

private:
    std::unique_ptr<Network> m_network;
    recipe::TrainConfig m_config;
};

}  // namespace gg::training
