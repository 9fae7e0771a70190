#include "core/diagnosis/foreground_points.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"
#include "core/diagnosis/scored_foreground.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace gg::diagnosis {
namespace {

constexpr std::array ruleThresholds{
    Threshold{.id = "sensitivity", .value = 0.97, .lowest = 0, .highest = 1},
    Threshold{.id = "specificity", .value = 0.10, .lowest = 0, .highest = 1},
    Threshold{.id = "boxes", .value = 10, .lowest = 1.5, .highest = 1e6},
    Threshold{.id = "epochs", .value = 2, .lowest = 1, .highest = 1000, .unit = "epochs"},
};
// Batch norm has to settle, and many networks begin with everything.
constexpr std::size_t settlingEpochs = 2;
constexpr std::size_t ruinedEpochs = 5;
// Boxes come and go: a detector is given longer.
constexpr std::size_t settlingBoxes = 3;
constexpr double fewestTruths = 0.5;  ///< boxes a picture

bool everywhere(const ForegroundPoint& point, const Limits& limits)
{
    return point.sensitivity >= limits["sensitivity"] && point.specificity.value_or(1) <= limits["specificity"];
}

void judgeMasks(const std::vector<ForegroundPoint>& points, std::vector<std::string> series, const Limits& limits, Opinion& opinion)
{
    std::size_t tail = 0;
    while (tail < points.size() && everywhere(points[points.size() - 1 - tail], limits)) {
        ++tail;
    }
    tail = std::min(tail, points.size() - std::min(settlingEpochs, points.size()));
    if (tail == 0 || static_cast<double>(tail) < limits["epochs"]) {
        return;
    }
    const ForegroundPoint& since = points[points.size() - tail];
    const ForegroundPoint& now = points.back();
    opinion.say({.severity = tail >= ruinedEpochs ? audit::Severity::Error : audit::Severity::Warning,
                 .sinceEpoch = since.epoch,
                 .sinceStep = since.step,
                 .values = {{"sensitivity", scoreText(now.sensitivity)},
                            {"specificity", scoreText(now.specificity.value_or(0))},
                            {"predicted", now.predicted ? shareText(*now.predicted) : "–"},
                            {"true", now.truth ? shareText(*now.truth) : "–"},
                            {"epoch", epochText(since.epoch)}},
                 .series = std::move(series)});
}

/// Boxes a picture, predicted and true, by epoch: of the series, else of what was kept of the epochs.
struct Boxes {
    std::vector<double> epochs;
    std::vector<std::int64_t> steps;
    std::vector<double> predicted;
    std::vector<double> truths;
};

Boxes boxesOf(const RunView& run)
{
    Curve predicted = finite(curveOf(run.history, "val/predicted_boxes"));
    Curve truths = finite(curveOf(run.history, "val/true_boxes"));
    keepCommon(predicted, truths);
    Boxes boxes{.epochs = predicted.epochs, .steps = predicted.steps, .predicted = predicted.values, .truths = truths.values};
    if (!boxes.predicted.empty()) {
        return boxes;
    }
    for (const runs::InnerSignals& signals : run.facts.innerSignals) {
        if (signals.pictures > 0) {
            boxes.epochs.push_back(signals.epoch);
            boxes.steps.push_back(signals.epoch * run.info.stepsPerEpoch);
            boxes.predicted.push_back(static_cast<double>(signals.predicted.side.count) / static_cast<double>(signals.pictures));
            boxes.truths.push_back(static_cast<double>(signals.truths.side.count) / static_cast<double>(signals.pictures));
        }
    }
    return boxes;
}

void judgeBoxes(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const Boxes boxes = boxesOf(run);
    if (boxes.predicted.empty()) {
        opinion.lacks("val/predicted_boxes");
        return;
    }
    std::size_t tail = 0;
    const auto times = [&](std::size_t i) { return boxes.predicted[i] / std::max(fewestTruths, boxes.truths[i]); };
    while (tail < boxes.predicted.size() && times(boxes.predicted.size() - 1 - tail) >= limits["boxes"]) {
        ++tail;
    }
    tail = std::min(tail, boxes.predicted.size() - std::min(settlingBoxes, boxes.predicted.size()));
    if (tail == 0 || static_cast<double>(tail) < limits["epochs"] || validationScore(run.history).hasBeenGood()) {
        return;
    }
    const std::size_t since = boxes.predicted.size() - tail;
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = boxes.epochs[since],
                 .sinceStep = boxes.steps[since],
                 .values = {{"predicted", scoreText(boxes.predicted.back())}, {"true", scoreText(boxes.truths.back())}, {"epoch", epochText(boxes.epochs[since])}},
                 .series = {"val/predicted_boxes", "val/true_boxes"},
                 .variant = "boxes"});
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (run.detector()) {
        judgeBoxes(run, limits, opinion);
    } else if (run.history.find("val/sensitivity") != nullptr && run.history.find("val/specificity") != nullptr) {
        judgeMasks(foregroundPoints(run.history, "val", run.info.valForeground), {"val/sensitivity", "val/specificity"}, limits, opinion);
    } else if (const ScoredForeground scored = scoredForeground(run); scored.masks && scored.series.size() > 1) {
        judgeMasks(scored.points, scored.series, limits, opinion);
    } else {
        opinion.lacks(run.history.find("val/sensitivity") == nullptr ? "val/sensitivity" : "val/specificity");
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.predicts_everything.title", GG_TEXT("catalogue", "Everything is predicted")},
    texts::Entry{"run.predicts_everything.message", GG_TEXT("catalogue", "The network calls almost every pixel foreground since epoch {epoch}: it may not have learned to tell them apart.")},
    texts::Entry{"run.predicts_everything.message.boxes", GG_TEXT("catalogue", "The network draws many times more boxes than there are objects since epoch {epoch}.")},
    texts::Entry{"run.predicts_everything.why", GG_TEXT("catalogue", "A sensitivity of 1 is worth nothing where everything is predicted. Outputs that cannot fall below the threshold (sigmoid twice), a foreground that weighs too much or too little background to learn from lead there.")},
    texts::Entry{"run.predicts_everything.evidence", GG_TEXT("catalogue", "sensitivity {sensitivity}, specificity {specificity}, predicted foreground {predicted} of {true}")},
    texts::Entry{"run.predicts_everything.evidence.boxes", GG_TEXT("catalogue", "{predicted} boxes a picture, of {true} that are there")},
    texts::Entry{"run.predicts_everything.action", GG_TEXT("catalogue", "Check that the loss fits the output (one sigmoid only) and that masks are not inverted.")},
    texts::Entry{"run.predicts_everything.action.boxes", GG_TEXT("catalogue", "Give the background more weight: hard negatives 3:1, or a lower weight of the objects' term.")},
    texts::Entry{"run.predicts_everything.threshold.sensitivity", GG_TEXT("catalogue", "sensitivity from which everything is found")},
    texts::Entry{"run.predicts_everything.threshold.specificity", GG_TEXT("catalogue", "specificity up to which no background is left")},
    texts::Entry{"run.predicts_everything.threshold.boxes", GG_TEXT("catalogue", "predicted boxes per true box")},
    texts::Entry{"run.predicts_everything.threshold.epochs", GG_TEXT("catalogue", "epochs in a row")},
};

constexpr std::array<std::string_view, 1> explained{"run.overfitting"};

constexpr Rule rule{.id = "run.predicts_everything",
                    .source = "seeds 000 and 001",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
