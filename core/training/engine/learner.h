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
    /// Weights are drawn from the configuration's seed, then taken from start.from where it is named. `device` as chooseDevice gives it.
    /// `classes`: names of what is told apart; empty: foreground and background.
    Learner(const recipe::TrainConfig& config, const std::string& device, const std::vector<std::string>& classes = {});
    ~Learner();
    Learner(const Learner&) = delete;
    Learner& operator=(const Learner&) = delete;

    /// One optimiser step; returns the loss before it. When that is not finite, nothing was learnt: the weights are as they were.
    double step(const Batch& batch, double learningRate);

    struct Prediction {
        double loss = 0;                        ///< of the plain answer
        std::vector<float> probabilities;       ///< [N, S, S] of the foreground; empty for classes
        std::vector<std::uint8_t> labels;       ///< [N, S, S] the most probable class; empty for the foreground
        std::vector<float> entropy;             ///< [N, S, S] predictive entropy, and
        std::vector<float> mutualInformation;   ///< mutual information, see inference/uncertainty.h; both empty where it was asked once
    };
    /// In evaluation mode: batch norm uses its running statistics and nothing is learnt. Probabilities are means where validation.flips or
    /// validation.dropout_samples ask several times.
    Prediction predict(const Batch& batch);
    const std::vector<std::string>& classes() const;
    /// What was taken from start.from, a sentence; empty where the weights are random.
    const std::string& startNote() const { return m_startNote; }

    std::int64_t parameterCount() const;

    /// See checkpoint.h.
    void save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin) const;
    TrainState load(const std::string& file, const CheckpointOrigin& expected);

private:
    std::string m_startNote;
    std::unique_ptr<Network> m_network;
    recipe::TrainConfig m_config;
};

}  // namespace gg::training
