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
// Gradients that vanish on their way never arrive at the first layers. Where these get theirs by skip connections, a deep stage of a U-Net that gets
// none is idle, and the network learns without it.
constexpr std::array firstParts{"gradient/stem", "gradient/encoder0", "gradient/backbone"};

bool reachesFirst(const runs::RunHistory& history, const std::vector<std::string>& vanished)
{
    const auto first = std::find_if(firstParts.begin(), firstParts.end(), [&](const char* name) { return history.find(name) != nullptr; });
    return first == firstParts.end() || std::find(vanished.begin(), vanished.end(), *first) != vanished.end();
}

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
    const bool frozen = run.number("start.freeze").value_or(0) > 0;
    const LastingParts vanished = lastingParts(parts, static_cast<std::size_t>(limits["epochs"]), [&](double size) { return size < limits["gradient"] && !(frozen && size == 0); });
    if (vanished.series.empty() || !reachesFirst(run.history, vanished.series)) {
        return;
    }
    const double smallest = *std::min_element(vanished.values.begin(), vanished.values.end());
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = vanished.sinceEpoch,
                 .sinceStep = vanished.sinceStep,
                 .values = {{"parts", vanished.names}, {"gradient", scoreText(smallest)}, {"epoch", epochText(vanished.sinceEpoch)}},
                 .series = vanished.series});
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
