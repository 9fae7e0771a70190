#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gg::diagnosis {
namespace {

// A segmentation of classes: one that was found is no more, or one that never is, while the others are. Of detectors the boxes tell.
constexpr std::array ruleThresholds{
    Threshold{.id = "dead", .value = 0.02, .lowest = 0, .highest = 0.5},
    Threshold{.id = "others", .value = 0.3, .lowest = 0.05, .highest = 1},
    Threshold{.id = "epochs", .value = 5, .lowest = 2, .highest = 1000, .unit = "epochs"},
};
constexpr double learnt = 0.2;
constexpr double leftOfLearnt = 0.15;
constexpr std::size_t epochsGone = 2;
constexpr double patienceShare = 0.25;  ///< of the planned epochs that a rare class is given from when the others are found

struct Class {
    std::string name;
    std::string series;
    Curve curve;
};

std::vector<Class> classesOf(const runs::RunHistory& history)
{
    for (const std::string prefix : {"val/sensitivity/", "val/iou/", "val/dice/"}) {
        std::vector<Class> classes;
        for (const auto& [name, series] : history.series()) {
            if (name.starts_with(prefix)) {
                Curve curve = finite(curveOf(history, name));
                const double unit = shareUnit(curve.values);
                std::transform(curve.values.begin(), curve.values.end(), curve.values.begin(), [&](double value) { return value * unit; });
                classes.push_back({.name = name.substr(prefix.size()), .series = name, .curve = std::move(curve)});
            }
        }
        if (classes.size() > 1) {
            return classes;
        }
    }
    return {};
}

struct Lost {
    bool collapsed = false;
    std::size_t since = 0;
    double best = 0;
    double others = 0;
};

/// The other classes' mean at a class's point.
double othersAt(const std::vector<Class>& classes, const Class& one, std::size_t i)
{
    double sum = 0;
    int count = 0;
    for (const Class& other : classes) {
        const auto at = std::lower_bound(other.curve.steps.begin(), other.curve.steps.end(), one.curve.steps[i]) - other.curve.steps.begin();
        if (&other != &one && static_cast<std::size_t>(at) < other.curve.size() && other.curve.steps[static_cast<std::size_t>(at)] == one.curve.steps[i]) {
            sum += other.curve.values[static_cast<std::size_t>(at)];
            ++count;
        }
    }
    return count == 0 ? 0 : sum / count;
}

std::optional<Lost> lost(const std::vector<Class>& classes, const Class& one, const RunView& run, const Limits& limits)
{
    const auto& values = one.curve.values;
    double best = 0;  // of two epochs in a row: an untrained network says anything once
    for (std::size_t i = 1; i < values.size(); ++i) {
        best = std::max(best, std::min(values[i], values[i - 1]));
    }
    const double below = best >= learnt ? leftOfLearnt * best : limits["dead"];
    std::size_t tail = 0;
    while (tail < values.size() && values[values.size() - 1 - tail] < below && othersAt(classes, one, values.size() - 1 - tail) >= limits["others"]) {
        ++tail;
    }
    const double needed = best >= learnt ? static_cast<double>(epochsGone) : std::max(limits["epochs"], patienceShare * run.info.epochs);
    if (tail == 0 || static_cast<double>(tail) < needed) {
        return std::nullopt;
    }
    return Lost{.collapsed = best >= learnt, .since = values.size() - tail, .best = best, .others = othersAt(classes, one, values.size() - 1)};
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (run.detector()) {
        return;
    }
    const auto classes = classesOf(run.history);
    if (classes.empty()) {
        opinion.lacks("val/sensitivity/class");
        return;
    }
    std::optional<Verdict> verdict;
    for (const Class& one : classes) {
        const auto found = lost(classes, one, run, limits);
        if (!found) {
            continue;
        }
        if (!verdict) {
            verdict = Verdict{.severity = audit::Severity::Warning,
                              .sinceEpoch = one.curve.epochs[found->since],
                              .sinceStep = one.curve.steps[found->since],
                              .values = {{"class", one.name},
                                         {"value", found->collapsed ? changeText(found->best, one.curve.values.back()) : scoreText(one.curve.values.back())},
                                         {"others", scoreText(found->others)},
                                         {"series", one.series},
                                         {"epoch", epochText(one.curve.epochs[found->since])}},
                              .variant = found->collapsed ? "" : "never"};
        }
        verdict->series.push_back(one.series);
        verdict->classes.push_back(one.name);
    }
    if (verdict) {
        opinion.say(std::move(*verdict));
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.class_collapse.title", GG_TEXT("catalogue", "A class of pixels is lost")},
    texts::Entry{"run.class_collapse.message", GG_TEXT("catalogue", "The network may be giving up {class}: since epoch {epoch} hardly any of it is found, while the other classes are.")},
    texts::Entry{"run.class_collapse.message.never", GG_TEXT("catalogue", "Nothing of {class} is found, while the other classes are.")},
    texts::Entry{"run.class_collapse.why", GG_TEXT("catalogue", "A class with few pixels hardly counts in cross-entropy, and its loss hides in a good mean. Look at every class by itself.")},
    texts::Entry{"run.class_collapse.evidence", GG_TEXT("catalogue", "{series} {value}, mean of the others {others}")},
    texts::Entry{"run.class_collapse.action", GG_TEXT("catalogue", "Train with a loss that holds Dice, and look whether {class} is labelled throughout.")},
    texts::Entry{"run.class_collapse.threshold.dead", GG_TEXT("catalogue", "score below which a class is not found")},
    texts::Entry{"run.class_collapse.threshold.others", GG_TEXT("catalogue", "mean of the other classes from which they count as found")},
    texts::Entry{"run.class_collapse.threshold.epochs", GG_TEXT("catalogue", "fewest epochs without a class that was never found")},
};

constexpr Rule rule{.id = "run.class_collapse",
                    .source = "seed 000",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
