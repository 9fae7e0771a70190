#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace gg::diagnosis {
namespace {

constexpr std::array ruleThresholds{
    Threshold{.id = "times", .value = 2.5, .lowest = 1.2, .highest = 1000},
};
constexpr double fullRate = 0.9;  ///< share of the highest rate with which a run without warm-up begins

/// nullopt where neither settings nor rates tell.
std::optional<bool> warmsUp(const RunView& run)
{
    for (const char* key : {"schedule.warmup_epochs", "warmup_epochs"}) {
        if (const auto epochs = run.number(key)) {
            return *epochs > 0;
        }
    }
    for (const char* name : {"train/lr/step", "train/lr"}) {
        const Curve rates = finite(curveOf(run.history, name));
        if (!rates.empty() && !run.history.isEpochSeries(name)) {
            return rates.values.front() < fullRate * *std::max_element(rates.values.begin(), rates.values.end());
        }
    }
    return std::nullopt;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const NamedCurve steps = stepLoss(run.history);
    const auto warm = warmsUp(run);
    if (steps.empty() || !warm) {
        opinion.lacks(steps.empty() ? "train/loss/step" : "configuration");
        return;
    }
    const Explosion explosion = explosionOf(steps.curve, run.info.stepsPerEpoch);
    if (*warm || explosion.times < limits["times"]) {
        return;
    }
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = steps.curve.epochs[explosion.peak],
                 .sinceStep = steps.curve.steps[explosion.peak],
                 .over = explosion.over,
                 .values = {{"series", steps.name}, {"loss", changeText(explosion.from, explosion.to)}, {"step", std::to_string(steps.curve.steps[explosion.peak])}},
                 .series = steps.series});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.no_warmup.title", GG_TEXT("catalogue", "No warm-up")},
    texts::Entry{"run.no_warmup.message", GG_TEXT("catalogue", "The loss jumped up in the first steps, which were made with the full learning rate: a warm-up may be missing.")},
    texts::Entry{"run.no_warmup.message_over", GG_TEXT("catalogue", "The loss jumped up in the first steps, which were made with the full learning rate, and came down later: a warm-up would have saved them.")},
    texts::Entry{"run.no_warmup.why", GG_TEXT("catalogue", "Gradients of random weights are large and point anywhere, and averages of the optimiser and of batch norm mean nothing yet. Full steps undo what the start gave.")},
    texts::Entry{"run.no_warmup.evidence", GG_TEXT("catalogue", "{series} {loss} by step {step}")},
    texts::Entry{"run.no_warmup.action", GG_TEXT("catalogue", "Let the learning rate rise from 0 over the first one to three epochs.")},
    texts::Entry{"run.no_warmup.threshold.times", GG_TEXT("catalogue", "times the first steps' loss that the jump reaches")},
};

constexpr std::array<std::string_view, 2> explained{"run.loss_spikes", "run.learning_rate_high"};

constexpr Rule rule{
    .id = "run.no_warmup", .source = "seed 001", .thresholds = ruleThresholds, .texts = ruleTexts, .explains = explained, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
