#include "core/diagnosis/rule.h"

#include <array>
#include <cmath>

namespace gg::diagnosis {
namespace {

// Trainers write their settings at once and a row after the first epoch, which may take an hour: that is no fault, but nobody should wait a day for a
// start that crashed. What says something within the first ten minutes is left to say it.
constexpr std::array ruleThresholds{Threshold{.id = "seconds", .value = 600, .lowest = 1, .highest = 1e7, .unit = "s"}};
constexpr double aDay = 86400;

bool mayBegin(const RunView& run)
{
    const runs::RunState state = run.history.state();
    const bool open = state == runs::RunState::Unknown || state == runs::RunState::Started || state == runs::RunState::Resumed;
    const bool training = run.info.epochs > 0 || !run.info.configYaml.empty();  // a log of pictures alone is none
    return open && training && run.history.series().empty() && run.history.attachments().empty();
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (!mayBegin(run)) {
        return;
    }
    if (!run.facts.silence) {
        opinion.lacks("time of the last sign of life");
        return;
    }
    const double silent = run.facts.silence->seconds;
    if (run.facts.silence->ended || silent < limits["seconds"]) {
        return;
    }
    const bool longAgo = silent > aDay;
    const long long whole = std::llround(longAgo ? silent / aDay : silent / 60);
    opinion.say({.severity = audit::Severity::Info,
                 .values = {{"silent", std::to_string(whole) + (longAgo ? " d" : " min")},
                            {"epochs", run.info.epochs > 0 ? std::to_string(run.info.epochs) : "–"}},
                 .variant = longAgo ? "long_ago" : ""});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.never_started.title", GG_TEXT("catalogue", "No epoch was recorded")},
    texts::Entry{"run.never_started.message", GG_TEXT("catalogue", "There are settings and no number yet, and nothing was written for {silent}: the first epoch takes long, or the training crashed at its start.")},
    texts::Entry{"run.never_started.message.long_ago", GG_TEXT("catalogue", "There are settings and not one number: the training never came to the end of an epoch.")},
    texts::Entry{"run.never_started.evidence", GG_TEXT("catalogue", "0 of {epochs} epochs, silent for {silent}")},
    texts::Entry{"run.never_started.why", GG_TEXT("catalogue", "Trainers write their settings before they open the data and the graphics card. What fails there leaves a folder that looks like a run.")},
    texts::Entry{"run.never_started.action", GG_TEXT("catalogue", "See what the training's terminal said last; where it does not run, leave this folder out of the comparison.")},
    texts::Entry{"run.never_started.threshold.seconds", GG_TEXT("catalogue", "shortest silence that counts")},
};

constexpr Rule rule{.id = "run.never_started", .source = "crashed starts among the runs of other tools", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
