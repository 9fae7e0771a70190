#include "core/diagnosis/foreground_points.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

namespace gg::diagnosis {
namespace {

// A cross-entropy that stands still at a number which tells how it was computed:
//   sigmoid twice      probabilities lie in [0.5, 0.731]: the loss of f foreground is no less than f · 0.313 + (1 − f) · ln 2, and ln 2 where nothing is learned
//   softmax twice      of K classes no less than ln(1 + (K − 1) / e), and ln K where nothing is learned
//   logits as probabilities   what lies outside [0, 1] is clipped: the loss is f or 1 − f times the logarithm that the clipping allows
// and one that contradicts the predictions, which are made with the right sigmoid:
//   sigmoid twice      most pixels are right, epoch after epoch, at a loss that never gets below that floor
//   logits as probabilities   less than ln 2 is paid for each wrong pixel, where a probability on the wrong side of 0.5 costs more
constexpr std::array ruleThresholds{
    Threshold{.id = "still", .value = 0.03, .lowest = 0.001, .highest = 1},
    Threshold{.id = "near", .value = 0.03, .lowest = 0.001, .highest = 0.2},
    Threshold{.id = "epochs", .value = 4, .lowest = 3, .highest = 1000, .unit = "epochs"},
};
constexpr double ln2 = std::numbers::ln2;
constexpr double leastForegroundLoss = 0.3133;  ///< −ln sigmoid(1)
constexpr double chance = 0.1;        ///< Youden's J up to which a network knows nothing
constexpr double knowing = 0.3;       ///< Youden's J of a network that cannot be as unsure as the floor says, for so many epochs
constexpr double paid = 0.9;          ///< of the least that the wrong pixels cost
constexpr std::size_t unpaidEpochs = 2;  ///< it is arithmetic, but for means over batches of different size
constexpr std::size_t stillFor = 8;   ///< epochs, where the scores do not say that it is chance
// −ln of what probabilities are clipped to: Keras (1e-7, and 1 − 1e-7 in single precision), PyTorch (logarithm at least −100).
constexpr std::array clippedTo{15.942, 16.118, 100.0};

struct Plateau {
    double level = 0;
    double first = 0;
    std::size_t since = 0;
};

/// Where the last `epochs` values differ by no more than a share of their median.
std::optional<Plateau> plateauOf(const std::vector<double>& values, std::size_t epochs, double still)
{
    // The first epoch's mean holds the fall from what random weights say.
    if (values.size() < epochs + 1) {
        return std::nullopt;
    }
    const auto begin = values.end() - static_cast<std::ptrdiff_t>(epochs);
    const auto [lowest, highest] = std::minmax_element(begin, values.end());
    const double level = median(std::vector<double>(begin, values.end()));
    if (level <= 0 || (*highest - *lowest) > still * level) {
        return std::nullopt;
    }
    std::size_t since = values.size() - epochs;
    while (since > 0 && std::abs(values[since - 1] - level) <= still * level) {
        --since;
    }
    return Plateau{.level = level, .first = values.front(), .since = since};
}

/// Whether the network knows nothing, where its scores tell.
std::optional<bool> knowsNothing(const RunView& run)
{
    const auto points = foregroundPoints(run.history, "val", run.info.valForeground);
    if (points.empty() || !points.back().skill()) {
        return std::nullopt;
    }
    return std::abs(*points.back().skill()) < chance;
}

std::optional<double> shareOfForeground(const RunView& run)
{
    const Curve logged = finite(curveOf(run.history, "val/true_foreground"));
    if (!logged.empty()) {
        return logged.values.back();
    }
    const double known = run.info.trainForeground >= 0 ? run.info.trainForeground : run.info.valForeground;
    return known >= 0 ? std::optional(known) : std::nullopt;
}

struct Kind {
    const char* variant = "";
    double expected = 0;
};

/// Of two classes, foreground and background.
std::optional<Kind> binaryKind(double level, std::optional<double> share, double near)
{
    const double f = share.value_or(0.5);
    const double floor = f * leastForegroundLoss + (1 - f) * ln2;
    if (level >= (1 - near) * (share ? floor : 0.62) && level <= (1 + near) * ln2) {
        return Kind{.variant = "", .expected = share ? floor : ln2};
    }
    for (const double part : {f, 1 - f}) {
        for (const double clipped : clippedTo) {
            if (share && part > 0.01 && std::abs(level - part * clipped) <= near * part * clipped) {
                return Kind{.variant = "logits", .expected = part * clipped};
            }
        }
    }
    return std::nullopt;
}

std::optional<Kind> classesKind(double level, std::size_t classes, double near)
{
    const auto k = static_cast<double>(classes);
    for (const double expected : {std::log(k), std::log(1 + (k - 1) / std::numbers::e)}) {
        if (std::abs(level - expected) <= near * expected) {
            return Kind{.variant = "classes", .expected = expected};
        }
    }
    return std::nullopt;
}

/// A loss that is said to be plain binary cross-entropy: weights, and terms beside it, would move both bounds.
bool plainCrossEntropy(const RunView& run)
{
    const std::string loss = run.setting("loss").value_or(run.setting("loss.name").value_or(""));
    return loss == "bce" && run.info.classes.size() <= 2;
}

/// What one epoch of validation says of loss and predictions.
struct Bounds {
    double floor = 0;  ///< a sigmoid that is applied twice gets no lower
    double least = 0;  ///< the wrong pixels cost no less
    double skill = 0;
};

std::optional<Bounds> boundsOf(const ForegroundPoint& point)
{
    if (!point.truth || !point.skill()) {
        return std::nullopt;
    }
    const double wrong = *point.truth * (1 - point.sensitivity) + (1 - *point.truth) * (1 - *point.specificity);
    return Bounds{.floor = *point.truth * leastForegroundLoss + (1 - *point.truth) * ln2, .least = ln2 * wrong, .skill = *point.skill()};
}

struct Contradiction {
    Kind kind;
    ForegroundPoint since;
    ForegroundPoint last;
};

/// Where loss and predictions of the latest epochs cannot both be of one output.
std::optional<Contradiction> contradictionOf(const RunView& run, std::size_t epochs)
{
    const auto points = foregroundPoints(run.history, "val", run.info.valForeground);
    const auto firstOf = [&](auto holds) {
        std::size_t first = points.size();
        while (first > 0) {
            const ForegroundPoint& point = points[first - 1];
            const auto bounds = boundsOf(point);
            if (!bounds || !point.loss || !holds(*bounds, *point.loss)) {
                break;
            }
            --first;
        }
        return first;
    };
    const std::size_t above = firstOf([](const Bounds& bounds, double loss) { return loss >= bounds.floor && bounds.skill >= knowing; });
    const std::size_t below = firstOf([](const Bounds& bounds, double loss) { return loss < paid * bounds.least; });
    if (points.size() - above >= epochs) {
        return Contradiction{.kind = {.variant = "floor", .expected = boundsOf(points.back())->floor}, .since = points[above], .last = points.back()};
    }
    if (points.size() - below >= unpaidEpochs) {
        return Contradiction{.kind = {.variant = "unpaid", .expected = boundsOf(points.back())->least}, .since = points[below], .last = points.back()};
    }
    return std::nullopt;
}

bool saidContradiction(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const auto found = plainCrossEntropy(run) ? contradictionOf(run, static_cast<std::size_t>(limits["epochs"])) : std::nullopt;
    if (!found) {
        return false;
    }
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = found->since.epoch,
                 .sinceStep = found->since.step,
                 .values = {{"series", "val/loss"}, {"loss", scoreText(*found->last.loss)}, {"expected", scoreText(found->kind.expected)}},
                 .series = {"val/loss", "val/sensitivity", "val/specificity"},
                 .variant = found->kind.variant});
    return true;
}

