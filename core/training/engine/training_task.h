#pragma once

#include "core/runs/run_folder.h"
#include "core/training/engine.h"
#include "core/training/engine/checkpoint.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gg::training {

using Values = std::vector<std::pair<std::string, double>>;

/// What one step did.
struct StepResult {
    double loss = 0;               ///< the one that was learnt from, a picture
    std::int64_t images = 0;
    Values values;                 ///< "train/box_loss", "train/lr", …; "train/loss" is added by the loop
    std::vector<std::string> imagesSeen;  ///< filled where the loss is not finite: the pictures of the batch
};

/// What the loop of trainer.cpp trains: the network, what it is fed, and how it is judged. One for segmentation, one for detection.
class TrainingTask
{
public:
    virtual ~TrainingTask() = default;

    virtual std::int64_t stepsPerEpoch() const = 0;
    virtual std::vector<std::string> notes() const = 0;
    /// Writes the snapshot samples of a new run.
    virtual void writeSamples(runs::RunSink& sink) = 0;
    /// Makes ready to go on after `step` steps.
    virtual void begin(std::int64_t step) = 0;
    /// Step `number`, from 1. Where the loss is not finite nothing was learnt.
    virtual StepResult step(std::int64_t number) = 0;
    /// Values on the fixed probe batch, "probe/…"; empty where there is none.
    virtual Values probe() = 0;
    /// The validation of an epoch: values "val/…", and what is kept of it in epochs/NNNN. nullopt when a stop was asked for.
    virtual std::optional<Values> validate(int epoch, bool lastEpoch, runs::RunSink& sink, TrainControl& control) = 0;
    /// The value that decides which epoch is best, by name in validate's values, and whether more is better.
    virtual std::string decidingValue() const = 0;
    virtual bool moreIsBetter() const = 0;

    virtual void save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin) const = 0;
    virtual TrainState load(const std::string& file, const CheckpointOrigin& expected) = 0;
};

}  // namespace gg::training
