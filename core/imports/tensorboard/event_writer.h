#pragma once

#include "core/base/export.h"
#include "core/runs/history.h"

#include <cstddef>
#include <string>

namespace gg::imports
{

struct WrittenEvents {
    std::string file;
    std::size_t series = 0;
    std::size_t points = 0;
};

/// Writes a run's series as an event file into a folder, for TensorBoard and whatever else reads its files: one scalar a point,
/// in the order of time, values in single precision, the one form that all readers take. Where epochs are known and are not the
/// steps themselves, the tag "epoch" says which epoch (from 0, as Lightning counts) a step ended. Writing a run again replaces
/// its file. Throws Error: InvalidArgument where the folder holds event files of another run (both would be shown as one),
/// NotWritable, NoSpace.
GG_EXPORT WrittenEvents writeEventFile(const runs::RunHistory& history, const std::string& folder);

}  // namespace gg::imports
