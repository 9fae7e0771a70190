#include "core/diagnosis/curve.h"
#include "core/diagnosis/evaluated.h"
#include "core/diagnosis/rule.h"
#include "core/metrics/error_breakdown.h"

#include <algorithm>
#include <array>
#include <optional>

namespace gg::diagnosis {
namespace {

// mAP50 lies 15 to 37 points above mAP50-95 in runs with which nothing is wrong, the more the higher mAP50 is: the share of mAP50 that is left says
// more. It is 0.5 to 0.8 in trained detectors, lower in their first epochs and where boxes are small. The series alone have to say it more clearly
// than predictions, where the overlap of the boxes themselves is known.
constexpr std::array ruleThresholds{
    Threshold{.id = "ratio", .value = 0.35, .lowest = 0.05, .highest = 0.9},
    Threshold{.id = "confirmed_ratio", .value = 0.45, .lowest = 0.05, .highest = 0.9},
    Threshold{.id = "overlap", .value = 0.68, .lowest = 0.5, .highest = 0.95},
    Threshold{.id = "epochs", .value = 12, .lowest = 3, .highest = 1000, .unit = "epochs"},
};
constexpr double foundWell = 0.35;  ///< mAP50 from which places are worth a word
constexpr std::size_t span = 5;
constexpr std::size_t fewestKept = 50;
constexpr double mostlySmall = 0.5;
constexpr double gainOfPlaces = 0.15;  ///< AP that better places would gain
constexpr double settled = 1.05;       ///< growth of the share that is left, over `span` epochs

/// Boxes below 32² px: an overlap of 0.75 is then a matter of two or three pixels. nullopt where nobody counted.
std::optional<double> smallShare(const RunFacts& facts)
{
    if (const PredictionFacts* predictions = facts.usedPredictions(); predictions != nullptr && predictions->truths > 0) {
        return static_cast<double>(predictions->truthsSmall) / static_cast<double>(predictions->truths);
    }
    return facts.audit ? std::optional(facts.audit->smallShare) : std::nullopt;
}

/// Median of `span` values, the last of them `back` before the end.
double medianOf(const Curve& curve, std::size_t back)
{
    const auto end = curve.values.end() - static_cast<std::ptrdiff_t>(back);
    return median({end - static_cast<std::ptrdiff_t>(span), end});
}

/// What is left of mAP50 has not grown for a while, and of all kinds of error loose boxes cost most, by what the run keeps of its epochs.
bool hasSettledLoose(const RunView& run, const Curve& map50, const Curve& map)
{
    const auto& details = run.facts.details;
    if (map.size() < 2 * span || details.size() < span) {
        return false;
    }
    constexpr auto location = static_cast<std::size_t>(metrics::ErrorKind::Location);
    const bool costsMost = std::all_of(details.end() - static_cast<std::ptrdiff_t>(span), details.end(), [&](const runs::DetectionEpoch& one) {
        return one.errorGains.size() > location && one.errorGains[location] >= gainOfPlaces
               && *std::max_element(one.errorGains.begin(), one.errorGains.end()) <= one.errorGains[location];
    });
    return costsMost && medianOf(map, 0) / medianOf(map50, 0) <= settled * medianOf(map, span) / medianOf(map50, span);
}

/// Boxes change place last: a run in its first half is not judged unless its epochs show that they have settled.
bool hasCome(const RunView& run, double epochs, const Curve& map50, const Curve& map)
{
    const auto last = static_cast<double>(run.history.lastEpoch());
    const bool ended = run.history.state() == runs::RunState::Finished || run.history.state() == runs::RunState::Stopped;
    return last >= epochs && (ended || 2 * last >= static_cast<double>(run.info.epochs) || hasSettledLoose(run, map50, map));
}

void say(Verdict verdict, const RunView& run, Opinion& opinion)
{
    const auto small = smallShare(run.facts);
    if (small && *small >= mostlySmall) {
        verdict.severity = audit::Severity::Info;
        verdict.variant = "small";
        verdict.values["small"] = shareText(*small);
    }
    verdict.series = {"val/map50", "val/map50_95"};
    opinion.say(std::move(verdict));
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (!run.detector()) {
        return;
    }
    Curve map50 = finite(curveOf(run.history, "val/map50"));
    Curve map = finite(curveOf(run.history, "val/map50_95"));
    keepCommon(map50, map);
    const PredictionFacts* predictions = run.facts.usedPredictions();
    if (map.empty() && predictions == nullptr) {
        opinion.lacks("val/map50_95");
        return;
    }
    if (!hasCome(run, limits["epochs"], map50, map)) {
        return;
    }
    if (predictions != nullptr) {
        const bool loose = predictions->map50 >= foundWell && predictions->map < limits["confirmed_ratio"] * predictions->map50
                           && predictions->kept >= fewestKept && predictions->meanIou < limits["overlap"];
        if (loose) {
            Verdict verdict = verdictOf(run, *predictions, audit::Severity::Warning,
                                        {{"map50", scoreText(predictions->map50)},
                                         {"map", scoreText(predictions->map)},
                                         {"overlap", scoreText(predictions->meanIou)},
                                         {"gain", scoreText(predictions->gainLocation)}});
            verdict.variant = "confirmed";
            say(std::move(verdict), run, opinion);
        }
        return;
    }
    if (map.size() < span) {
        return;
    }
    const double endOf50 = medianOf(map50, 0);
    const double end = medianOf(map, 0);
    if (endOf50 >= foundWell && end < limits["ratio"] * endOf50) {
        const std::size_t from = map.size() - span;
        say({.severity = audit::Severity::Warning,
             .sinceEpoch = map.epochs[from],
             .sinceStep = map.steps[from],
             .values = {{"map50", scoreText(endOf50)}, {"map", scoreText(end)}, {"overlap", "–"}, {"gain", "–"}}},
            run, opinion);
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.localisation_gap.title", GG_TEXT("catalogue", "Boxes are placed loosely")},
    texts::Entry{"run.localisation_gap.message",
                 GG_TEXT("catalogue", "Objects may be found but not well placed: little of mAP50 is left where boxes have to fit more closely.")},
    texts::Entry{"run.localisation_gap.message.confirmed",
                 GG_TEXT("catalogue", "Objects are found but not well placed: boxes that count as right overlap their objects by {overlap} on average.")},
    texts::Entry{"run.localisation_gap.message.small",
                 GG_TEXT("catalogue", "Boxes lose much when they have to fit more closely, as is usual where most objects are small ({small} below 32² pixels).")},
    texts::Entry{"run.localisation_gap.why",
                 GG_TEXT("catalogue", "Some loss is normal: mAP50-95 of a trained detector is between half and four fifths of its mAP50. Far less means boxes that are too large, too small or shifted, as those of the labels may be.")},
    texts::Entry{"run.localisation_gap.evidence", GG_TEXT("catalogue", "mAP50 {map50}, mAP50-95 {map}")},
    texts::Entry{"run.localisation_gap.evidence.confirmed",
                 GG_TEXT("catalogue", "mAP50 {map50}, mAP50-95 {map}, mean overlap of right boxes {overlap}, AP that better places would gain {gain}")},
    texts::Entry{"run.localisation_gap.action",
                 GG_TEXT("catalogue", "Look at the labels' box style in the audit first; then train longer or give the box loss more weight.")},
    texts::Entry{"run.localisation_gap.action.small", GG_TEXT("catalogue", "Train with larger images, and read mAP50 beside mAP50-95.")},
    texts::Entry{"run.localisation_gap.threshold.ratio", GG_TEXT("catalogue", "share of mAP50 that is left in mAP50-95, by the series alone")},
    texts::Entry{"run.localisation_gap.threshold.confirmed_ratio", GG_TEXT("catalogue", "the same where predictions are known")},
    texts::Entry{"run.localisation_gap.threshold.overlap", GG_TEXT("catalogue", "mean overlap of right boxes below which places are loose")},
    texts::Entry{"run.localisation_gap.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
};

constexpr Rule rule{.id = "run.localisation_gap", .source = "seed 000", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
