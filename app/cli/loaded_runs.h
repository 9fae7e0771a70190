#pragma once

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

/// Throws Error for the first folder that is no run.
LoadedRuns loadRuns(const std::vector<std::string>& folders);

}  // namespace gg::cli
