#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace gg::diagnosis {
namespace {

// Three signs, none of which counts for a run that has been good: a rate beyond all that optimisers are used with, a loss that explodes in the
// first steps and stays there, or one that swings from epoch to epoch and gets no lower.
constexpr std::array ruleThresholds{
    Threshold{.id = "adaptive", .value = 0.02, .lowest = 1e-6, .highest = 10},
    Threshold{.id = "sgd", .value = 0.5, .lowest = 1e-6, .highest = 100},
    Threshold{.id = "explosion", .value = 5, .lowest = 1.5, .highest = 1000},
    Threshold{.id = "swing", .value = 0.10, .lowest = 0.01, .highest = 10},
};
constexpr std::size_t fewestEpochs = 2;
constexpr std::size_t swingEpochs = 8;
constexpr double staysAbove = 0.5;  ///< share of its peak that a loss has not come back from
constexpr double swingFall = 0.10;  ///< fall of the second half against the first that is progress all the same

bool swings(const std::vector<double>& values, double swing)
{
    if (values.size() < swingEpochs || std::any_of(values.begin(), values.end(), [](double v) { return v <= 0; })) {
        return false;
    }
    std::vector<double> logs;
    std::transform(values.begin() + 2, values.end(), std::back_inserter(logs), [](double v) { return std::log(v); });
    const auto half = logs.begin() + static_cast<std::ptrdiff_t>(logs.size() / 2);
    const double fall = median(std::vector<double>(logs.begin(), half)) - median(std::vector<double>(half, logs.end()));
    return roughness(logs) > swing && fall < swingFall;
}

Verdict verdictOf(const char* variant, const NamedCurve& shown, std::size_t at, double from, double to)
{
    return {.severity = audit::Severity::Warning,
            .sinceEpoch = shown.curve.epochs[at],
            .sinceStep = shown.curve.steps[at],
            .values = {{"series", shown.name}, {"loss", changeText(from, to)}, {"epoch", epochText(shown.curve.epochs[at])}},
            .series = shown.series,
            .variant = variant};
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const NamedCurve loss = trainingLoss(run.history);
    const NamedCurve steps = stepLoss(run.history);
    if (loss.empty() && steps.empty()) {
        opinion.lacks("train/loss");
        return;
    }
    const Score score = validationScore(run.history);
    const auto rate = learningRateOf(run);
    std::optional<Verdict> verdict;
    const Explosion explosion = explosionOf(steps.curve, run.info.stepsPerEpoch);
    // A first batch without an object costs next to nothing: what has fallen far since is no explosion, whatever it began with.
    const bool stays = !explosion.over && explosion.latest > staysAbove * explosion.to;
    if (explosion.times >= limits["explosion"] && stays) {
        verdict = verdictOf("explosion", steps, explosion.peak, explosion.from, explosion.to);
    } else if (rate && loss.curve.size() >= fewestEpochs && rate->value >= limits[rate->kind == LearningRate::Kind::Adaptive ? "adaptive" : "sgd"]) {
        verdict = verdictOf("setting", loss, 0, loss.curve.values.front(), loss.curve.values.back());
    } else if (swings(loss.curve.values, limits["swing"])) {
        verdict = verdictOf("swing", loss, swingEpochs - 1, *std::max_element(loss.curve.values.end() - 4, loss.curve.values.end()),
                            *std::min_element(loss.curve.values.end() - 4, loss.curve.values.end()));
    }
    if (!verdict || score.hasBeenGood()) {
        return;
    }
    verdict->values["rate"] = rate ? scoreText(rate->value) : "–";
    verdict->values["score_name"] = score.empty() ? "–" : score.name;
    verdict->values["score"] = scoreText(score.best());
    opinion.say(std::move(*verdict));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.learning_rate_high.title", GG_TEXT("catalogue", "Learning rate too high")},
    texts::Entry{"run.learning_rate_high.message", GG_TEXT("catalogue", "The learning rate may be too high.")},
    texts::Entry{"run.learning_rate_high.message.setting", GG_TEXT("catalogue", "The learning rate of {rate} may be too high for this optimiser.")},
    texts::Entry{"run.learning_rate_high.message.explosion", GG_TEXT("catalogue", "The loss exploded in the first steps and has not come back: the learning rate of {rate} may be too high.")},
    texts::Entry{"run.learning_rate_high.message.swing", GG_TEXT("catalogue", "The training loss swings from epoch to epoch and gets no lower: the learning rate of {rate} may be too high.")},
    texts::Entry{"run.learning_rate_high.why", GG_TEXT("catalogue", "Steps that are too long jump across the valley of the loss. Means over an epoch hardly scatter in a healthy run, and rates of Adam above 0.02 and of SGD above 0.5 are hardly ever meant.")},
    texts::Entry{"run.learning_rate_high.evidence", GG_TEXT("catalogue", "learning rate {rate}, {series} {loss}, best {score_name} {score}")},
    texts::Entry{"run.learning_rate_high.action", GG_TEXT("catalogue", "Start again with a tenth of the learning rate.")},
    texts::Entry{"run.learning_rate_high.threshold.adaptive", GG_TEXT("catalogue", "learning rate of Adam and its kin from which it is too high")},
    texts::Entry{"run.learning_rate_high.threshold.sgd", GG_TEXT("catalogue", "learning rate of SGD from which it is too high")},
    texts::Entry{"run.learning_rate_high.threshold.explosion", GG_TEXT("catalogue", "times the first steps' loss that an explosion reaches")},
    texts::Entry{"run.learning_rate_high.threshold.swing", GG_TEXT("catalogue", "relative scatter of the training loss from epoch to epoch")},
};

constexpr std::array<std::string_view, 14> explained{
    "run.diverged",          "run.loss_spikes",     "run.loss_term_flat",      "run.foreground_collapse",  "run.foreground_underweighted",
    "run.update_ratio",      "run.dead_units",      "run.predicts_everything", "run.loss_output_mismatch", "run.loss_not_finite",
    "run.gradient_explodes", "run.loss_imbalance",  "run.detector_stage",      "run.objectness_sinks"};

constexpr Rule rule{.id = "run.learning_rate_high",
                    .source = "seed 000; AutoTrainer: oscillating loss",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
