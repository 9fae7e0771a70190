#pragma once

#include "app/cli/run_judge.h"

#include <deque>
#include <ostream>

namespace gg::cli {

/// Follows runs until each of them has ended or fell silent, or somebody stops it. A line for each verdict that appears, passes or is withdrawn, with
/// the time of day, and one where a run ends.
void watchRuns(std::deque<RunJudge>& runs, std::ostream& out);

/// Tells each of the runs of the others.
void introduce(std::deque<RunJudge>& runs);

}  // namespace gg::cli
