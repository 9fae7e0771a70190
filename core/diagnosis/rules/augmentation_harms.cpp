#include "core/diagnosis/curve.h"
#include "core/diagnosis/evaluated.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace gg::diagnosis {
namespace {

// What a recipe does to the labels is drawn at random in the audit. That it does harm is said where the run shows it: small objects are missed, the
// network does far better on validation images than on the images it is taught with, or it learns hardly anything.
constexpr std::array ruleThresholds{
    Threshold{.id = "labels", .value = 15, .lowest = 1, .highest = 100, .unit = "%"},
    Threshold{.id = "recall_ratio", .value = 0.5, .lowest = 0.1, .highest = 1},
    Threshold{.id = "objects", .value = 20, .lowest = 5, .highest = 100000, .unit = "objects"},
    Threshold{.id = "loss_ratio", .value = 0.6, .lowest = 0.1, .highest = 1},
    Threshold{.id = "epochs", .value = 10, .lowest = 3, .highest = 1000, .unit = "epochs"},
};

/// Settings beyond what published recipes use: ours and Ultralytics' names, from where on.
struct Strong {
    const char* ours;
    const char* theirs;
    double from;
};
constexpr double littleLearned = 0.5;  ///< of a good score
constexpr int severalSettings = 2;     ///< one alone may fit the data: pictures from above have no up
constexpr std::array strong{Strong{"augment.rotate", "degrees", 45}, Strong{"augment.scale", "scale", 0.8}, Strong{"augment.shear", "shear", 15},
                            Strong{"augment.mixup", "mixup", 0.5},   Strong{"augment.translate", "translate", 0.4},
                            Strong{"augment.brightness", "hsv_v", 0.8}, Strong{"augment.contrast", "contrast", 0.8}};

struct StrongSettings {
    std::string text;  ///< "scale 0.9, mixup 0.8"; empty where nothing is beyond
    int count = 0;
};

StrongSettings strongSettings(const RunView& run)
{
    StrongSettings found;
    std::string& text = found.text;
    for (const Strong& one : strong) {
        const auto ours = run.number(one.ours);
        const auto value = ours ? ours : run.number(one.theirs);
        if (value && *value >= one.from) {
            text += (text.empty() ? "" : ", ") + std::string(one.theirs) + " " + scoreText(*value);
            ++found.count;
        }
    }
    return found;
}

/// The largest share of labels that any of these findings speaks of, in percent.
std::optional<double> harmedLabels(const AuditFacts& audit)
{
    std::optional<double> most;
    for (const char* rule : {"augment.vanish", "augment.shrink"}) {
        const auto found = audit.findings.find(rule);
        if (found == audit.findings.end() || !found->second.values.contains("share")) {
            continue;
        }
        const std::string& text = found->second.values.at("share");
        double share = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), share).ec == std::errc() && share > most.value_or(0)) {
            most = share;
        }
    }
    return most;
}

bool missesSmall(const PredictionFacts& facts, const Limits& limits)
{
    return static_cast<double>(facts.truthsSmall) >= limits["objects"] && facts.recallLarge > 0
           && facts.recallSmall < limits["recall_ratio"] * facts.recallLarge;
}

std::optional<Verdict> ofLabels(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const PredictionFacts* predictions = run.facts.usedPredictions();
    if (!run.facts.audit || predictions == nullptr) {
        opinion.lacks(run.facts.audit ? "predictions" : "audit");
        return std::nullopt;
    }
    const auto share = harmedLabels(*run.facts.audit);
    if (!share || *share < limits["labels"] || !missesSmall(*predictions, limits)) {
        return std::nullopt;
    }
    return verdictOf(run, *predictions, audit::Severity::Warning,
                     {{"share", shareText(*share / 100)}, {"small", scoreText(predictions->recallSmall)}, {"others", scoreText(predictions->recallLarge)}});
}

/// The validation loss lies far below the training loss for the last third of the run, and the settings say why.
std::optional<Verdict> ofCurves(const RunView& run, const Limits& limits)
{
    const std::string settings = strongSettings(run).text;
    Curve train = finite(curveOf(run.history, "train/loss"));
    Curve val = finite(curveOf(run.history, "val/loss"));
    if (train.empty()) {  // tools that log terms alone
        train = finite(curveOf(run.history, "train/box_loss"));
        val = finite(curveOf(run.history, "val/box_loss"));
    }
    keepCommon(train, val);
    if (settings.empty() || static_cast<double>(val.size()) < limits["epochs"]) {
        return std::nullopt;
    }
    const std::size_t from = val.size() - val.size() / 3;
    for (std::size_t i = from; i < val.size(); ++i) {
        if (!(val.values[i] < limits["loss_ratio"] * train.values[i])) {
            return std::nullopt;
        }
    }
    return Verdict{.severity = audit::Severity::Warning,
                   .sinceEpoch = val.epochs[from],
                   .sinceStep = val.steps[from],
                   .values = {{"settings", settings}, {"train_loss", scoreText(train.values.back())}, {"val_loss", scoreText(val.values.back())}},
                   .series = {"train/loss", "val/loss"},
                   .variant = "strong"};
}

