#pragma once

#include "core/base/error.h"
#include "core/recipe/train_config.h"
#include "core/training/engine/checkpoint.h"
#include "core/training/engine/torch_pch.h"

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace gg::training {

// What all checkpoints share, whatever network lies in them: state, origin, LibTorch's random state, and the care with the file.

/// Adds these to `archive` and writes it to a temporary file beside `file`, syncs and renames: a reader sees the old checkpoint or the new
/// one. Throws Error (NoSpace, NotWritable); the old checkpoint is then untouched.
void writeCheckpoint(const std::string& file, torch::serialize::OutputArchive& archive, const TrainState& state, const CheckpointOrigin& origin);

/// What LibTorch's refusal of a file comes to.
Error notACheckpoint(const std::string& file, const c10::Error& error);

/// Opens the file, compares its origin, and lets `load` take what is its own. Throws Error, see loadCheckpoint.
TrainState readCheckpoint(const std::string& file, const torch::Device& device, const CheckpointOrigin& expected,
                          const std::function<void(torch::serialize::InputArchive&)>& load);

/// Opens a checkpoint that nothing is resumed from, on the processor. Throws Error: NotFound, Malformed where `take` finds something else in
/// it than it looks for.
template <typename Take>
auto openingCheckpoint(const std::string& file, Take take) -> decltype(take(std::declval<torch::serialize::InputArchive&>()))
{
    if (!std::filesystem::exists(file)) {
        throw Error(ErrorCode::NotFound, file, "There is no such checkpoint.");
    }
    try {
        torch::serialize::InputArchive archive;
        archive.load_from(file, torch::kCPU);
        return take(archive);
    } catch (const c10::Error& error) {
        throw notACheckpoint(file, error);
    }
}

/// Values of an event that were worked out before the checkpoint and are told after it. Reading gives none where they are not there.
void writeValues(torch::serialize::OutputArchive& archive, const std::string& key, const Values& values);
Values readValues(torch::serialize::InputArchive& archive, const std::string& key);

/// A text that every checkpoint holds: "config" or "dataset".
std::string checkpointText(torch::serialize::InputArchive& archive, const std::string& key);

/// Names of the classes that a segmentation tells apart; empty: the foreground alone.
std::vector<std::string> checkpointClasses(torch::serialize::InputArchive& archive);

/// The configuration that a checkpoint was trained with. Throws Error: NotFound, Malformed.
recipe::TrainConfig checkpointConfig(const std::string& file);

}  // namespace gg::training
