#pragma once

#include "core/training/engine/checkpoint.h"
#include "core/training/engine/torch_pch.h"

#include <functional>
#include <string>

namespace gg::training {

// What all checkpoints share, whatever network lies in them: state, origin, LibTorch's random state, and the care with the file.

/// Adds these to `archive` and writes it to a temporary file beside `file`, syncs and renames: a reader sees the old checkpoint or the new
/// one. Throws Error (NoSpace, NotWritable); the old checkpoint is then untouched.
void writeCheckpoint(const std::string& file, torch::serialize::OutputArchive& archive, const TrainState& state, const CheckpointOrigin& origin);

/// Opens the file, compares its origin, and lets `load` take what is its own. Throws Error, see loadCheckpoint.
TrainState readCheckpoint(const std::string& file, const torch::Device& device, const CheckpointOrigin& expected,
                          const std::function<void(torch::serialize::InputArchive&)>& load);

}  // namespace gg::training
