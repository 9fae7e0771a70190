#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>

namespace gg::diagnosis {
namespace {

constexpr std::array ruleThresholds{
    Threshold{.id = "gradient", .value = 1e-7, .lowest = 0, .highest = 1},
    Threshold{.id = "epochs", .value = 3, .lowest = 1, .highest = 1000, .unit = "epochs"},
};
// A network that has learned all there is has no gradient either.
constexpr double learned = 0.1;  ///< of the first loss

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const auto parts = partsOf(run.history, "gradient");
    if (parts.empty()) {
        opinion.lacks("gradient/backbone");
        return;
    }
    const NamedCurve loss = trainingLoss(run.history);
    if (!loss.empty() && loss.curve.values.back() < learned * loss.curve.values.front()) {
        return;
    }
    Verdict verdict{.severity = audit::Severity::Warning};
    std::string names;
    double smallest = 0;
    const auto needed = static_cast<std::size_t>(limits["epochs"]);
    const bool frozen = run.number("start.freeze").value_or(0) > 0;
    for (const NamedCurve& part : parts) {
        const auto vanished = [&](double v) { return v < limits["gradient"] && !(frozen && v == 0); };
        std::size_t tail = 0;
        while (tail < part.curve.size() && vanished(part.curve.values[part.curve.size() - 1 - tail])) {
            ++tail;
        }
        if (tail < needed) {
            continue;
        }
        const std::size_t since = part.curve.size() - tail;
        if (verdict.series.empty() || part.curve.epochs[since] < verdict.sinceEpoch) {
            verdict.sinceEpoch = part.curve.epochs[since];
            verdict.sinceStep = part.curve.steps[since];
        }
        smallest = verdict.series.empty() ? part.curve.values.back() : std::min(smallest, part.curve.values.back());
        verdict.series.push_back(part.name);
        names += (names.empty() ? "" : ", ") + part.name.substr(part.name.find('/') + 1);
    }
    if (verdict.series.empty()) {
        return;
    }
    verdict.values = {{"parts", names}, {"gradient", scoreText(smallest)}, {"epoch", epochText(verdict.sinceEpoch)}};
    opinion.say(std::move(verdict));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.gradient_vanishes.title", GG_TEXT("catalogue", "Gradients vanish")},
    texts::Entry{"run.gradient_vanishes.message", GG_TEXT("catalogue", "Hardly any gradient arrives at {parts} since epoch {epoch}: these layers may no longer learn.")},
    texts::Entry{"run.gradient_vanishes.why", GG_TEXT("catalogue", "An output that saturates (sigmoid twice, logits far from 0) or units that are dead pass no gradient on to the layers before them.")},
    texts::Entry{"run.gradient_vanishes.evidence", GG_TEXT("catalogue", "root mean square of the gradients down to {gradient} in {parts}")},
    texts::Entry{"run.gradient_vanishes.action", GG_TEXT("catalogue", "Check that the loss fits the output, then use batch norm and another initialisation.")},
    texts::Entry{"run.gradient_vanishes.threshold.gradient", GG_TEXT("catalogue", "root mean square of the gradients below which nothing is learned")},
    texts::Entry{"run.gradient_vanishes.threshold.epochs", GG_TEXT("catalogue", "epochs in a row")},
};

constexpr std::array<std::string_view, 1> explained{"run.loss_term_flat"};

constexpr Rule rule{.id = "run.gradient_vanishes",
                    .source = "SageMaker Debugger: vanishing gradient",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
