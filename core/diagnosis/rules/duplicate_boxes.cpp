#include "core/diagnosis/evaluated.h"
#include "core/diagnosis/rule.h"

#include <array>

namespace gg::diagnosis {
namespace {

// Where objects stand close together, labels are missing among them or the network is young, a quarter of the boxes may be doubles of a detector that
// suppresses as it should.
constexpr std::array ruleThresholds{
    Threshold{.id = "share", .value = 0.3, .lowest = 0.02, .highest = 1},
    Threshold{.id = "gain", .value = 0.02, .lowest = 0, .highest = 1},
    Threshold{.id = "detections", .value = 50, .lowest = 5, .highest = 100000, .unit = "detections"},
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
    if (static_cast<double>(facts->kept) < limits["detections"] || !(facts->duplicateShare >= limits["share"]) || !(facts->gainDuplicate >= limits["gain"])) {
        return;
    }
    opinion.say(verdictOf(run, *facts, audit::Severity::Warning,
                          {{"share", shareText(facts->duplicateShare)},
                           {"boxes", std::to_string(facts->kept)},
                           {"confidence", scoreText(facts->bestConfidence)},
                           {"gain", scoreText(facts->gainDuplicate)}}));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.duplicate_boxes.title", GG_TEXT("catalogue", "Many boxes on one object")},
    texts::Entry{"run.duplicate_boxes.message",
                 GG_TEXT("catalogue", "{share} of the boxes lie on objects that a surer box has found already: suppression lets doubles through.")},
    texts::Entry{"run.duplicate_boxes.why",
                 GG_TEXT("catalogue", "Boxes of one object are suppressed where they overlap by more than a threshold. It may be too high, or suppression works class by class and the class changes; a head without suppression may not have learnt to choose.")},
    texts::Entry{"run.duplicate_boxes.evidence",
                 GG_TEXT("catalogue", "{share} of {boxes} boxes from a confidence of {confidence}; without doubles AP gains {gain}")},
    texts::Entry{"run.duplicate_boxes.action",
                 GG_TEXT("catalogue", "Lower the overlap at which boxes are suppressed, and look at whether the labels hold objects twice or leave some out.")},
    texts::Entry{"run.duplicate_boxes.threshold.share", GG_TEXT("catalogue", "share of the boxes at the best confidence that are doubles")},
    texts::Entry{"run.duplicate_boxes.threshold.gain", GG_TEXT("catalogue", "AP that the run would gain without them")},
    texts::Entry{"run.duplicate_boxes.threshold.detections", GG_TEXT("catalogue", "fewest boxes at the best confidence")},
};

constexpr Rule rule{.id = "run.duplicate_boxes", .source = "Bolya et al. 2020", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
