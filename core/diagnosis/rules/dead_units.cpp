#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>

namespace gg::diagnosis {
namespace {

constexpr std::array ruleThresholds{
    Threshold{.id = "share", .value = 0.5, .lowest = 0, .highest = 1},
    Threshold{.id = "epochs", .value = 2, .lowest = 1, .highest = 1000, .unit = "epochs"},
};

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const auto parts = partsOf(run.history, "dead");
    if (parts.empty()) {
        opinion.lacks("dead/encoder");
        return;
    }
    const LastingParts dead = lastingParts(parts, static_cast<std::size_t>(limits["epochs"]), [&](double share) { return share > limits["share"]; });
    if (dead.series.empty()) {
        return;
    }
    const double largest = *std::max_element(dead.values.begin(), dead.values.end());
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = dead.sinceEpoch,
                 .sinceStep = dead.sinceStep,
                 .values = {{"parts", dead.names}, {"share", shareText(largest)}, {"epoch", epochText(dead.sinceEpoch)}},
                 .series = dead.series});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.dead_units.title", GG_TEXT("catalogue", "Dead units")},
    texts::Entry{"run.dead_units.message", GG_TEXT("catalogue", "More than half of the units in {parts} answer to nothing since epoch {epoch}: they may never learn again.")},
    texts::Entry{"run.dead_units.why", GG_TEXT("catalogue", "A ReLU whose input is below 0 for every picture has no gradient. One step that was too long is enough to push it there.")},
    texts::Entry{"run.dead_units.evidence", GG_TEXT("catalogue", "up to {share} of the units of {parts} never active")},
    texts::Entry{"run.dead_units.action", GG_TEXT("catalogue", "Start again with a lower learning rate and a warm-up; units that are dead do not come back.")},
    texts::Entry{"run.dead_units.threshold.share", GG_TEXT("catalogue", "share of a part's units that are never active")},
    texts::Entry{"run.dead_units.threshold.epochs", GG_TEXT("catalogue", "epochs in a row")},
};

constexpr std::array<std::string_view, 2> explained{"run.gradient_vanishes", "run.loss_term_flat"};

constexpr Rule rule{.id = "run.dead_units",
                    .source = "SageMaker Debugger: dead ReLU",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
