#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>

namespace gg::diagnosis {
namespace {

constexpr std::size_t recovered = 3;  ///< finite values at the end from which it is over

struct Bad {
    std::string name;
    std::size_t index = 0;
    std::size_t last = 0;  ///< the last such value
    bool ofTraining = false;
    bool over = false;
    bool always = false;  ///< it never was finite
    Curve curve;

    double epoch() const { return curve.epochs[index]; }
    std::int64_t step() const { return curve.steps[index]; }
};

bool isLoss(const std::string& name)
{
    return (name.starts_with("train/") || name.starts_with("val/")) && name.find("loss") != std::string::npos;
}

/// The points of a validation loss that were validated: an epoch without validation is NaN in many tools' tables, and so are its scores.
Curve validated(const Curve& loss, const Curve& score)
{
    if (!score.empty()) {
        Curve both = loss;
        Curve scored = score;
        keepCommon(both, scored);
        return both;
    }
    std::size_t gaps = 0;
    for (std::size_t i = 1; i < loss.size(); ++i) {
        gaps += !std::isfinite(loss.values[i]) && std::isfinite(loss.values[i - 1]) ? 1 : 0;
    }
    return gaps > 1 ? Curve() : loss;
}

std::optional<Bad> firstBad(const std::string& name, Curve curve)
{
    const auto bad = [](double v) { return !std::isfinite(v); };
    const auto first = std::find_if(curve.values.begin(), curve.values.end(), bad);
    if (first == curve.values.end()) {
        return std::nullopt;
    }
    const auto last = std::find_if(curve.values.rbegin(), curve.values.rend(), bad);
    const auto after = static_cast<std::size_t>(last - curve.values.rbegin());
    return Bad{.name = name,
               .index = static_cast<std::size_t>(first - curve.values.begin()),
               .last = curve.size() - 1 - after,
               .ofTraining = name.starts_with("train/"),
               .over = after >= std::min(recovered, curve.size()),
               .always = std::all_of(curve.values.begin(), curve.values.end(), bad),
               .curve = std::move(curve)};
}

/// The earliest place; at one place the finer series, and the training before the validation.
bool earlier(const Bad& a, const Bad& b)
{
    const auto rank = [](const Bad& bad) { return std::tuple(!bad.ofTraining, bad.step(), !bad.name.ends_with("/step"), bad.name.size(), bad.name); };
    return rank(a) < rank(b);
}

Verdict verdictOf(const Bad& first, const std::vector<Bad>& all, const RunView& run)
{
    const bool over = std::all_of(all.begin(), all.end(), [&](const Bad& bad) { return bad.over || bad.ofTraining != first.ofTraining; });
    const double value = first.curve.values[first.index];
    // Half precision that overflowed in the validation of an untrained network has done no harm.
    const audit::Severity passed = first.ofTraining ? audit::Severity::Warning : audit::Severity::Info;
    const audit::Severity staying = first.ofTraining ? audit::Severity::Error : audit::Severity::Warning;
    Verdict verdict{.severity = over ? passed : staying,
                    .sinceEpoch = first.epoch(),
                    .sinceStep = first.step(),
                    .over = over,
                    .values = {{"series", first.name},
                               {"value", std::isnan(value) ? "NaN" : "infinite"},
                               {"step", std::to_string(first.step())},
                               {"epoch", epochText(first.epoch())},
                               {"last", std::to_string(first.curve.steps[first.last])},
                               {"before", first.index == 0 ? std::string("–") : scoreText(first.curve.values[first.index - 1])}},
                    .series = {first.name},
                    .variant = first.ofTraining ? "" : "val"};
    for (const Bad& bad : all) {
        if (bad.name != first.name && bad.ofTraining == first.ofTraining) {
            verdict.series.push_back(bad.name);
        }
    }
    if (first.epoch() > 0) {
        verdict.epochs = {static_cast<int>(std::ceil(first.epoch() - 1e-6))};
    }
    if (first.ofTraining && !over) {
        verdict.images = run.history.notFiniteBatch();
    }
    for (const BatchFacts& batch : run.facts.batches) {
        if (batch.step == first.step() && first.ofTraining) {
            verdict.images = verdict.images.empty() ? batch.images : verdict.images;
            verdict.files = {batch.picture};
        }
    }
    return verdict;
}

void judge(const RunView& run, const Limits&, Opinion& opinion)
{
    const Score score = validationScore(run.history);
    std::vector<Bad> all;
    bool known = false;
    bool anyFinite = false;
    for (const auto& [name, series] : run.history.series()) {
        if (!isLoss(name)) {
            continue;
        }
        known = true;
        const Curve curve = curveOf(run.history, name);
        auto bad = firstBad(name, name.starts_with("train/") ? curve : validated(curve, score.curve));
        anyFinite = anyFinite || (name.starts_with("train/") && !bad);
        if (bad) {
            all.push_back(std::move(*bad));
        }
    }
    if (!known) {
        opinion.lacks("train/loss");
    }
    // A term that never was a number while the training works is one that this task does not have.
    std::erase_if(all, [&](const Bad& bad) { return bad.always && anyFinite && score.hasBeenGood(); });
    const auto first = std::min_element(all.begin(), all.end(), earlier);
    if (first != all.end()) {
        opinion.say(verdictOf(*first, all, run));
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.loss_not_finite.title",
                 GG_TEXT("catalogue", "Loss is not a number")},
    texts::Entry{"run.loss_not_finite.message",
                 GG_TEXT("catalogue", "{series} became {value} at step {step}.")},
    texts::Entry{"run.loss_not_finite.message_over",
                 GG_TEXT("catalogue", "{series} was {value} at step {step} and is finite again.")},
    texts::Entry{"run.loss_not_finite.message.val",
                 GG_TEXT("catalogue", "{series} became {value} at epoch {epoch}, while the training loss is finite.")},
    texts::Entry{"run.loss_not_finite.message_over.val",
                 GG_TEXT("catalogue", "{series} was {value} at epoch {epoch}, while the training loss was finite; it is a number again.")},
    texts::Entry{"run.loss_not_finite.why",
                 GG_TEXT("catalogue", "One such step is enough to make every weight NaN: nothing that comes after it can be used. In the validation alone it is mostly an overflow of half precision, and the weights are sound.")},
    texts::Entry{"run.loss_not_finite.evidence",
                 GG_TEXT("catalogue", "{series} {before} before step {step}, then {value}")},
    texts::Entry{"run.loss_not_finite.action",
                 GG_TEXT("catalogue", "Resume from the last good checkpoint with a tenth of the learning rate; if it comes back, audit the images of that step.")},
    texts::Entry{"run.loss_not_finite.action.val",
                 GG_TEXT("catalogue", "Lower the learning rate of the warm-up, or validate in full precision.")},
};

// A network full of NaN predicts background as well, and its scores mean nothing.
constexpr std::array<std::string_view, 8> explained{"run.foreground_collapse", "run.foreground_underweighted", "run.overfitting", "run.failed",
                                                    "run.diverged",            "run.loss_spikes",              "run.loss_term_flat", "run.objectness_sinks"};

constexpr Rule rule{
    .id = "run.loss_not_finite", .source = "PyTorch and SageMaker Debugger: exploding tensors", .texts = ruleTexts, .explains = explained, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
