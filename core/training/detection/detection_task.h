#pragma once

#include "core/training/detection/detection_feed.h"
#include "core/training/detection/detection_preparation.h"
#include "core/training/detection/validation.h"
#include "core/training/engine/training_task.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gg::training {

class DetectionLearner;
class RankGroup;

/// A detector on pictures and boxes. The data must outlive the task.
class DetectionTask final : public TrainingTask
{
public:
    /// `device`: see chooseDevice. The configuration's batch counts the pictures of all `ranks`; null: this process trains alone.
    DetectionTask(const DetectionPreparation& data, std::string device, RankGroup* ranks = nullptr);
    ~DetectionTask() override;

    std::int64_t stepsPerEpoch() const override { return m_stepsPerEpoch; }
    std::vector<std::string> notes() const override;
    void build(Beginning beginning) override;
    void writeSamples(runs::RunSink& sink) override;
    void begin(std::int64_t step, runs::RunSink& sink) override;
    StepResult step(std::int64_t number) override;
    void alignRanks() override;
    Values epochValues() override;
    std::optional<Values> validate(int epoch, TrainControl& control) override;
    bool keepEpoch(const KeptEpoch& epoch, runs::RunSink& sink) override;
    std::string decidingValue() const override;
    bool moreIsBetter() const override;
    void save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin) const override;
    TrainState load(const std::string& file, const CheckpointOrigin& expected) override;

private:
    /// Of the begun epoch, since it was begun or gone on with.
    struct Pace {
        double seconds = 0;
        double waited = 0;
        std::int64_t images = 0;
    };

    bool shown(std::int64_t step) const;
    std::string newlyUnreadable();

    const DetectionPreparation& m_data;
    const recipe::TrainConfig& m_config;
    std::string m_device;
    RankGroup* m_ranks;
    std::int64_t m_stepsPerEpoch;
    std::unique_ptr<DetectionLearner> m_learner;
    std::unique_ptr<DetectionValidator> m_validator;
    std::optional<DetectionValidation> m_validation;  ///< the last one, until it is kept
    UnreadableLog m_unreadable;
    std::size_t m_unreadableTold = 0;
    std::unique_ptr<DetectionStream> m_stream;
    runs::RunSink* m_sink = nullptr;
    Pace m_pace;
    std::int64_t m_step = 0;  ///< the last one
};

}  // namespace gg::training
