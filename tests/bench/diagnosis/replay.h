#pragma once

#include "labelled_run.h"

#include "core/audit/finding.h"
#include "core/diagnosis/run_view.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace gg::injection {

/// What a rule said of a run, the first time that it did.
struct Said {
    std::string rule;
    double epoch = 0;
    std::int64_t step = 0;
    bool error = false;     ///< it was of error severity, of its own, and lasting, at some time
    std::string message;    ///< as a person would have read it
};

/// Who is asked, with everything up to now: names of rules with what they say.
using Judge = std::function<std::vector<Said>(const diagnosis::RunView& run)>;
/// Groundglass' own diagnosis.
std::vector<Said> diagnosed(const diagnosis::RunView& run);

/// Lets the run happen again, epoch by epoch and probe by probe, and asks after each.
std::vector<Said> replay(const LabelledRun& run, const Judge& judge);

}  // namespace gg::injection
