#include "core/diagnosis/evaluated.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace gg::diagnosis {
namespace {

// A rare class is learnt after the frequent ones: one that is at zero is given a quarter of the training, from the epoch on at which the others
// were good, or what is left of it. A class that had been learnt is given two epochs.
constexpr std::array ruleThresholds{
    Threshold{.id = "dead", .value = 0.02, .lowest = 0.001, .highest = 0.2},
    Threshold{.id = "others", .value = 0.3, .lowest = 0.05, .highest = 1},
    Threshold{.id = "objects", .value = 20, .lowest = 1, .highest = 10000, .unit = "objects"},
    Threshold{.id = "epochs", .value = 5, .lowest = 2, .highest = 1000, .unit = "epochs"},
};
constexpr double learnt = 0.2;       ///< AP50 that a class once had
constexpr double leftOfLearnt = 0.1; ///< share of it below which it is gone
constexpr double patienceShare = 0.25;
constexpr std::size_t epochsGone = 2;

struct Dead {
    std::string name;
    std::int64_t truths = 0;
    double ap50 = 0;
    double best = 0;        ///< that it once had
    double others = 0;      ///< mean AP50 of the other classes
    int since = 0;
    bool collapsed = false;
};

using Epochs = std::vector<const runs::DetectionEpoch*>;

bool counts(const runs::ClassScore& score, double objects)
{
    return static_cast<double>(score.truths) >= objects && std::isfinite(score.ap50);
}

/// Mean AP50 of all other classes that count; 0 where there are none.
double othersAt(const runs::DetectionEpoch& epoch, std::size_t classId, double objects)
{
    double sum = 0;
    int count = 0;
    for (std::size_t c = 0; c < epoch.classes.size(); ++c) {
        if (c != classId && counts(epoch.classes[c], objects)) {
            sum += epoch.classes[c].ap50;
            ++count;
        }
    }
    return count == 0 ? 0 : sum / count;
}

/// For how long a class may stay at zero beside good ones.
double patience(const RunView& run, const Limits& limits)
{
    return std::max(limits["epochs"], patienceShare * static_cast<double>(run.info.epochs));
}

/// Since the others are good, it has been at zero, or it was learnt and is gone.
std::optional<Dead> deadClass(const Epochs& epochs, std::size_t classId, const RunView& run, const Limits& limits)
{
    const double objects = limits["objects"];
    const runs::ClassScore& now = epochs.back()->classes[classId];
    Dead dead{.name = now.name, .truths = now.truths, .ap50 = now.ap50, .others = othersAt(*epochs.back(), classId, objects)};
    if (!counts(now, objects) || dead.others < limits["others"]) {
        return std::nullopt;
    }
    std::size_t zeroFrom = epochs.size();
    std::size_t goneFrom = epochs.size();
    for (const runs::DetectionEpoch* epoch : epochs) {
        dead.best = std::max(dead.best, std::isfinite(epoch->classes[classId].ap50) ? epoch->classes[classId].ap50 : 0.0);
    }
    while (zeroFrom > 0 && epochs[zeroFrom - 1]->classes[classId].ap50 < limits["dead"]
           && othersAt(*epochs[zeroFrom - 1], classId, objects) >= limits["others"]) {
        --zeroFrom;
    }
    while (goneFrom > 0 && epochs[goneFrom - 1]->classes[classId].ap50 < leftOfLearnt * dead.best) {
        --goneFrom;
    }
    if (dead.best >= learnt && epochs.size() - goneFrom >= epochsGone) {
        dead.collapsed = true;
        dead.since = epochs[goneFrom]->epoch;
        return dead;
    }
    if (zeroFrom == epochs.size() || dead.best >= learnt) {
        return std::nullopt;
    }
    // A single evaluation is that of the checkpoint: the run has to have come far enough.
    const int first = epochs.size() == 1 ? 0 : epochs[zeroFrom]->epoch;
    const int last = epochs.size() == 1 ? run.history.lastEpoch() : epochs.back()->epoch + 1;
    dead.since = epochs[zeroFrom]->epoch;
    const bool ended = epochs.size() > epochsGone && epochs.back()->epoch >= run.info.epochs && last - first > static_cast<int>(epochsGone);
    const bool longEnough = static_cast<double>(last - first) >= patience(run, limits);
    return longEnough || (ended && static_cast<double>(last) > limits["epochs"]) ? std::optional(dead) : std::nullopt;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (!run.detector()) {
        return;
    }
    const Epochs epochs = classEpochs(run.facts);
    if (epochs.empty()) {
        opinion.lacks("epoch details");
        return;
    }
    std::vector<Dead> dead;
    for (std::size_t c = 0; c < epochs.back()->classes.size(); ++c) {
        const bool everywhere = std::all_of(epochs.begin(), epochs.end(), [&](const runs::DetectionEpoch* one) { return c < one->classes.size(); });
        if (const auto found = everywhere ? deadClass(epochs, c, run, limits) : std::nullopt) {
            dead.push_back(*found);
        }
    }
    if (dead.empty()) {
        return;
    }
    std::stable_sort(dead.begin(), dead.end(), [](const Dead& a, const Dead& b) { return a.collapsed > b.collapsed; });
    const Dead& first = dead.front();
    Verdict verdict{.severity = audit::Severity::Warning,
                    .sinceEpoch = static_cast<double>(first.since),
                    .sinceStep = stepOfEpoch(run.history, first.since),
                    .values = {{"class", first.name},
                               {"ap50", scoreText(first.ap50)},
                               {"best", scoreText(first.best)},
                               {"objects", std::to_string(first.truths)},
                               {"others", scoreText(first.others)},
                               {"count", std::to_string(dead.size())}},
                    .series = {"val/map50", "val/ap/" + first.name},
                    .variant = first.collapsed ? "collapsed" : dead.size() > 1 ? "several" : ""};
    if (epochs.back()->epoch > 0) {
        verdict.epochs = {epochs.back()->epoch};
    }
    for (const Dead& one : dead) {
        verdict.classes.push_back(one.name);
    }
    opinion.say(std::move(verdict));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.dead_class.title", GG_TEXT("catalogue", "Objects of a class are not found")},
    texts::Entry{"run.dead_class.message", GG_TEXT("catalogue", "{class} is not found at all, and the mean of the classes hides it.")},
    texts::Entry{"run.dead_class.message.several",
                 GG_TEXT("catalogue", "{count} classes are not found at all, {class} among them, and the mean of the classes hides it.")},
    texts::Entry{"run.dead_class.message.collapsed", GG_TEXT("catalogue", "{class} was found and is not any more; the mean of the classes hides it.")},
    texts::Entry{"run.dead_class.why",
                 GG_TEXT("catalogue", "A mean over classes looks fine while one of them is lost: too few examples, labels that contradict each other, a number that stands for another class, or objects too small to be seen at the size of training.")},
    texts::Entry{"run.dead_class.evidence",
                 GG_TEXT("catalogue", "{class}: AP50 {ap50} of {objects} objects, best {best}; mean of the other classes {others}")},
    texts::Entry{"run.dead_class.action",
                 GG_TEXT("catalogue", "Look at the labels of {class} in the training images: how many there are, how large, and under which number.")},
    texts::Entry{"run.dead_class.action.collapsed",
                 GG_TEXT("catalogue", "Use the checkpoint from before, and give {class} more weight or more images.")},
    texts::Entry{"run.dead_class.threshold.dead", GG_TEXT("catalogue", "AP50 below which a class is not found")},
    texts::Entry{"run.dead_class.threshold.others", GG_TEXT("catalogue", "mean AP50 of the other classes from which this is worth a word")},
    texts::Entry{"run.dead_class.threshold.objects", GG_TEXT("catalogue", "fewest validation objects of a class that is judged")},
    texts::Entry{"run.dead_class.threshold.epochs", GG_TEXT("catalogue", "fewest epochs at zero, or a quarter of the training if that is longer, before the training ends")},
};

constexpr Rule rule{.id = "run.dead_class", .source = "seed 002", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
