#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace gg::diagnosis {
namespace {

// Said only when all agree, over means of three epochs: the score was best some time ago, it ended clearly lower (by more than its own noise)
// and has stayed there, the training loss went on falling, and a validation loss rose, the classes' own not counted.
constexpr std::array ruleThresholds{
    Threshold{.id = "fall", .value = 0.05, .lowest = 0.01, .highest = 0.9},
    Threshold{.id = "epochs", .value = 8, .lowest = 4, .highest = 1000, .unit = "epochs"},
};
constexpr std::size_t span = 3;
constexpr double trainFall = 0.02;
constexpr double lossRise = 0.03;
constexpr double lossAloneRise = 0.2;
constexpr double lossBesideScoreRise = 0.3;
constexpr double trainFallBesideScore = 0.2;  ///< what is learned by heart goes on being learned
constexpr double worthShare = 0.3;  ///< of a good score: a network that never was any good has nothing to lose
constexpr double lostShare = 0.5;   ///< of its best: what is learned by heart erodes a score; below, something broke
constexpr double noises = 3;  ///< of a mean of `span` values

struct Change {
    const char* name = nullptr;
    double from = 0;
    double to = 0;
};

Change changeOf(const char* name, const Curve& curve, std::int64_t fromStep)
{
    const auto means = trailingMeans(curve.values, span);
    const auto at = std::lower_bound(curve.steps.begin(), curve.steps.end(), fromStep) - curve.steps.begin();
    const auto from = std::min(static_cast<std::size_t>(at), means.size() - 1);
    return {.name = name, .from = means[from], .to = means.back()};
}

/// The validation loss that rose most, in shares, beside the class loss; nullopt where none was logged.
std::optional<Change> risenLoss(const runs::RunHistory& history, std::int64_t fromStep)
{
    std::optional<Change> most;
    for (const char* name : {"val/loss", "val/box_loss", "val/object_loss", "val/dfl_loss", "val/segmentation_loss"}) {
        const Curve curve = finite(curveOf(history, name));
        if (curve.size() < span) {
            continue;
        }
        const Change change = changeOf(name, curve, fromStep);
        if (!most || change.to / change.from > most->to / most->from) {
            most = change;
        }
    }
    return most;
}

/// The score has not risen by more than its scatter since. A loss that rises under a score that rises is that of a network that grows surer.
bool noBetterSince(const Curve& score, std::int64_t step)
{
    if (score.size() < 2 * span) {
        return score.empty();
    }
    const Change change = changeOf("", score, step);
    return change.to <= change.from + noise(score.values) / std::sqrt(static_cast<double>(span));
}

/// By the losses, where the score does not contradict them: the validation loss has risen by a good part of its lowest level while the training loss
/// fell on. A smaller rise is none: a network that grows surer has a higher loss with the same answers.
void judgeLosses(const RunView& run, const Curve& score, const Limits& limits, Opinion& opinion)
{
    const Curve validated = finite(curveOf(run.history, "val/loss"));
    const Curve train = trainingLoss(run.history).curve;
    if (static_cast<double>(validated.size()) < limits["epochs"] || validated.size() < 2 * span || train.size() < span) {
        return;
    }
    const auto means = trailingMeans(validated.values, span);
    const std::size_t best = span - 1 + bestIndex(std::span(means).subspan(span - 1), false);
    const double rise = score.empty() ? lossAloneRise : lossBesideScoreRise;
    const double margin = std::max(rise * std::abs(means[best]), noises * noise(validated.values) / std::sqrt(static_cast<double>(span)));
    const bool stayedHigh = validated.size() - best > span && noBetterSince(score, validated.steps[best])
                            && std::all_of(means.end() - static_cast<std::ptrdiff_t>(span), means.end(), [&](double mean) { return mean >= means[best] + margin; });
    const Change trained = changeOf("train/loss", train, validated.steps[best]);
    const double fall = score.empty() ? trainFall : trainFallBesideScore;
    if (!stayedHigh || !(trained.to < trained.from - fall * std::abs(trained.from))) {
        return;
    }
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = validated.epochs[best],
                 .sinceStep = validated.steps[best],
                 .values = {{"train_loss", changeText(trained.from, trained.to)},
                            {"val_loss", changeText(means[best], means.back())},
                            {"best_epoch", epochText(validated.epochs[best])}},
                 .series = {"val/loss", "train/loss"},
                 .variant = "losses"});
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    Curve score;
    const char* scoreName = nullptr;
    for (const char* name : {"val/map50_95", "val/map50", "val/dice", "val/iou", "val/accuracy"}) {
        score = finite(curveOf(run.history, name));
        if (!score.empty()) {
            scoreName = name;
            break;
        }
    }
    const NamedCurve loss = trainingLoss(run.history);
    const Curve& train = loss.curve;
    const bool byLosses = !run.detector() && run.history.find("val/loss") != nullptr && train.size() >= span;
    if (score.empty() && byLosses) {
        judgeLosses(run, score, limits, opinion);
        return;
    }
    if (score.empty() || train.size() < span) {
        opinion.lacks(score.empty() ? "val/map50_95" : "train/loss");
        return;
    }
    if (static_cast<double>(score.size()) < limits["epochs"]) {
        return;
    }
    const auto means = trailingMeans(score.values, span);
    const std::size_t best = span - 1 + bestIndex(std::span(means).subspan(span - 1), true);
    const double bestMean = means[best];
    const double margin = std::max(limits["fall"] * bestMean, noises * noise(score.values) / std::sqrt(static_cast<double>(span)));
    const bool stayedLow = score.size() - best > span
                           && std::all_of(means.end() - static_cast<std::ptrdiff_t>(span), means.end(), [&](double mean) { return mean <= bestMean - margin; });
    if (!stayedLow && byLosses) {
        judgeLosses(run, score, limits, opinion);
        return;
    }
    if (!stayedLow || best < span || means.back() < lostShare * bestMean || bestMean < worthShare * std::min(1.0, validationScore(run.history).good)) {
        return;
    }
    const auto peak = static_cast<std::size_t>(
        std::max_element(score.values.begin() + static_cast<std::ptrdiff_t>(best + 1 - span), score.values.begin() + static_cast<std::ptrdiff_t>(best + 1))
        - score.values.begin());
    const Change trained = changeOf("train/loss", train, score.steps[best]);
    const auto risen = risenLoss(run.history, score.steps[best]);
    if (!(trained.to < (1 - trainFall) * trained.from) || (risen && !(risen->to > (1 + lossRise) * risen->from))) {
        return;
    }
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = score.epochs[peak],
                 .sinceStep = score.steps[peak],
                 .values = {{"score_name", scoreName},
                            {"score", changeText(bestMean, means.back())},
                            {"train_loss", changeText(trained.from, trained.to)},
                            {"val_name", risen ? risen->name : "val/loss"},
                            {"val_loss", risen ? changeText(risen->from, risen->to) : "–"},
                            {"best_epoch", epochText(score.epochs[peak])}},
                 .series = {scoreName, loss.series.front(), risen ? risen->name : "val/loss"},
                 .epochs = {static_cast<int>(std::lround(score.epochs[peak])), static_cast<int>(std::lround(score.epochs.back()))}});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.overfitting.title",
                 GG_TEXT("catalogue", "Overfitting")},
    texts::Entry{"run.overfitting.message",
                 GG_TEXT("catalogue", "The network may be learning the training images by heart: it was best on the validation images at epoch {best_epoch}.")},
    texts::Entry{"run.overfitting.why",
                 GG_TEXT("catalogue", "The training loss goes on falling while the score on the validation images falls: what is learned no longer carries over. A validation loss of classes that rises by itself is normal for detectors and does not count.")},
    texts::Entry{"run.overfitting.evidence",
                 GG_TEXT("catalogue", "{score_name} {score}, {val_name} {val_loss}, training loss {train_loss}")},
    texts::Entry{"run.overfitting.action",
                 GG_TEXT("catalogue", "Use the checkpoint of epoch {best_epoch}, and stop early next time (patience).")},
    texts::Entry{"run.overfitting.evidence.losses", GG_TEXT("catalogue", "val/loss {val_loss}, training loss {train_loss}")},
    texts::Entry{"run.overfitting.threshold.fall", GG_TEXT("catalogue", "share by which the score ends below its best")},
    texts::Entry{"run.overfitting.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
};

constexpr Rule rule{.id = "run.overfitting", .source = "seeds 000 and 001", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
