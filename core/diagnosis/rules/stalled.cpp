#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::diagnosis {
namespace {

// A run that has epochs to go, and no row for one and a half times as long as rows take. Where a run has not finished two epochs, only its steps are known, and a validation may
// take far longer than they do.
constexpr std::array ruleThresholds{
    Threshold{.id = "times", .value = 1.5, .lowest = 1.1, .highest = 1000},
    Threshold{.id = "seconds", .value = 120, .lowest = 1, .highest = 1e6, .unit = "s"},
    Threshold{.id = "unknown", .value = 1800, .lowest = 1, .highest = 1e7, .unit = "s"},
};
constexpr double stepTimes = 50;
constexpr double aDay = 86400;  ///< after which nobody waits for it: it is told what happened

std::string durationText(double seconds)
{
    const auto whole = std::llround(seconds);
    return whole < 120 ? std::to_string(whole) + " s" : whole < 7200 ? std::to_string(whole / 60) + " min" : std::to_string(whole / 3600) + " h";
}

/// What is written once an epoch has been written twice at least: the usual time is that of epochs.
bool knowsEpochs(const runs::RunHistory& history)
{
    return std::any_of(history.series().begin(), history.series().end(),
                       [&](const auto& entry) { return history.isEpochSeries(entry.first) && entry.second.times.size() > 1; });
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (!run.facts.silence) {
        opinion.lacks("time of the last row");
        return;
    }
    const Silence& silence = *run.facts.silence;
    const runs::RunState state = run.history.state();
    // A log that does not say how far it was meant to go may be whole.
    const bool unfinished = run.info.epochs > 0 ? run.history.lastEpoch() < run.info.epochs : state == runs::RunState::Started || state == runs::RunState::Resumed;
    const bool begun = !run.history.series().empty();  // else run.never_started speaks
    const bool done = !begun || !unfinished || state == runs::RunState::Finished || state == runs::RunState::Stopped || state == runs::RunState::Failed
                      || state == runs::RunState::Paused;
    const double usual = silence.usualSeconds;
    const double patience = usual <= 0               ? limits["unknown"]
                            : knowsEpochs(run.history) ? std::max(limits["seconds"], limits["times"] * usual)
                                                       : std::max(limits["unknown"], stepTimes * usual);
    if (silence.ended || done || silence.seconds < patience) {
        return;
    }
    const bool longAgo = silence.seconds > aDay;
    opinion.say({.severity = longAgo ? audit::Severity::Info : audit::Severity::Warning,
                 .sinceEpoch = static_cast<double>(run.history.lastEpoch()),
                 .sinceStep = run.history.lastStep(),
                 .values = {{"silent", durationText(silence.seconds)},
                            {"usual", usual > 0 ? durationText(usual) : "–"},
                            {"epoch", std::to_string(run.history.lastEpoch())},
                            {"epochs", run.info.epochs > 0 ? std::to_string(run.info.epochs) : "–"},
                            {"line", silence.lastLine.empty() ? "–" : silence.lastLine}},
                 .variant = longAgo ? "ended" : ""});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.stalled.title", GG_TEXT("catalogue", "Run is silent")},
    texts::Entry{"run.stalled.message", GG_TEXT("catalogue", "Nothing has been written for {silent} after epoch {epoch}: the training may have stalled or died.")},
    texts::Entry{"run.stalled.message.ended", GG_TEXT("catalogue", "The training ended after epoch {epoch} of {epochs} without saying so: it may have been interrupted.")},
    texts::Entry{"run.stalled.why", GG_TEXT("catalogue", "A process that was killed (memory, a closed terminal) writes no last word. Rows of a training that lives come about as often as before.")},
    texts::Entry{"run.stalled.evidence", GG_TEXT("catalogue", "silent for {silent}, usually {usual} between rows; last: {line}")},
    texts::Entry{"run.stalled.action", GG_TEXT("catalogue", "See whether its process still runs and how much memory and disk are free; then resume from the last checkpoint.")},
    texts::Entry{"run.stalled.threshold.times", GG_TEXT("catalogue", "times the usual time between rows")},
    texts::Entry{"run.stalled.threshold.seconds", GG_TEXT("catalogue", "shortest silence that counts")},
    texts::Entry{"run.stalled.threshold.unknown", GG_TEXT("catalogue", "shortest silence that counts where the length of an epoch is not known")},
};

constexpr Rule rule{.id = "run.stalled", .source = "Epokio; SageMaker Debugger: stalled training", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
