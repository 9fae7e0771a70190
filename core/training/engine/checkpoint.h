#pragma once

#include "core/training/engine/values.h"

#include <cstdint>
#include <limits>
#include <string>

namespace gg::training {

struct Network;

/// Where a training stands between two steps. With the weights, the optimiser's state and the seed it determines all that follows: what a
/// step is fed depends on the seed and the step's number alone.
struct TrainState {
    std::int64_t step = 0;        ///< optimiser steps done
    std::int64_t epochsDone = 0;  ///< validated epochs
    double lossSum = 0;           ///< of the begun epoch: sum over images of their step's loss
    std::int64_t lossImages = 0;
    Values partSums;              ///< the same of the parts of the loss
    double secondsInEpoch = 0;
    double bestMetric = std::numeric_limits<double>::quiet_NaN();  ///< NaN: none yet
    std::int64_t bestEpoch = 0;
    std::int64_t epochsWithoutBetter = 0;
    bool stoppedEarly = false;

    /// A step's loss and its parts, a picture, over so many pictures.
    void count(double loss, const Values& parts, std::int64_t images);
    /// "train/loss" and the parts: means over the pictures of the begun epoch.
    Values means() const;
    /// Forgets what was counted of the epoch before.
    void beginEpoch();
};

/// What a checkpoint belongs to.
struct CheckpointOrigin {
    std::string configYaml;
    std::string datasetFingerprint;
};

/// Writes model, optimiser, state, origin and LibTorch's random state to a temporary file beside `file`, syncs and renames: a reader sees
/// the old checkpoint or the new one. Throws Error (NoSpace, NotWritable); the old checkpoint is then untouched.
void saveCheckpoint(const std::string& file, const Network& network, const TrainState& state, const CheckpointOrigin& origin);

/// Puts the file at `from` at `to` as well, at once and atomically; shares the disk space where the file system can.
void copyCheckpoint(const std::string& from, const std::string& to);

/// Throws Error: NotFound, Malformed for a file that is no checkpoint, InvalidArgument where data set or configuration differ from
/// `expected` in what decides the numbers (an epoch count may be raised; threads, loaders, probes and snapshots may change).
TrainState loadCheckpoint(const std::string& file, Network& network, const CheckpointOrigin& expected);

/// Keys in which two configurations differ so that a resumed training could not give the same numbers: "width, optimizer.lr". Empty where
/// they do not.
std::string differencesThatMatter(const std::string& savedYaml, const std::string& currentYaml);

}  // namespace gg::training
