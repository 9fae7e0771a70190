#include "core/diagnosis/evaluated.h"
#include "core/diagnosis/rule.h"

#include <array>

namespace gg::diagnosis {
namespace {

// Young networks are careful: their confidences rise by themselves.
constexpr std::array ruleThresholds{
    Threshold{.id = "loss", .value = 0.2, .lowest = 0.02, .highest = 1},
    Threshold{.id = "f1", .value = 0.4, .lowest = 0.05, .highest = 1},
    Threshold{.id = "objects", .value = 50, .lowest = 5, .highest = 100000, .unit = "objects"},
    Threshold{.id = "images", .value = 20, .lowest = 2, .highest = 10000, .unit = "images"},
    Threshold{.id = "epochs", .value = 20, .lowest = 1, .highest = 1000, .unit = "epochs"},
};

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
    const bool enough = static_cast<double>(facts->truths) >= limits["objects"] && static_cast<double>(facts->images) >= limits["images"]
                        && static_cast<double>(run.history.lastEpoch()) >= limits["epochs"];
    if (!enough || !(facts->bestF1 >= limits["f1"]) || !(facts->usedF1 < (1 - limits["loss"]) * facts->bestF1)) {
        return;
    }
    Verdict verdict = verdictOf(run, *facts, audit::Severity::Warning,
                                {{"used", scoreText(facts->usedConfidence)},
                                 {"used_f1", scoreText(facts->usedF1)},
                                 {"best", scoreText(facts->bestConfidence)},
                                 {"best_f1", scoreText(facts->bestF1)}});
    verdict.variant = facts->usedConfidence > facts->bestConfidence ? "" : "low";
    opinion.say(std::move(verdict));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.confidence_threshold.title", GG_TEXT("catalogue", "Confidence threshold badly placed")},
    texts::Entry{"run.confidence_threshold.message",
                 GG_TEXT("catalogue", "A confidence of {used} leaves out boxes that are right: the best threshold is {best}.")},
    texts::Entry{"run.confidence_threshold.message.low",
                 GG_TEXT("catalogue", "A confidence of {used} lets boxes through that are wrong: the best threshold is {best}.")},
    texts::Entry{"run.confidence_threshold.why",
                 GG_TEXT("catalogue", "mAP does not depend on a threshold, what is used does. 0.25 is where tools begin; where a network is careful or too sure, precision and recall balance elsewhere.")},
    texts::Entry{"run.confidence_threshold.evidence", GG_TEXT("catalogue", "mean F1 {used_f1} at {used}, {best_f1} at {best}")},
    texts::Entry{"run.confidence_threshold.action", GG_TEXT("catalogue", "Use the network with a confidence of {best}, or choose one for each class.")},
    texts::Entry{"run.confidence_threshold.threshold.loss", GG_TEXT("catalogue", "share of the best F1 that the threshold in use loses")},
    texts::Entry{"run.confidence_threshold.threshold.f1", GG_TEXT("catalogue", "best F1 from which this is worth a word")},
    texts::Entry{"run.confidence_threshold.threshold.objects", GG_TEXT("catalogue", "fewest validation objects")},
    texts::Entry{"run.confidence_threshold.threshold.images", GG_TEXT("catalogue", "fewest validation images")},
    texts::Entry{"run.confidence_threshold.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
};

constexpr Rule rule{.id = "run.confidence_threshold", .source = "seed 002", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
