#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::diagnosis {
namespace {

// The loss hardly moves, and either the rate is one that hardly moves anything, or the updates themselves are seen to be that small. A loss that is
// flat at a usual rate has other causes.
constexpr std::array ruleThresholds{
    Threshold{.id = "adaptive", .value = 5e-5, .lowest = 0, .highest = 1},
    Threshold{.id = "sgd", .value = 5e-4, .lowest = 0, .highest = 1},
    Threshold{.id = "update", .value = 3e-6, .lowest = 0, .highest = 1},
    Threshold{.id = "fall", .value = 0.05, .lowest = 0, .highest = 1},
    Threshold{.id = "epochs", .value = 4, .lowest = 3, .highest = 1000, .unit = "epochs"},
};
constexpr std::size_t window = 5;   ///< last epochs over which the fall is measured
constexpr std::size_t skipped = 1;  ///< in the first, biases may learn at a rate of their own

/// The largest of the parts' update ratios over their last epochs; NaN where none was logged.
double largestUpdate(const runs::RunHistory& history)
{
    double largest = std::nan("");
    for (const NamedCurve& part : partsOf(history, "update")) {
        const auto& values = part.curve.values;
        const double now = median(std::vector<double>(values.end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, values.size())), values.end()));
        largest = std::isnan(largest) ? now : std::max(largest, now);
    }
    return largest;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const NamedCurve loss = trainingLoss(run.history);
    const auto rate = learningRateOf(run);
    const double update = largestUpdate(run.history);
    if (loss.empty() || (!rate && std::isnan(update))) {
        opinion.lacks(loss.empty() ? "train/loss" : "train/lr");
        return;
    }
    const auto& values = loss.curve.values;
    const double first = values.front();
    if (static_cast<double>(values.size()) < limits["epochs"] || first <= 0 || validationScore(run.history).hasBeenGood()) {
        return;
    }
    const bool smallRate = rate && rate->value > 0 && rate->value <= limits[rate->kind == LearningRate::Kind::Sgd ? "sgd" : "adaptive"];
    const bool smallUpdates = update > 0 && update <= limits["update"];
    const auto from = values.begin() + static_cast<std::ptrdiff_t>(std::max(skipped, values.size() - std::min(window, values.size())));
    const double fall = (*from - *std::min_element(from, values.end())) / first;
    if ((!smallRate && !smallUpdates) || fall >= limits["fall"]) {
        return;
    }
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = loss.curve.epochs.front(),
                 .sinceStep = loss.curve.steps.front(),
                 .values = {{"rate", rate ? scoreText(rate->value) : "–"},
                            {"series", loss.name},
                            {"loss", changeText(first, values.back())},
                            {"epochs", std::to_string(values.size())},
                            {"update", scoreText(update)}},
                 .series = loss.series});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.learning_rate_low.title", GG_TEXT("catalogue", "Learning rate too low")},
    texts::Entry{"run.learning_rate_low.message", GG_TEXT("catalogue", "The training loss hardly moves: the learning rate of {rate} may be too low.")},
    texts::Entry{"run.learning_rate_low.why", GG_TEXT("catalogue", "A network is far from its best at the beginning and its loss should fall fast. Steps that are thousands of times smaller than the weights do not get it anywhere.")},
    texts::Entry{"run.learning_rate_low.evidence", GG_TEXT("catalogue", "{series} {loss} in {epochs} epochs, learning rate {rate}, largest update {update} of the weights")},
    texts::Entry{"run.learning_rate_low.action", GG_TEXT("catalogue", "Start again with a hundred times the learning rate, or with the default of the recipe.")},
    texts::Entry{"run.learning_rate_low.threshold.adaptive", GG_TEXT("catalogue", "learning rate of Adam and its kin up to which it may be too low")},
    texts::Entry{"run.learning_rate_low.threshold.sgd", GG_TEXT("catalogue", "learning rate of SGD up to which it may be too low")},
    texts::Entry{"run.learning_rate_low.threshold.update", GG_TEXT("catalogue", "update as a share of the weights up to which it is too small")},
    texts::Entry{"run.learning_rate_low.threshold.fall", GG_TEXT("catalogue", "share of the first loss that five epochs have to gain")},
    texts::Entry{"run.learning_rate_low.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
};

constexpr std::array<std::string_view, 11> explained{"run.loss_imbalance", "run.detector_stage", "run.trained_too_long", "run.loss_term_flat",       "run.foreground_collapse", "run.foreground_underweighted", "run.update_ratio",
                                                    "run.loss_output_mismatch", "run.stopped_early",       "run.predicts_everything",      "run.objectness_sinks"};

constexpr Rule rule{.id = "run.learning_rate_low",
                    .source = "seed 002; AutoTrainer: slow convergence",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
