#pragma once

#include "core/imports/run_place.h"
#include "core/runs/compare.h"

#include <optional>
#include <string>
#include <vector>

namespace gg::cli {

/// Runs from disk with the counts of each one's last epoch that has them; skipped lines are named on standard error.
struct LoadedRuns {
    std::vector<runs::Run> runs;
    std::vector<std::optional<runs::EpochDetail>> details;

    std::vector<const runs::Run*> pointers() const;
    runs::Comparison compare() const;
};

/// Of any tool; all runs of a folder of runs. Throws Error for the first path that holds none.
LoadedRuns loadRuns(const std::vector<std::string>& paths);

/// Where they lie, each once. Throws Error for the first path that holds none.
std::vector<imports::RunPlace> runPlaces(const std::vector<std::string>& paths);

/// The only run at a path. Throws Error where there is none, and naming them where there are several.
runs::Run loadRun(const std::string& path);

/// True for a path that holds one or more runs and is no data set.
bool holdsRuns(const std::string& path);

}  // namespace gg::cli
