#pragma once

#include "core/diagnosis/checklist.h"
#include "core/diagnosis/diagnosis.h"

#include <span>
#include <string>
#include <vector>

namespace gg::diagnosis {

/// A run with all that is said of it.
struct JudgedRun {
    std::string name;
    std::string folder;
    Diagnosis diagnosis;
    std::vector<Check> checks = {};  ///< empty: not asked for
};

/// {"run", "folder", "verdicts": [{"rule", "severity", "certainty", "precision", "since_epoch", "since_step", "over", "because", "message", "evidence",
/// "action", "source", "series", …}], "muted", "unjudged", "checklist": [{"id", "part", "state", "what", "reason", "place", "rules", "source"}]}
/// of one run; an array of them of several.
GG_EXPORT std::string toJson(std::span<const JudgedRun> runs);

}  // namespace gg::diagnosis
