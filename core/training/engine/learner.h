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
class SegmentationTeacher;
class RankGroup;
struct SharedNorms;

/// The network, its optimiser and its loss, behind an interface without LibTorch. LibTorch's exceptions leave as Error.
class Learner
{
public:
    /// Weights are drawn from the configuration's seed, then taken from start.from where it is named. `device` as chooseDevice gives it.
    /// `classes`: names of what is told apart; empty: foreground and background. `ranks`: with whom it learns; null: alone.
    Learner(const recipe::TrainConfig& config, const std::string& device, const std::vector<std::string>& classes = {}, RankGroup* ranks = nullptr);
    ~Learner();
    Learner(const Learner&) = delete;
    Learner& operator=(const Learner&) = delete;

    /// From now on, also from this teacher, as distill.* says (distillation.h). Null: from the labels alone.
    void learnFrom(std::unique_ptr<SegmentationTeacher> teacher);
    /// "train/hard_loss" and "train/soft_loss" of the last step; empty without a teacher.
    const Values& lossParts() const { return m_lossParts; }

    /// One optimiser step; returns the loss before it, over the batches of all ranks, or the norm of its gradient where that alone is not finite.
    /// When what is returned is not finite, or another rank is lost, nothing was learnt: the weights are as they were. `measure`: the values of
    /// groupValues are taken.
    double step(const Batch& batch, double learningRate, bool measure = false);
    /// Of the last step: of the loss over all parameters, before what L1 adds.
    double gradientNorm() const { return m_gradientNorm; }
    /// Of the last step that was measured, by stage of the network ("encoder0", "decoder4", "head"): gradient/STAGE, update/STAGE (part_health.h) and,
    /// where there are ReLUs, dead/STAGE (blocks/relu.h).
    const Values& groupValues() const;
    /// Takes rank 0's weights and statistics, which small differences of machines may have moved apart. Nothing where it learns alone.
    void alignRanks();

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
    double learn(const Batch& batch, double learningRate, bool measure);
    void optimise(double learningRate, bool measure, const Values& dead);

    std::unique_ptr<SharedNorms> m_norms;  ///< the network's batch norms read it
    std::string m_startNote;
    std::unique_ptr<Network> m_network;
    recipe::TrainConfig m_config;
    std::unique_ptr<SegmentationTeacher> m_teacher;
    Values m_lossParts;
    double m_gradientNorm = 0;
};

}  // namespace gg::training
