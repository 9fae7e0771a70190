#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::diagnosis {
namespace {

// Healthy steps change weights by about a thousandth of their size.
constexpr std::array ruleThresholds{
    Threshold{.id = "high", .value = 0.1, .lowest = 1e-3, .highest = 100},
    Threshold{.id = "low", .value = 1e-7, .lowest = 0, .highest = 1e-3},
    Threshold{.id = "epochs", .value = 3, .lowest = 1, .highest = 1000, .unit = "epochs"},
};
constexpr double restingRate = 0.05;  ///< of the highest: at the end of a schedule, updates are meant to be small

/// The epochs whose learning rate was no resting one.
Curve whileLearning(const runs::RunHistory& history, Curve curve)
{
    Curve rates = epochCurve(history, "train/lr");
    if (rates.empty()) {
        return curve;
    }
    const double highest = *std::max_element(rates.values.begin(), rates.values.end());
    keepCommon(curve, rates);
    Curve kept;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        if (rates.values[i] >= restingRate * highest) {
            kept.epochs.push_back(curve.epochs[i]);
            kept.steps.push_back(curve.steps[i]);
            kept.values.push_back(curve.values[i]);
        }
    }
    return kept;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const auto parts = partsOf(run.history, "update");
    if (parts.empty()) {
        opinion.lacks("update/backbone");
        return;
    }
    const auto needed = static_cast<std::size_t>(limits["epochs"]);
    const bool good = validationScore(run.history).hasBeenGood();
    for (const NamedCurve& part : parts) {
        const Curve curve = whileLearning(run.history, part.curve);
        if (curve.size() < needed) {
            continue;
        }
        const auto tail = curve.values.end() - static_cast<std::ptrdiff_t>(needed);
        const bool high = !good && std::all_of(tail, curve.values.end(), [&](double v) { return v > limits["high"]; });
        const bool low = std::all_of(tail, curve.values.end(), [&](double v) { return v < limits["low"]; });
        if (!high && !low) {
            continue;
        }
        const std::size_t since = curve.size() - needed;
        opinion.say({.severity = audit::Severity::Warning,
                     .sinceEpoch = curve.epochs[since],
                     .sinceStep = curve.steps[since],
                     .values = {{"part", part.name.substr(part.name.find('/') + 1)}, {"ratio", scoreText(curve.values.back())}, {"epoch", epochText(curve.epochs[since])}},
                     .series = part.series,
                     .variant = high ? "" : "low"});
        return;
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.update_ratio.title", GG_TEXT("catalogue", "Updates out of proportion to the weights")},
    texts::Entry{"run.update_ratio.message", GG_TEXT("catalogue", "Each step rewrites a large part of the weights of {part}: the learning rate may be too high.")},
    texts::Entry{"run.update_ratio.message.low", GG_TEXT("catalogue", "The weights of {part} hardly change since epoch {epoch}: these layers may not be learning.")},
    texts::Entry{"run.update_ratio.why", GG_TEXT("catalogue", "Steps of about a thousandth of the weights' size learn; a hundred times as much forgets, a ten-thousandth of that stands still.")},
    texts::Entry{"run.update_ratio.evidence", GG_TEXT("catalogue", "an update changes the weights of {part} by {ratio} of their size")},
    texts::Entry{"run.update_ratio.action", GG_TEXT("catalogue", "Lower the learning rate until the ratio is near 0.001.")},
    texts::Entry{"run.update_ratio.action.low", GG_TEXT("catalogue", "See whether these layers are frozen by mistake; if not, raise the learning rate.")},
    texts::Entry{"run.update_ratio.threshold.high", GG_TEXT("catalogue", "update as a share of the weights above which it is too much")},
    texts::Entry{"run.update_ratio.threshold.low", GG_TEXT("catalogue", "update as a share of the weights below which nothing changes")},
    texts::Entry{"run.update_ratio.threshold.epochs", GG_TEXT("catalogue", "epochs in a row")},
};

constexpr Rule rule{.id = "run.update_ratio",
                    .source = "SageMaker Debugger: weight update ratio",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
