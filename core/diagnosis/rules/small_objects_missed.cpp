#include "core/diagnosis/evaluated.h"
#include "core/diagnosis/rule.h"

#include <array>

namespace gg::diagnosis {
namespace {

// Small objects are found less often by every detector; half as often as the others is usual on COCO.
constexpr std::array ruleThresholds{
    Threshold{.id = "recall", .value = 0.25, .lowest = 0.01, .highest = 0.9},
    Threshold{.id = "ratio", .value = 0.4, .lowest = 0.05, .highest = 0.9},
    Threshold{.id = "others", .value = 0.5, .lowest = 0.1, .highest = 1},
    Threshold{.id = "objects", .value = 20, .lowest = 5, .highest = 100000, .unit = "objects"},
    Threshold{.id = "epochs", .value = 5, .lowest = 1, .highest = 1000, .unit = "epochs"},
};
constexpr double manySmall = 0.1;  ///< share of the objects from which the score as a whole suffers

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (!run.detector()) {
        return;
    }
    const PredictionFacts* facts = run.facts.usedPredictions();
    if (facts == nullptr) {
        opinion.lacks("predictions");
        return;
    }
    const auto small = static_cast<double>(facts->truthsSmall);
    const auto others = static_cast<double>(facts->truths) - small;
    if (small < limits["objects"] || others < limits["objects"] || static_cast<double>(run.history.lastEpoch()) < limits["epochs"]
        || !(facts->recallLarge >= limits["others"]) || !(facts->recallSmall < limits["recall"])
        || !(facts->recallSmall < limits["ratio"] * facts->recallLarge)) {
        return;
    }
    const double share = small / static_cast<double>(facts->truths);
    opinion.say(verdictOf(run, *facts, share >= manySmall ? audit::Severity::Warning : audit::Severity::Info,
                          {{"small", scoreText(facts->recallSmall)},
                           {"others", scoreText(facts->recallLarge)},
                           {"count", std::to_string(facts->truthsSmall)},
                           {"share", shareText(share)}}));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.small_objects_missed.title", GG_TEXT("catalogue", "Small objects are missed")},
    texts::Entry{"run.small_objects_missed.message",
                 GG_TEXT("catalogue", "Objects below 32² pixels at the size of training are hardly found, the others are.")},
    texts::Entry{"run.small_objects_missed.why",
                 GG_TEXT("catalogue", "A small object covers few cells of the network's finest map, and one or two pixels decide its overlap. Augmentation that shrinks images makes it smaller still.")},
    texts::Entry{"run.small_objects_missed.evidence",
                 GG_TEXT("catalogue", "recall {small} of {count} small objects ({share} of all), {others} of the others")},
    texts::Entry{"run.small_objects_missed.action",
                 GG_TEXT("catalogue", "Train with larger images or in tiles, or with a network that has a finer map (stride 4).")},
    texts::Entry{"run.small_objects_missed.threshold.recall", GG_TEXT("catalogue", "recall of small objects below which they are missed")},
    texts::Entry{"run.small_objects_missed.threshold.ratio", GG_TEXT("catalogue", "the same as a share of the others' recall")},
    texts::Entry{"run.small_objects_missed.threshold.others", GG_TEXT("catalogue", "recall of the others from which the network counts as trained")},
    texts::Entry{"run.small_objects_missed.threshold.objects", GG_TEXT("catalogue", "fewest small objects, and fewest others")},
    texts::Entry{"run.small_objects_missed.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
};

constexpr Rule rule{.id = "run.small_objects_missed", .source = "seed 002, section 13", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
