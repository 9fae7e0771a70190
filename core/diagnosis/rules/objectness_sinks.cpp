#include "core/diagnosis/curve.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::diagnosis {
namespace {

// Cells that learnt a truth are to be told from the rest by their objectness. Both begin alike; from some epoch on they have to part.
constexpr std::array ruleThresholds{
    Threshold{.id = "times", .value = 1.2, .lowest = 0.1, .highest = 100},
    Threshold{.id = "epochs", .value = 4, .lowest = 2, .highest = 1000, .unit = "epochs"},
};
constexpr std::size_t agreeing = 2;  ///< epochs at the end
constexpr double poorScore = 0.05;
constexpr double runShare = 0.25;      ///< of the planned epochs: some networks take long to begin
constexpr double silent = 0.005;       ///< objectness that never makes a box; there, twice the rest's is nothing either
constexpr double silentTimes = 2;
constexpr std::string_view matchedPrefix = "signals/objectness_matched/";

struct Scale {
    std::string name;  ///< "16"
    Curve matched;
    Curve unmatched;
};

std::vector<Scale> scalesOf(const runs::RunHistory& history)
{
    std::vector<Scale> scales;
    for (const auto& [name, series] : history.series()) {
        if (!name.starts_with(matchedPrefix)) {
            continue;
        }
        Scale scale{.name = name.substr(matchedPrefix.size()), .matched = finite(curveOf(history, name))};
        scale.unmatched = finite(curveOf(history, "signals/objectness_unmatched/" + scale.name));
        keepCommon(scale.matched, scale.unmatched);
        scales.push_back(std::move(scale));
    }
    return scales;
}

bool alike(const Scale& scale, std::size_t i, double times)
{
    const double matched = scale.matched.values[i];
    return matched <= (matched < silent ? std::max(silentTimes, times) : times) * scale.unmatched.values[i];
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    std::vector<Scale> scales = scalesOf(run.history);
    if (scales.empty()) {
        opinion.lacks(std::string(matchedPrefix) + "16");
        return;
    }
    const double times = limits["times"];
    std::erase_if(scales, [&](const Scale& scale) { return static_cast<double>(scale.matched.size()) < limits["epochs"]; });
    const bool all = !scales.empty() && std::all_of(scales.begin(), scales.end(), [&](const Scale& scale) {
        const std::size_t size = scale.matched.size();
        return size > agreeing && alike(scale, size - 1, times) && alike(scale, size - 2, times);
    });
    const Curve score = finite(curveOf(run.history, "val/map50"));
    // Heads that rank by class scores alone may live with it.
    if (!all || run.history.lastEpoch() < runShare * run.info.epochs || (!score.empty() && *std::max_element(score.values.end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(score.size(), 3)), score.values.end()) > poorScore)) {
        return;
    }
    const Scale& shown = *std::min_element(scales.begin(), scales.end(), [](const Scale& a, const Scale& b) {
        return a.matched.values.back() * b.unmatched.values.back() < b.matched.values.back() * a.unmatched.values.back();
    });
    std::size_t since = shown.matched.size() - 1;
    while (since > 0 && alike(shown, since - 1, times)) {
        --since;
    }
    Verdict verdict{.severity = audit::Severity::Warning,
                    .sinceEpoch = shown.matched.epochs[since],
                    .sinceStep = shown.matched.steps[since],
                    .values = {{"stride", shown.name},
                               {"matched", changeText(shown.matched.values[0], shown.matched.values.back())},
                               {"unmatched", changeText(shown.unmatched.values[0], shown.unmatched.values.back())},
                               {"epoch", epochText(shown.matched.epochs[since])}}};
    for (const Scale& scale : scales) {
        verdict.series.push_back(std::string(matchedPrefix) + scale.name);
        verdict.series.push_back("signals/objectness_unmatched/" + scale.name);
    }
    opinion.say(std::move(verdict));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.objectness_sinks.title", GG_TEXT("catalogue", "Objectness does not tell objects from background")},
    texts::Entry{"run.objectness_sinks.message", GG_TEXT("catalogue", "Cells that hold an object have no more objectness than the rest since epoch {epoch}: the network may be learning that nothing is there.")},
    texts::Entry{"run.objectness_sinks.why", GG_TEXT("catalogue", "Nearly all cells hold nothing. Where their term weighs too much, or the objects' term has the wrong sign or a gradient that vanishes, the objectness of all cells falls alike.")},
    texts::Entry{"run.objectness_sinks.evidence", GG_TEXT("catalogue", "objectness at stride {stride}: with an object {matched}, the rest {unmatched}")},
    texts::Entry{"run.objectness_sinks.action", GG_TEXT("catalogue", "Check sign and weights of the objectness terms, and use cross-entropy in place of squared error.")},
    texts::Entry{"run.objectness_sinks.threshold.times", GG_TEXT("catalogue", "times the objectness of the rest that cells with an object have to have")},
    texts::Entry{"run.objectness_sinks.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
};

constexpr Rule rule{.id = "run.objectness_sinks",
                    .source = "seed 003",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
