#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace gg::diagnosis {
namespace {

constexpr std::array ruleThresholds{
    Threshold{.id = "gain", .value = 0.10, .lowest = 0.001, .highest = 1},
    Threshold{.id = "epochs", .value = 5, .lowest = 4, .highest = 1000, .unit = "epochs"},
};
constexpr double errors = 3;       ///< standard errors that the slope is above 0 by
constexpr double lastShare = 0.25; ///< of the run that is looked at
constexpr std::size_t fewest = 4;

/// It has come to the end that was planned; a run that somebody stopped was stopped for a reason of theirs.
bool cameToItsEnd(const RunView& run)
{
    if (run.history.state() == runs::RunState::Finished) {
        return run.info.epochs <= 0 || run.history.lastEpoch() >= run.info.epochs;
    }
    return run.history.state() == runs::RunState::Unknown && run.info.epochs > 0 && run.history.lastEpoch() >= run.info.epochs;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const Score score = validationScore(run.history);
    if (score.empty()) {
        opinion.lacks("val/map50_95");
        return;
    }
    const auto& values = score.curve.values;
    if (!cameToItsEnd(run) || static_cast<double>(values.size()) < limits["epochs"]) {
        return;
    }
    const std::size_t count = std::max(fewest, static_cast<std::size_t>(lastShare * static_cast<double>(values.size())));
    const std::span<const double> last(values.end() - static_cast<std::ptrdiff_t>(count), values.end());
    const double perEpoch = slope(last);
    const auto n = static_cast<double>(count);
    const double error = roughness(values) / std::sqrt(n * (n * n - 1) / 12);
    const double level = median(std::vector<double>(last.begin(), last.end()));
    const double gain = perEpoch * (n - 1);
    if (level <= 0 || gain < limits["gain"] * level || perEpoch < errors * error || bestIndex(values, true) + count / 2 < values.size() - 1) {
        return;
    }
    opinion.say({.severity = audit::Severity::Info,
                 .sinceEpoch = score.curve.epochs.back(),
                 .sinceStep = score.curve.steps.back(),
                 .values = {{"score_name", score.name},
                            {"score", changeText(last.front(), last.back())},
                            {"count", std::to_string(count)},
                            {"gain", shareText(gain / level)}},
                 .series = {score.name}});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.stopped_early.title", GG_TEXT("catalogue", "Stopped while still improving")},
    texts::Entry{"run.stopped_early.message", GG_TEXT("catalogue", "{score_name} was still rising clearly when the training came to its end: more epochs may make it better.")},
    texts::Entry{"run.stopped_early.why", GG_TEXT("catalogue", "A score that rises by more than its noise over the last quarter has not reached its plateau. What is compared with it should be trained as long.")},
    texts::Entry{"run.stopped_early.evidence", GG_TEXT("catalogue", "{score_name} {score} over the last {count} epochs, a gain of {gain}")},
    texts::Entry{"run.stopped_early.action", GG_TEXT("catalogue", "Train for twice as many epochs, with the schedule stretched accordingly.")},
    texts::Entry{"run.stopped_early.threshold.gain", GG_TEXT("catalogue", "relative gain over the last quarter of the run")},
    texts::Entry{"run.stopped_early.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
};

constexpr Rule rule{.id = "run.stopped_early",
                    .source = "seeds 000 and 002",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
