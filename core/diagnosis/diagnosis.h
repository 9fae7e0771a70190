#pragma once

#include "core/audit/finding.h"
#include "core/base/export.h"
#include "core/runs/history.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::diagnosis {

/// What may be wrong with a run. The sentences are texts of the catalogue under the rule's id: "<rule>.title", "<rule>.why",
/// "<rule>.evidence", and those that messageId() and actionId() choose. Their placeholders are filled from `values`.
struct Verdict {
    std::string rule;  ///< "run.foreground_collapse"
    audit::Severity severity = audit::Severity::Warning;
    double sinceEpoch = 0;        ///< fractional where a probe saw it first
    std::int64_t sinceStep = 0;
    bool over = false;            ///< it was so, and the run recovered
    texts::Values values;         ///< placeholders
    std::vector<std::string> series;  ///< those that show it, for the click to the chart
};

/// "<rule>.message", or "<rule>.message_over" for what has passed: for whoever shows the text in another language.
GG_EXPORT std::string messageId(const Verdict& verdict);
/// "<rule>.action", the one thing to do, or "<rule>.action_dice" where the loss holds Dice already.
GG_EXPORT std::string actionId(const Verdict& verdict);
GG_EXPORT std::string message(const Verdict& verdict);
GG_EXPORT std::string evidence(const Verdict& verdict);
GG_EXPORT std::string action(const Verdict& verdict);

/// Every rule over what is known of a run so far. Pure; cost is linear in the points since the run began.
GG_EXPORT std::vector<Verdict> diagnose(const runs::RunInfo& info, const runs::RunHistory& history);

/// {"run", "verdicts": [{"rule", "severity", "since_epoch", "message", "evidence", "action"}]}
GG_EXPORT std::string toJson(const std::string& run, const std::vector<Verdict>& verdicts);

}  // namespace gg::diagnosis
