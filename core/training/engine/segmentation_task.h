#pragma once

#include "core/training/engine/batch_stream.h"
#include "core/training/engine/evaluation.h"
#include "core/training/engine/learner.h"
#include "core/training/engine/preparation.h"
#include "core/training/engine/training_task.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gg::training {

/// A validation image that is followed, by its index in the store.
struct Followed {
    std::size_t index = 0;
    runs::SnapshotSample sample;
};

/// The images of snapshots.images, with names that are unique and safe in a file system.
std::vector<Followed> followedImages(const Preparation& data, const recipe::TrainConfig& config);

/// A segmentation network on images and masks. Configuration and data must outlive the task.
class SegmentationTask final : public TrainingTask
{
public:
    /// `device`: see chooseDevice. `config.batch` counts the pictures of all `ranks`; null: this process trains alone.
    SegmentationTask(const recipe::TrainConfig& config, const Preparation& data, std::string device, RankGroup* ranks = nullptr);

    std::int64_t stepsPerEpoch() const override;
    std::vector<std::string> notes() const override;
    void build(Beginning beginning) override;
    void writeSamples(runs::RunSink& sink) override;
    void begin(std::int64_t step, runs::RunSink& sink) override;
    StepResult step(std::int64_t number) override;
    void alignRanks() override;
    Values probe() override;
    Values epochValues() override;
    std::optional<Values> validate(int epoch, TrainControl& control) override;
    bool keepEpoch(const KeptEpoch& epoch, runs::RunSink& sink) override;
    std::string decidingValue() const override;
    bool moreIsBetter() const override { return !m_lossDecides; }
    void save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin) const override;
    TrainState load(const std::string& file, const CheckpointOrigin& expected) override;

private:
    const recipe::TrainConfig& m_config;
    const Preparation& m_data;
    std::string m_device;
    RankGroup* m_ranks;
    std::int64_t m_stepsPerEpoch;
    std::vector<Followed> m_followed;
    Batch m_probe;
    bool m_lossDecides;
    std::optional<Learner> m_learner;
    std::unique_ptr<BatchStream> m_stream;
    std::optional<Evaluation> m_evaluation;  ///< of the last validation
};

}  // namespace gg::training
