#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace gg::diagnosis {
namespace {

// The score has been where it is for a long time. Where it falls, that is overfitting, and another rule's.
constexpr std::array ruleThresholds{
    Threshold{.id = "share", .value = 0.75, .lowest = 0.1, .highest = 1},
    Threshold{.id = "epochs", .value = 30, .lowest = 5, .highest = 10000, .unit = "epochs"},
    Threshold{.id = "gain", .value = 0.01, .lowest = 0, .highest = 1},
};
constexpr std::size_t window = 5;
constexpr double fallen = 0.05;
constexpr double worthShare = 0.5;  ///< of a good score, below which something else is wrong

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const Score score = validationScore(run.history);
    if (score.empty()) {
        opinion.lacks("val/map50_95");
        return;
    }
    const auto& values = score.curve.values;
    const auto needed = std::max(limits["epochs"], limits["share"] * static_cast<double>(values.size()));
    if (static_cast<double>(values.size()) < needed + window) {
        return;
    }
    const auto means = trailingMeans(values, window);
    const double best = *std::max_element(means.begin() + window - 1, means.end());
    // The first epoch that was as good as any that followed, but for a gain that is not worth an epoch.
    std::size_t reached = window - 1;
    while (means[reached] < (1 - limits["gain"]) * best) {
        ++reached;
    }
    // Rising noise at the end would be a plateau that is left.
    const std::span<const double> rest(values.begin() + static_cast<std::ptrdiff_t>(reached), values.end());
    const double rise = slope(rest) * static_cast<double>(rest.size() - 1);
    if (best < worthShare * std::min(1.0, score.good) || static_cast<double>(rest.size() - 1) < needed || means.back() < (1 - fallen) * best || rise > limits["gain"] * best) {
        return;
    }
    opinion.say({.severity = audit::Severity::Info,
                 .sinceEpoch = score.curve.epochs[reached],
                 .sinceStep = score.curve.steps[reached],
                 .values = {{"score_name", score.name},
                            {"score", changeText(means[reached], means.back())},
                            {"count", std::to_string(rest.size() - 1)},
                            {"epoch", epochText(score.curve.epochs[reached])}},
                 .series = {score.name}});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.trained_too_long.title", GG_TEXT("catalogue", "Trained longer than useful")},
    texts::Entry{"run.trained_too_long.message", GG_TEXT("catalogue", "The last {count} epochs have brought nothing: the network is as good as it was at epoch {epoch}.")},
    texts::Entry{"run.trained_too_long.why", GG_TEXT("catalogue", "A plateau costs time and, if it goes on, ends in overfitting. It says that this network, with these data and this schedule, is at its limit.")},
    texts::Entry{"run.trained_too_long.evidence", GG_TEXT("catalogue", "{score_name} {score} from epoch {epoch} on, means of five epochs")},
    texts::Entry{"run.trained_too_long.action", GG_TEXT("catalogue", "Stop early next time (patience), or look for what limits the score: labels, resolution, the network's size.")},
    texts::Entry{"run.trained_too_long.threshold.share", GG_TEXT("catalogue", "share of the run that brought nothing")},
    texts::Entry{"run.trained_too_long.threshold.epochs", GG_TEXT("catalogue", "fewest epochs that brought nothing")},
    texts::Entry{"run.trained_too_long.threshold.gain", GG_TEXT("catalogue", "relative gain that is none")},
};

constexpr Rule rule{.id = "run.trained_too_long",
                    .source = "SageMaker Debugger: overtraining",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