/// A training loss that is no number somewhere, or rises, has another reason.
bool fallsThroughout(const runs::RunHistory& history)
{
    std::vector<std::string> names = lossTerms(history, "train");
    names.emplace_back("train/loss");
    const bool finite = std::ranges::all_of(names, [&](const std::string& name) {
        const runs::Series* series = history.find(name);
        return series == nullptr || std::ranges::all_of(series->values, [](double value) { return std::isfinite(value); });
    });
    const Curve loss = trainingLoss(history).curve;
    return finite && !loss.empty() && loss.values.back() < loss.values.front();
}

/// Several settings are beyond what anybody uses, and hardly anything was learned.
std::optional<Verdict> ofNothingLearned(const RunView& run, const Limits& limits)
{
    const StrongSettings settings = strongSettings(run);
    const Score score = validationScore(run.history);
    if (!fallsThroughout(run.history) || settings.count < severalSettings || score.good > 1 || static_cast<double>(score.curve.size()) < limits["epochs"] || score.best() >= littleLearned * score.good) {
        return std::nullopt;
    }
    return Verdict{.severity = audit::Severity::Warning,
                   .sinceEpoch = score.curve.epochs.front(),
                   .sinceStep = score.curve.steps.front(),
                   .values = {{"settings", settings.text}, {"score_name", score.name}, {"score", scoreText(score.best())}, {"epochs", std::to_string(score.curve.size())}},
                   .series = {score.name, "train/loss"},
                   .variant = "unlearned"};
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    std::optional<Verdict> found = run.detector() ? ofLabels(run, limits, opinion) : std::nullopt;
    if (!found) {
        found = ofCurves(run, limits);
    }
    if (!found) {
        found = ofNothingLearned(run, limits);
    }
    if (found) {
        opinion.say(std::move(*found));
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.augmentation_harms.title", GG_TEXT("catalogue", "Augmentation that does harm")},
    texts::Entry{"run.augmentation_harms.message",
                 GG_TEXT("catalogue", "Augmentation shrinks or cuts off {share} of the labels, and small objects are missed: the one may follow from the other.")},
    texts::Entry{"run.augmentation_harms.message.strong",
                 GG_TEXT("catalogue", "Augmentation may be too strong: the network does far better on untouched images than on those it is taught with.")},
    texts::Entry{"run.augmentation_harms.message.unlearned",
                 GG_TEXT("catalogue", "Augmentation may be too strong: hardly anything was learned from images that are changed this much.")},
    texts::Entry{"run.augmentation_harms.why",
                 GG_TEXT("catalogue", "Joining four images and zooming out makes objects smaller than any that will ever be seen, and drops labels of those at the border. Images that are changed beyond recognition teach little.")},
    texts::Entry{"run.augmentation_harms.evidence",
                 GG_TEXT("catalogue", "{share} of the labels shrink below 8 pixels or are dropped; recall {small} of small objects, {others} of the others")},
    texts::Entry{"run.augmentation_harms.evidence.strong", GG_TEXT("catalogue", "{settings}; training loss {train_loss}, validation loss {val_loss}")},
    texts::Entry{"run.augmentation_harms.evidence.unlearned", GG_TEXT("catalogue", "{settings}; best {score_name} {score} in {epochs} epochs")},
    texts::Entry{"run.augmentation_harms.action",
                 GG_TEXT("catalogue", "Train with mosaic at 0.5 or less and scale at 0.3 or less, or with larger images, and compare the recall of small objects.")},
    texts::Entry{"run.augmentation_harms.action.strong", GG_TEXT("catalogue", "Halve the strongest of these settings ({settings}) and compare.")},
    texts::Entry{"run.augmentation_harms.action.unlearned", GG_TEXT("catalogue", "Halve the strongest of these settings ({settings}) and compare.")},
    texts::Entry{"run.augmentation_harms.threshold.labels", GG_TEXT("catalogue", "share of the labels that augmentation shrinks or drops")},
    texts::Entry{"run.augmentation_harms.threshold.recall_ratio", GG_TEXT("catalogue", "recall of small objects as a share of the others'")},
    texts::Entry{"run.augmentation_harms.threshold.objects", GG_TEXT("catalogue", "fewest small objects")},
    texts::Entry{"run.augmentation_harms.threshold.loss_ratio", GG_TEXT("catalogue", "validation loss as a share of the training loss")},
    texts::Entry{"run.augmentation_harms.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before losses are compared")},
};

constexpr std::array<std::string_view, 1> explained{"run.small_objects_missed"};
constexpr Rule rule{.id = "run.augmentation_harms", .source = "seed 002, section 13.4", .thresholds = ruleThresholds, .texts = ruleTexts, .explains = explained, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
