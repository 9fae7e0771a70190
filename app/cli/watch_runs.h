#pragma once

#include "core/diagnosis/judged_run.h"
#include "core/imports/run_place.h"

#include <ostream>
#include <vector>

namespace gg::cli {

/// Follows runs until each of them has ended or fell silent, or somebody stops it. A line for each verdict that appears, passes or is withdrawn, with
/// the time of day, and one where a run ends. What was said last of each is returned.
std::vector<diagnosis::JudgedRun> watchRuns(const std::vector<imports::RunPlace>& places, const diagnosis::Settings& settings, std::ostream& out);

}  // namespace gg::cli