bool crossEntropy(const RunView& run)
{
    const std::string loss = run.setting("loss").value_or(run.setting("loss.name").value_or("bce"));
    return loss.find("bce") != std::string::npos && loss.find("dice") == std::string::npos;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const NamedCurve loss = trainingLoss(run.history);
    if (loss.empty()) {
        opinion.lacks("train/loss");
        return;
    }
    if (run.detector() || loss.series.size() > 1 || !crossEntropy(run)) {
        return;
    }
    if (saidContradiction(run, limits, opinion) || validationScore(run.history).hasBeenGood()) {
        return;
    }
    const auto nothing = knowsNothing(run);
    const auto epochs = nothing.value_or(false) ? static_cast<std::size_t>(limits["epochs"]) : stillFor;
    const auto plateau = plateauOf(loss.curve.values, epochs, limits["still"]);
    if (!plateau) {
        return;
    }
    const std::size_t classes = run.info.classes.size();
    const auto kind = classes > 2 ? classesKind(plateau->level, classes, limits["near"]) : binaryKind(plateau->level, shareOfForeground(run), limits["near"]);
    if (!kind) {
        return;
    }
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = loss.curve.epochs[plateau->since],
                 .sinceStep = loss.curve.steps[plateau->since],
                 .values = {{"series", loss.name},
                            {"loss", changeText(plateau->first, plateau->level)},
                            {"expected", scoreText(kind->expected)},
                            {"epoch", epochText(loss.curve.epochs[plateau->since])}},
                 .series = loss.series,
                 .variant = kind->variant});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.loss_output_mismatch.title", GG_TEXT("catalogue", "Loss does not fit the output")},
    texts::Entry{"run.loss_output_mismatch.message", GG_TEXT("catalogue", "The loss stands still near ln 2 since epoch {epoch}, as where a sigmoid is applied twice: loss and output may not fit each other.")},
    texts::Entry{"run.loss_output_mismatch.message.logits", GG_TEXT("catalogue", "The loss stands still at what clipped probabilities cost since epoch {epoch}: logits may be taken for probabilities.")},
    texts::Entry{"run.loss_output_mismatch.message.classes", GG_TEXT("catalogue", "The loss stands still at what guessing between the classes costs since epoch {epoch}: a softmax may be applied twice.")},
    texts::Entry{"run.loss_output_mismatch.message.floor", GG_TEXT("catalogue", "Most pixels are right, and the loss stays above what a sigmoid that is applied twice cannot get below: loss and output may not fit each other.")},
    texts::Entry{"run.loss_output_mismatch.message.unpaid", GG_TEXT("catalogue", "The loss is lower than so many wrong pixels can cost: it may take logits for probabilities, and the predictions are not those that it teaches.")},
    texts::Entry{"run.loss_output_mismatch.why", GG_TEXT("catalogue", "A loss that expects logits and is given probabilities sees hardly any difference between them and passes on hardly any gradient. Training looks normal, and the predictions stay near uniform.")},
    texts::Entry{"run.loss_output_mismatch.evidence", GG_TEXT("catalogue", "{series} {loss}, where a mismatch ends at {expected}")},
    texts::Entry{"run.loss_output_mismatch.evidence.floor", GG_TEXT("catalogue", "{series} {loss}, never below {expected}, with most of the foreground found")},
    texts::Entry{"run.loss_output_mismatch.evidence.unpaid", GG_TEXT("catalogue", "{series} {loss}, where the wrong pixels alone cost {expected} or more")},
    texts::Entry{"run.loss_output_mismatch.action", GG_TEXT("catalogue", "Give a loss that expects logits the output before its sigmoid or softmax, and the other way round.")},
    texts::Entry{"run.loss_output_mismatch.threshold.still", GG_TEXT("catalogue", "range of the loss, as a share of it, that counts as standing still")},
    texts::Entry{"run.loss_output_mismatch.threshold.near", GG_TEXT("catalogue", "relative distance from the number that tells")},
    texts::Entry{"run.loss_output_mismatch.threshold.epochs", GG_TEXT("catalogue", "epochs in a row, where the scores are at chance")},
};

constexpr std::array<std::string_view, 6> explained{"run.predicts_everything", "run.foreground_collapse", "run.foreground_underweighted",
                                                    "run.loss_term_flat",      "run.gradient_vanishes",   "run.stopped_early"};

constexpr Rule rule{.id = "run.loss_output_mismatch",
                    .source = "seed 000",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
