#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace gg::diagnosis {
namespace {

// The stages of a failing detector: large boxes anywhere, then none; and many small ones that are wrong, while classes are not learned. That the
// validation turns in the last stage is overfitting, and that rule's.
constexpr std::array ruleThresholds{
    Threshold{.id = "large", .value = 1.3, .lowest = 1, .highest = 100},
    Threshold{.id = "small", .value = 0.6, .lowest = 0.01, .highest = 1},
    Threshold{.id = "boxes", .value = 3, .lowest = 1, .highest = 1e6},
    Threshold{.id = "silent", .value = 0.05, .lowest = 0, .highest = 1},
    Threshold{.id = "epochs", .value = 3, .lowest = 2, .highest = 1000, .unit = "epochs"},
};
constexpr std::size_t silentFromTheStart = 10;  ///< epochs without a box that a network may need to find its first
constexpr std::size_t stagnationEpochs = 5;
constexpr double stagnation = 0.02;  ///< fall of the class loss over them that is none

struct Boxes {
    Curve predicted;
    Curve truths;
    Curve side;      ///< of predicted boxes; NaN where there are none
    Curve trueSide;

    std::size_t size() const { return predicted.size(); }
    double times(std::size_t i) const { return truths.values[i] > 0 ? predicted.values[i] / truths.values[i] : 0; }
    double sides(std::size_t i) const { return trueSide.values[i] > 0 ? side.values[i] / trueSide.values[i] : std::nan(""); }
};

std::optional<Boxes> boxesOf(const runs::RunHistory& history)
{
    Boxes boxes{.predicted = curveOf(history, "val/predicted_boxes"),
                .truths = curveOf(history, "val/true_boxes"),
                .side = curveOf(history, "signals/predicted_side"),
                .trueSide = curveOf(history, "signals/true_side")};
    for (Curve* other : {&boxes.truths, &boxes.side, &boxes.trueSide}) {
        keepCommon(boxes.predicted, *other);
    }
    for (Curve* other : {&boxes.truths, &boxes.side, &boxes.trueSide}) {
        keepCommon(*other, boxes.predicted);
    }
    return boxes.predicted.empty() ? std::nullopt : std::optional(std::move(boxes));
}

/// How many of the last epochs something holds for.
template <typename Holds>
std::size_t lately(std::size_t size, Holds holds)
{
    std::size_t count = 0;
    while (count < size && holds(size - 1 - count)) {
        ++count;
    }
    return count;
}

bool stagnates(const runs::RunHistory& history)
{
    const Curve loss = epochCurve(history, "train/class_loss");
    if (loss.size() <= stagnationEpochs) {
        return false;
    }
    const double before = loss.values[loss.size() - 1 - stagnationEpochs];
    return before > 0 && *std::min_element(loss.values.end() - stagnationEpochs, loss.values.end()) > (1 - stagnation) * before;
}

struct Stage {
    const char* variant = nullptr;
    std::size_t since = 0;
};

std::optional<Stage> stageOf(const Boxes& boxes, const RunView& run, const Limits& limits)
{
    const auto needed = static_cast<std::size_t>(limits["epochs"]);
    const std::size_t silent = lately(boxes.size(), [&](std::size_t i) { return boxes.times(i) < limits["silent"]; });
    if (silent >= needed) {
        bool large = false;
        for (std::size_t i = 0; i + silent < boxes.size(); ++i) {
            large = large || (boxes.times(i) >= 1 && boxes.sides(i) >= limits["large"]);
        }
        if (large || silent >= silentFromTheStart) {
            return Stage{.variant = large ? "early" : "silent", .since = boxes.size() - silent};
        }
    }
    const std::size_t small = lately(boxes.size(), [&](std::size_t i) { return boxes.times(i) >= limits["boxes"] && boxes.sides(i) <= limits["small"]; });
    if (small >= needed && stagnates(run.history)) {
        return Stage{.variant = "middle", .since = boxes.size() - small};
    }
    return std::nullopt;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const auto boxes = boxesOf(run.history);
    if (!boxes) {
        opinion.lacks("signals/predicted_side");
        return;
    }
    const Score score = validationScore(run.history);
    const auto stage = score.best() >= score.good / 2 ? std::nullopt : stageOf(*boxes, run, limits);
    if (!stage) {
        return;
    }
    const std::size_t last = boxes->size() - 1;
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = boxes->predicted.epochs[stage->since],
                 .sinceStep = boxes->predicted.steps[stage->since],
                 .values = {{"predicted", scoreText(boxes->predicted.values[last])},
                            {"true", scoreText(boxes->truths.values[last])},
                            {"side", shareText(boxes->side.values[last])},
                            {"true_side", shareText(boxes->trueSide.values[last])},
                            {"score_name", score.empty() ? "–" : score.name},
                            {"score", scoreText(score.best())},
                            {"epoch", epochText(boxes->predicted.epochs[stage->since])}},
                 .series = {"val/predicted_boxes", "val/true_boxes", "signals/predicted_side", "signals/true_side", "train/class_loss"},
                 .variant = stage->variant});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.detector_stage.title", GG_TEXT("catalogue", "Detector stuck in a stage of its training")},
    texts::Entry{"run.detector_stage.message", GG_TEXT("catalogue", "The detector does not get beyond a stage of its training since epoch {epoch}.")},
    texts::Entry{"run.detector_stage.message.early", GG_TEXT("catalogue", "The detector drew large boxes anywhere and then fell silent, since epoch {epoch}: it may have learned that not predicting costs least.")},
    texts::Entry{"run.detector_stage.message.silent", GG_TEXT("catalogue", "The detector draws hardly any box, since epoch {epoch}.")},
    texts::Entry{"run.detector_stage.message.middle", GG_TEXT("catalogue", "The detector draws many small boxes that are wrong, and its class loss stagnates, since epoch {epoch}.")},
    texts::Entry{"run.detector_stage.why", GG_TEXT("catalogue", "Background dominates what a detector learns from. First it pays to draw nothing, then to draw small boxes everywhere, some of which overlap an object; classes that weigh too little leave it there.")},
    texts::Entry{"run.detector_stage.evidence", GG_TEXT("catalogue", "{predicted} boxes a picture of {true}, sides of {side} of the picture against {true_side}, best {score_name} {score}")},
    texts::Entry{"run.detector_stage.action", GG_TEXT("catalogue", "Start from pretrained weights, with a warm-up.")},
    texts::Entry{"run.detector_stage.action.early", GG_TEXT("catalogue", "Start with a warm-up and a higher weight of the class loss.")},
    texts::Entry{"run.detector_stage.action.middle", GG_TEXT("catalogue", "Learn from hard negatives, three for each object, and raise the weight of the class loss.")},
    texts::Entry{"run.detector_stage.threshold.large", GG_TEXT("catalogue", "times the side of the true boxes that large ones have")},
    texts::Entry{"run.detector_stage.threshold.small", GG_TEXT("catalogue", "share of the side of the true boxes that small ones have")},
    texts::Entry{"run.detector_stage.threshold.boxes", GG_TEXT("catalogue", "predicted boxes per true box that are many")},
    texts::Entry{"run.detector_stage.threshold.silent", GG_TEXT("catalogue", "predicted boxes per true box that are hardly any")},
    texts::Entry{"run.detector_stage.threshold.epochs", GG_TEXT("catalogue", "epochs in a row")},
};

constexpr Rule rule{.id = "run.detector_stage",
                    .source = "seed 001",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
