#pragma once

#include "core/runs/run_folder.h"
#include "core/training/engine.h"
#include "core/training/engine/checkpoint.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gg::training {

/// What one step did.
struct StepResult {
    double loss = 0;          ///< the one that was learnt from, a picture: "train/loss"
    Values parts;             ///< of the loss, "train/box_loss", …: told with the step, and their means with the epoch
    Values values;            ///< "train/lr", …: told with the step
    std::int64_t images = 0;
    std::vector<std::string> imagesSeen;  ///< where the loss is not finite: the pictures of the batch
    std::string note;         ///< what a person should know that was not known before; mostly empty
};

enum class Beginning : std::uint8_t { New, Resumed };

/// A validated epoch, and how it stands among those before.
struct KeptEpoch {
    int epoch = 0;
    int best = 0;        ///< the best so far, which may be this one; 0: none
    int bestBefore = 0;  ///< the best without this one
    bool last = false;   ///< of the training
};

/// What the loop of trainer.cpp trains: the network, what it is fed, and how it is judged. One for segmentation, one for detection.
///
/// The loop calls build once; then load for a run that goes on, or writeSamples; then begin; then step by step, and at the end of each epoch
/// epochValues, validate, keepEpoch and save. Whatever decides later numbers is in what save writes. Where several processes train together, each has
/// a task: build, load, begin, step and alignRanks are called on all of them, the rest on rank 0 alone.
class TrainingTask
{
public:
    virtual ~TrainingTask() = default;

    virtual std::int64_t stepsPerEpoch() const = 0;
    /// What a person should know before the first step.
    virtual std::vector<std::string> notes() const = 0;

    /// Makes network and optimiser; a new run's weights are drawn from the seed or taken from start.from, a resumed one's come with load.
    /// Throws Error, also where the memory will not suffice.
    virtual void build(Beginning beginning) = 0;
    /// Writes the followed samples of a new run.
    virtual void writeSamples(runs::RunSink& sink) = 0;
    /// Makes ready to go on after `step` steps. `sink` outlives the task's last step.
    virtual void begin(std::int64_t step, runs::RunSink& sink) = 0;
    /// Step `number`, from 1. Where the loss is not finite nothing was learnt.
    virtual StepResult step(std::int64_t number) = 0;
    /// Where several processes train together: takes rank 0's weights, which small differences of machines may have moved apart.
    virtual void alignRanks() {}
    /// Values on the fixed probe batch, "probe/…"; empty where there is none.
    virtual Values probe() { return {}; }
    /// What is told of an epoch's training beside the mean losses. Called after its last step.
    virtual Values epochValues() { return {}; }

    /// The validation of an epoch (from 1): "val/…". nullopt when a stop was asked for: it is then made again when the run goes on.
    virtual std::optional<Values> validate(int epoch, TrainControl& control) = 0;
    /// Keeps what the last validation predicted in epochs/NNNN. True where there is something to look at.
    virtual bool keepEpoch(const KeptEpoch& epoch, runs::RunSink& sink) = 0;
    /// The name of the value that decides which epoch is best, among those of validate, and whether more of it is better.
    virtual std::string decidingValue() const = 0;
    virtual bool moreIsBetter() const = 0;

    /// See checkpoint.h.
    virtual void save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin) const = 0;
    virtual TrainState load(const std::string& file, const CheckpointOrigin& expected) = 0;
};

}  // namespace gg::training
