#pragma once

#include "core/imports/run_place.h"
#include "core/runs/run_folder.h"

#include <string>
#include <vector>

namespace gg::imports {

/// What the files of a run tell of it besides its curves. A file that cannot be read or understood is named in `problems`: the curves are
/// there all the same.
runs::RunInfo readSettings(const RunPlace& place, std::vector<std::string>& problems);

/// The folder of a place: itself, or that of its file.
std::string folderOf(const RunPlace& place);

}  // namespace gg::imports
