#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace gg::diagnosis {
namespace {

// Terms as they enter the sum. Their units differ between tools, so that only a detector which does not get anywhere is told.
constexpr std::array ruleThresholds{
    Threshold{.id = "times", .value = 50, .lowest = 2, .highest = 1e6},
    Threshold{.id = "epochs", .value = 6, .lowest = 3, .highest = 1000, .unit = "epochs"},
};
constexpr double poorShare = 0.5;  ///< of a good score, below which a detector gets nowhere
constexpr std::size_t window = 3;
constexpr double nothing = 1e-6;   ///< a class loss of one class, which some tools write as 0

struct Group {
    const char* name;
    std::vector<const char*> terms;
};
const std::array groups{Group{"box", {"train/box_loss", "train/xy_loss", "train/wh_loss"}}, Group{"class", {"train/class_loss"}},
                        Group{"object", {"train/object_loss"}}};

struct Level {
    const char* name = nullptr;
    double value = 0;   ///< median of the first epochs after the first: what the training is steered by
    std::vector<std::string> series;
    double epoch = 0;
    std::int64_t step = 0;
};

std::vector<Level> levelsOf(const runs::RunHistory& history, std::size_t fewest)
{
    std::vector<Level> levels;
    for (const Group& group : groups) {
        Level level{.name = group.name};
        for (const char* term : group.terms) {
            const Curve curve = epochCurve(history, term);
            if (curve.size() < fewest) {
                continue;
            }
            level.value += std::abs(median(std::vector<double>(curve.values.begin() + 1, curve.values.begin() + 1 + window)));
            level.series.emplace_back(term);
            level.epoch = curve.epochs[1];
            level.step = curve.steps[1];
        }
        if (level.value > nothing) {
            levels.push_back(std::move(level));
        }
    }
    return levels;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const Score score = validationScore(run.history);
    if (!run.detector() || score.empty()) {
        opinion.lacks("val/map50_95");
        return;
    }
    const auto levels = levelsOf(run.history, static_cast<std::size_t>(limits["epochs"]));
    if (levels.size() < 2 || score.best() >= poorShare * score.good) {
        if (lossTerms(run.history, "train").size() < 2) {
            opinion.lacks("train/box_loss");
        }
        return;
    }
    const auto [least, most] = std::minmax_element(levels.begin(), levels.end(), [](const Level& a, const Level& b) { return a.value < b.value; });
    // The class term of one class is small by nature.
    const bool oneClass = run.info.classes.size() == 1 && std::string_view(least->name) == "class";
    if (oneClass || most->value < limits["times"] * least->value) {
        return;
    }
    Verdict verdict{.severity = audit::Severity::Warning,
                    .sinceEpoch = most->epoch,
                    .sinceStep = most->step,
                    .values = {{"most", most->series.front()},
                               {"least", least->series.front()},
                               {"most_value", scoreText(most->value)},
                               {"least_value", scoreText(least->value)},
                               {"score_name", score.name},
                               {"score", scoreText(score.best())}},
                    .series = most->series};
    verdict.series.insert(verdict.series.end(), least->series.begin(), least->series.end());
    opinion.say(std::move(verdict));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.loss_imbalance.title", GG_TEXT("catalogue", "Loss terms out of balance")},
    texts::Entry{"run.loss_imbalance.message", GG_TEXT("catalogue", "{most} drowns {least}: the network may be learning the one and not the other.")},
    texts::Entry{"run.loss_imbalance.why", GG_TEXT("catalogue", "All terms share one gradient. A term that is many times smaller than another is learned late or never, and a detector needs where and what alike.")},
    texts::Entry{"run.loss_imbalance.evidence", GG_TEXT("catalogue", "{most} {most_value}, {least} {least_value}, best {score_name} {score}")},
    texts::Entry{"run.loss_imbalance.action", GG_TEXT("catalogue", "Weigh the terms so that they begin within ten times of each other; classes first, boxes later.")},
    texts::Entry{"run.loss_imbalance.threshold.times", GG_TEXT("catalogue", "times the smaller term that the larger one is")},
    texts::Entry{"run.loss_imbalance.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
};

constexpr std::array<std::string_view, 2> explained{"run.loss_term_flat", "run.detector_stage"};

constexpr Rule rule{.id = "run.loss_imbalance",
                    .source = "seed 001",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
