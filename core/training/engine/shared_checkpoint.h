#pragma once

#include "core/training/engine/checkpoint.h"

#include <functional>
#include <string>

namespace gg::training {

class RankGroup;

/// Loads rank 0's checkpoint on every rank: the others have no run folder, and load it from a temporary file. `file` is rank 0's; `ranks` null:
/// just load(file). Throws Error, what `load` throws on rank 0 or NotWritable, NoSpace.
TrainState loadShared(RankGroup* ranks, const std::string& file, const std::function<TrainState(const std::string& file)>& load);

}  // namespace gg::training
