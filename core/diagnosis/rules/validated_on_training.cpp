#include "core/diagnosis/curve.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace gg::diagnosis {
namespace {

// Certain by paths and by equal files. Curves alone can only make it likely: as many validation images as training images, and a validation loss
// that stays at or below the training loss all the way down, as new images do not allow.
constexpr std::array ruleThresholds{
    Threshold{.id = "share", .value = 0.5, .lowest = 0.05, .highest = 1},
    Threshold{.id = "images", .value = 5, .lowest = 1, .highest = 10000, .unit = "images"},
    Threshold{.id = "epochs", .value = 12, .lowest = 5, .highest = 1000, .unit = "epochs"},
};
constexpr double learnt = 0.5;   ///< share of the first training loss that is left: images known by heart part from new ones by then
constexpr double noHigher = 1.0;

/// Names under which tools keep the place of the two.
constexpr std::array<std::pair<const char*, const char*>, 5> placeKeys{{{"data.train", "data.val"},
                                                                       {"train", "val"},
                                                                       {"train_dir", "val_dir"},
                                                                       {"train_path", "val_path"},
                                                                       {"train_images", "val_images"}}};

std::string asPath(std::string text)
{
    std::replace(text.begin(), text.end(), '\\', '/');
    while (text.size() > 1 && text.ends_with('/')) {
        text.pop_back();
    }
    return text;
}

/// The one place that both are read from; nullopt where they differ or are not told.
std::optional<std::string> samePlace(const RunView& run)
{
    for (const auto& [train, val] : placeKeys) {
        const auto trained = run.setting(train);
        const auto validated = run.setting(val);
        if (trained && validated && asPath(*trained) == asPath(*validated) && asPath(*trained).find('/') != std::string::npos) {
            return asPath(*trained);
        }
    }
    return std::nullopt;
}

Verdict verdict(audit::Severity severity, texts::Values values, const char* variant)
{
    return {.severity = severity, .sinceEpoch = 1, .sinceStep = 0, .values = std::move(values), .series = {"train/loss", "val/loss"}, .variant = variant};
}

std::optional<Verdict> ofAudit(const AuditFacts& audit, const Limits& limits)
{
    const auto declared = audit.findings.find("split.train_equals_val");
    const auto shared = static_cast<double>(audit.valShared);
    if (shared >= limits["images"] && shared >= limits["share"] * static_cast<double>(audit.valImages)) {
        Verdict found = verdict(audit::Severity::Error, {{"count", std::to_string(audit.valShared)}, {"total", std::to_string(audit.valImages)}}, "");
        for (const char* rule : {"split.train_equals_val", "leak.same_file", "leak.same_pixels"}) {
            if (const auto it = audit.findings.find(rule); it != audit.findings.end() && found.images.empty()) {
                found.images = it->second.images;
            }
        }
        return found;
    }
    if (declared != audit.findings.end() && audit.valImages == 0) {
        const auto value = declared->second.values.find("value");
        return verdict(audit::Severity::Error, {{"place", value == declared->second.values.end() ? "train" : value->second}}, "place");
    }
    return std::nullopt;
}

std::optional<Verdict> ofCurves(const RunView& run, const Limits& limits)
{
    Curve train = finite(curveOf(run.history, "train/loss"));
    Curve val = finite(curveOf(run.history, "val/loss"));
    keepCommon(train, val);
    const std::size_t count = val.size();
    if (static_cast<double>(run.info.valImages) < limits["images"] || run.info.trainImages != run.info.valImages
        || static_cast<double>(count) < limits["epochs"] || !(train.values.front() > 0)) {
        return std::nullopt;
    }
    const std::size_t from = count - count / 3;
    for (std::size_t i = from; i < count; ++i) {
        if (!(val.values[i] <= noHigher * train.values[i])) {
            return std::nullopt;
        }
    }
    const bool stillBest = bestIndex(val.values, false) >= count - std::max<std::size_t>(2, count / 6);
    if (!stillBest || !(train.values.back() <= learnt * train.values.front())) {
        return std::nullopt;
    }
    return verdict(audit::Severity::Warning,
                   {{"images", std::to_string(run.info.valImages)}, {"train_loss", scoreText(train.values.back())}, {"val_loss", scoreText(val.values.back())}},
                   "curves");
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (const auto place = samePlace(run)) {
        opinion.say(verdict(audit::Severity::Error, {{"place", *place}}, "place"));
        return;
    }
    if (run.facts.audit) {
        if (auto found = ofAudit(*run.facts.audit, limits)) {
            opinion.say(std::move(*found));
        }
        // What was compared file by file and differs is not the same images, whatever the curves look like.
        if (run.facts.audit->valImages > 0) {
            return;
        }
    } else {
        opinion.lacks("audit");
    }
    if (auto found = ofCurves(run, limits)) {
        opinion.say(std::move(*found));
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.validated_on_training.title", GG_TEXT("catalogue", "Validation on training images")},
    texts::Entry{"run.validated_on_training.message",
                 GG_TEXT("catalogue", "{count} of {total} validation images are trained on: no score of this run says anything about new images.")},
    texts::Entry{"run.validated_on_training.message.place",
                 GG_TEXT("catalogue", "Training and validation read the same images: no score of this run says anything about new ones.")},
    texts::Entry{"run.validated_on_training.message.curves",
                 GG_TEXT("catalogue", "The network may be validated on the images that it is trained on.")},
    texts::Entry{"run.validated_on_training.why",
                 GG_TEXT("catalogue", "On images that were learnt by heart the validation is as good as the training: scores are 10 to 30 points too high, overfitting cannot be seen, and the best checkpoint is the most overfitted.")},
    texts::Entry{"run.validated_on_training.evidence",
                 GG_TEXT("catalogue", "{count} of {total} validation images have the same file or the same pixels as a training image")},
    texts::Entry{"run.validated_on_training.evidence.place", GG_TEXT("catalogue", "both are {place}")},
    texts::Entry{"run.validated_on_training.evidence.curves",
                 GG_TEXT("catalogue", "{images} images on either side; validation loss {val_loss}, never above the training loss {train_loss} in the last third")},
    texts::Entry{"run.validated_on_training.action",
                 GG_TEXT("catalogue", "Give the validation images of its own, from recordings that are not trained on, and evaluate again.")},
    texts::Entry{"run.validated_on_training.action.curves", GG_TEXT("catalogue", "Compare the paths of training and validation images, and audit the data set.")},
    texts::Entry{"run.validated_on_training.threshold.share", GG_TEXT("catalogue", "share of the validation images that is trained on")},
    texts::Entry{"run.validated_on_training.threshold.images", GG_TEXT("catalogue", "fewest validation images")},
    texts::Entry{"run.validated_on_training.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before curves are compared")},
};

constexpr std::array<std::string_view, 1> explained{"run.leakage"};
constexpr Rule rule{.id = "run.validated_on_training", .source = "seeds 000 and 001", .thresholds = ruleThresholds, .texts = ruleTexts, .explains = explained, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
