#include "core/diagnosis/evaluated.h"
#include "core/diagnosis/rule.h"

#include <array>
#include <cmath>

namespace gg::diagnosis {
namespace {

// Detectors that learn the overlap as their confidence are less sure than right by up to some 0.2, and nothing is wrong with that: being too sure
// is judged more strictly.
constexpr std::array ruleThresholds{
    Threshold{.id = "over", .value = 0.2, .lowest = 0.05, .highest = 1},
    Threshold{.id = "under", .value = 0.3, .lowest = 0.05, .highest = 1},
    Threshold{.id = "detections", .value = 200, .lowest = 20, .highest = 100000, .unit = "detections"},
    Threshold{.id = "images", .value = 20, .lowest = 2, .highest = 10000, .unit = "images"},
};
constexpr double foundSome = 0.2;  ///< mAP50 of a detector that is worth calibrating

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
    const double off = facts->confidenceOverPrecision;
    if (static_cast<double>(facts->calibrated) < limits["detections"] || static_cast<double>(facts->images) < limits["images"]
        || !(facts->map50 >= foundSome) || !(off >= limits["over"] || off <= -limits["under"])) {
        return;
    }
    Verdict verdict = verdictOf(run, *facts, audit::Severity::Info,
                                {{"off", scoreText(std::abs(off))}, {"error", scoreText(facts->calibrationError)}, {"detections", std::to_string(facts->calibrated)}});
    verdict.variant = off > 0 ? "" : "under";
    opinion.say(std::move(verdict));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.miscalibrated.title", GG_TEXT("catalogue", "Confidence does not mean what it says")},
    texts::Entry{"run.miscalibrated.message",
                 GG_TEXT("catalogue", "The network is surer than it is right: confidences lie {off} above the share of boxes that are right.")},
    texts::Entry{"run.miscalibrated.message.under",
                 GG_TEXT("catalogue", "The network is less sure than it is right: confidences lie {off} below the share of boxes that are right.")},
    texts::Entry{"run.miscalibrated.why",
                 GG_TEXT("catalogue", "Thresholds and whatever weighs boxes by their confidence rest on 0.8 meaning that 8 of 10 are right. Overfitting makes networks too sure; smoothed labels and strong augmentation make them too careful.")},
    texts::Entry{"run.miscalibrated.evidence",
                 GG_TEXT("catalogue", "Mean confidence minus precision {off}, expected calibration error {error}, over {detections} boxes from a confidence of 0.1")},
    texts::Entry{"run.miscalibrated.action",
                 GG_TEXT("catalogue", "Choose the threshold on validation images, by class, and do not read confidences as probabilities.")},
    texts::Entry{"run.miscalibrated.threshold.over", GG_TEXT("catalogue", "confidence above the share that is right")},
    texts::Entry{"run.miscalibrated.threshold.under", GG_TEXT("catalogue", "confidence below the share that is right")},
    texts::Entry{"run.miscalibrated.threshold.detections", GG_TEXT("catalogue", "fewest boxes from a confidence of 0.1")},
    texts::Entry{"run.miscalibrated.threshold.images", GG_TEXT("catalogue", "fewest validation images")},
};

constexpr Rule rule{.id = "run.miscalibrated", .source = "Guo et al. 2017", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
