#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/recipe/model_cost.h"
#include "core/recipe/model_plan.h"
#include "core/recipe/train_config.h"
#include "core/runs/run_folder.h"
#include "core/training/detection/detection_store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::training {

/// A data set made ready for a detector's training: every picture was decoded once, so that what cannot be read is known before the first
/// step. The data set must outlive it.
struct DetectionPreparation {
    const dataset::Dataset& dataset;
    recipe::TrainConfig config;      ///< the configuration, with what it leaves to the data chosen
    recipe::ModelPlan plan;          ///< with the anchors that the configuration asks for
    std::vector<std::string> classes;
    DetectionStore store;
    std::vector<std::size_t> train;  ///< indices into the store, ascending
    std::vector<std::size_t> val;
    std::vector<std::string> notes;  ///< the split, what was left out, what looks wrong; for a person

    /// Canvases have sides in multiples of this.
    int canvasStep() const { return recipe::sideMultiple(plan); }
};

/// Throws Error (see collectDetections, splitSamples, planFor; InvalidArgument where a side has no readable picture), Cancelled.
DetectionPreparation prepareDetection(const recipe::TrainConfig& config, const dataset::Dataset& dataset, JobControl& control);

/// A validation picture that is followed, by its index in the store.
struct FollowedPicture {
    std::size_t index = 0;
    runs::SnapshotSample sample;
};

/// Up to snapshots.images validation pictures, spread evenly from those with the fewest boxes to those with the most.
std::vector<FollowedPicture> followedPictures(const DetectionPreparation& data);

/// Bytes that this process can still get: the machine's free memory and what caches can give back, or what its container allows; 0 where
/// neither is known.
std::int64_t availableMemory();

/// Throws Error (InvalidArgument) with the numbers and the largest batch that fits, where `available` bytes will not suffice for a training of
/// that cost (see detectorCost). 0 available: nobody knows, and nothing is refused.
void requireMemory(const recipe::TrainConfig& config, const recipe::ModelCost& cost, std::int64_t available);

}  // namespace gg::training
