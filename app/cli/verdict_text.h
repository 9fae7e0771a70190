#pragma once

#include "core/diagnosis/checklist.h"
#include "core/diagnosis/judged_run.h"

#include <ostream>
#include <string>

namespace gg::cli {

/// "error: Foreground collapse, since epoch 2: sensitivity 0.42 → 0.27 [run.foreground_collapse]".
std::string verdictLine(const diagnosis::Verdict& verdict);

/// All that is said of a run, with why and what to do; then what was muted, and which rules could not judge it.
void printVerdicts(std::ostream& out, const diagnosis::JudgedRun& run);
/// The lists before training and before trusting a number.
void printChecklist(std::ostream& out, const diagnosis::JudgedRun& run);

}  // namespace gg::cli
