#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace gg::diagnosis {
namespace {

constexpr std::array ruleThresholds{
    Threshold{.id = "times", .value = 70, .lowest = 2, .highest = 1e6},
    Threshold{.id = "infinite", .value = 0.2, .lowest = 0, .highest = 1},
};
constexpr std::size_t agreeing = 2;   ///< epochs
constexpr std::size_t fewest = 4;     ///< epochs
constexpr std::size_t steps = 50;     ///< over which norms that are not finite are counted: half precision has some, and skips their steps

/// Share of the last values that are not finite.
double lostShare(const Curve& norms)
{
    const std::size_t count = std::min(steps, norms.size());
    if (count < steps) {
        return 0;
    }
    const auto lost = std::count_if(norms.values.end() - static_cast<std::ptrdiff_t>(count), norms.values.end(), [](double v) { return !std::isfinite(v); });
    return static_cast<double>(lost) / static_cast<double>(count);
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    std::vector<NamedCurve> parts = partsOf(run.history, "gradient");
    if (Curve norms = epochCurve(run.history, "train/grad_norm"); !norms.empty()) {
        parts.insert(parts.begin(), {.name = "train/grad_norm", .series = {"train/grad_norm"}, .curve = std::move(norms)});
    }
    const Curve norms = curveOf(run.history, run.history.isEpochSeries("train/grad_norm") ? "train/grad_norm/step" : "train/grad_norm");
    if (parts.empty() && norms.empty()) {
        opinion.lacks("train/grad_norm");
        return;
    }
    if (lostShare(norms) > limits["infinite"]) {
        opinion.say({.severity = audit::Severity::Warning,
                     .sinceEpoch = norms.epochs[norms.size() - steps],
                     .sinceStep = norms.steps[norms.size() - steps],
                     .values = {{"series", "train/grad_norm"}, {"change", shareText(lostShare(norms))}, {"epoch", epochText(norms.epochs[norms.size() - steps])}},
                     .series = {"train/grad_norm"},
                     .variant = "infinite"});
        return;
    }
    for (const NamedCurve& part : parts) {
        const auto& values = part.curve.values;
        if (values.size() < fewest) {
            continue;
        }
        const auto tail = values.end() - agreeing;
        const double usual = median(std::vector<double>(values.begin(), tail));
        if (usual > 0 && std::all_of(tail, values.end(), [&](double v) { return v > limits["times"] * usual; })) {
            const std::size_t since = values.size() - agreeing;
            opinion.say({.severity = audit::Severity::Warning,
                         .sinceEpoch = part.curve.epochs[since],
                         .sinceStep = part.curve.steps[since],
                         .values = {{"series", part.name}, {"change", changeText(usual, values.back())}, {"epoch", epochText(part.curve.epochs[since])}},
                         .series = part.series});
            return;
        }
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.gradient_explodes.title", GG_TEXT("catalogue", "Gradients explode")},
    texts::Entry{"run.gradient_explodes.message", GG_TEXT("catalogue", "The gradients have grown far beyond what they were since epoch {epoch}: the training may be about to diverge.")},
    texts::Entry{"run.gradient_explodes.message.infinite", GG_TEXT("catalogue", "Many steps have gradients that are not finite since epoch {epoch}, and are lost.")},
    texts::Entry{"run.gradient_explodes.why", GG_TEXT("catalogue", "Weights that grow make gradients grow, and these the weights. A few steps that overflow are normal with half precision; every fifth is not.")},
    texts::Entry{"run.gradient_explodes.evidence", GG_TEXT("catalogue", "{series} {change}")},
    texts::Entry{"run.gradient_explodes.evidence.infinite", GG_TEXT("catalogue", "{series} not finite in {change} of the last steps")},
    texts::Entry{"run.gradient_explodes.action", GG_TEXT("catalogue", "Limit the norm of the gradients (optimizer.clip) and lower the learning rate.")},
    texts::Entry{"run.gradient_explodes.threshold.times", GG_TEXT("catalogue", "times their usual size that gradients explode at")},
    texts::Entry{"run.gradient_explodes.threshold.infinite", GG_TEXT("catalogue", "share of steps with gradients that are not finite")},
};

constexpr std::array<std::string_view, 2> explained{"run.update_ratio", "run.loss_spikes"};

constexpr Rule rule{.id = "run.gradient_explodes",
                    .source = "AutoTrainer: exploding gradient; SageMaker Debugger",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
