#pragma once

#include "labelled_run.h"
#include "trained_runs.h"

#include <string>
#include <vector>

namespace gg::injection {

/// The trained runs with what is known beside their series, as the program gathers it. Whether an injection took, and from when on, is read off the
/// run's own scores: a network is free to shrug it off. Runs that are not there are left out.
std::vector<LabelledRun> loadTrained(const TrainedRuns& runs, const std::vector<TrainedCase>& cases, const std::string& sets);

}  // namespace gg::injection
