#pragma once

#include "core/recipe/model_plan.h"
#include "core/recipe/train_config.h"
#include "core/training/detection/flat_parameters.h"
#include "core/training/engine/checkpoint_file.h"
#include "core/training/engine/values.h"
#include "core/training/models/detector.h"
#include "core/training/models/weight_files.h"

#include <string>
#include <vector>

namespace gg::training {

// The network in a detector's checkpoint: weights and statistics by the network's own names, and what is needed to build it again.

void writeWeights(torch::serialize::OutputArchive& archive, const std::string& key, const FlatParameters& parameters);
/// Throws Error (Malformed) where names or shapes are not those of `parameters`.
void readWeights(torch::serialize::InputArchive& archive, const std::string& key, FlatParameters& parameters, const std::string& file);

/// The model's name or its whole description, its anchors, and the classes.
void writeModel(torch::serialize::OutputArchive& archive, const recipe::TrainConfig& config, const recipe::ModelPlan& plan, const std::vector<std::string>& classes);

/// A detector that was trained: its averaged weights, which the validations judged, in evaluation mode on the processor.
struct TrainedDetector {
    Detector detector{nullptr};
    std::vector<std::string> classes;
    recipe::TrainConfig config;
    std::string datasetFingerprint;
};
/// Throws Error (NotFound, Malformed).
TrainedDetector openCheckpoint(const std::string& file);

/// The anchors that a checkpoint's network was trained with, and the fingerprint of its data set; no anchors of a network without.
struct CheckpointAnchors {
    std::vector<recipe::AnchorSize> anchors;
    std::string datasetFingerprint;
};
/// Throws Error (NotFound, Malformed).
CheckpointAnchors anchorsOfCheckpoint(const std::string& file);

/// Takes the averaged weights of a checkpoint by name, as loadSafetensors does.
WeightMatch loadCheckpointWeights(Detector& detector, const std::string& file);

}  // namespace gg::training
