#pragma once

#include "app/cli/run_judge.h"

#include <deque>
#include <ostream>
#include <string>
#include <vector>

namespace gg::cli {

/// Follows the runs at these paths until each of them has ended or fell silent, or somebody stops it; where a folder of runs is among the paths, on and
/// on, for runs may begin in it later. A line for each run that begins or goes on, for each verdict that appears, passes or is withdrawn, with the
/// time of day, and one where a run ends. `runs` holds them at the end. Throws Error where a path holds nothing to follow.
void watchRuns(const std::vector<std::string>& paths, const JudgeOptions& options, std::deque<RunJudge>& runs, std::ostream& out);

/// Tells each of the runs of the others.
void introduce(std::deque<RunJudge>& runs);

}  // namespace gg::cli
