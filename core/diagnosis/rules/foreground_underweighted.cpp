#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::diagnosis {
namespace {

// From the seed's check: foreground IoU below 0.10 with pixel accuracy above 0.88. Every network begins so, and some do for a while: it has to have been
// so for some epochs, a tenth of those planned where that is more, or the run has ended in it.
constexpr std::array ruleThresholds{
    Threshold{.id = "iou", .value = 0.10, .lowest = 0, .highest = 1},
    Threshold{.id = "accuracy", .value = 0.88, .lowest = 0, .highest = 1},
    Threshold{.id = "epochs", .value = 5, .lowest = 2, .highest = 1000, .unit = "epochs"},
};
constexpr double plannedShare = 0.1;

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const runs::RunHistory& history = run.history;
    for (const char* needed : {"val/iou", "val/accuracy"}) {
        if (history.find(needed) == nullptr) {
            opinion.lacks(needed);
            return;
        }
    }
    constexpr double gaining = 0.03;
    constexpr int firstEpoch = 3;
    const int last = history.lastEpoch();
    const auto holds = [&](int epoch) {
        const auto iou = history.at("val/iou", epoch);
        const auto accuracy = history.at("val/accuracy", epoch);
        return iou && accuracy && *iou < limits["iou"] && *accuracy > limits["accuracy"];
    };
    if (last < firstEpoch || !holds(last) || !holds(last - 1)) {
        return;
    }
    const double iou = *history.at("val/iou", last);
    const double before = history.at("val/iou", last - 2).value_or(0);
    if (iou - before >= gaining) {
        return;  // low, and on its way up
    }
    int since = last - 1;
    while (since > 1 && holds(since - 1)) {
        --since;
    }
    if (!run.ended() && last - since + 1 < std::max(limits["epochs"], plannedShare * run.info.epochs)) {
        return;
    }
    const runs::Series& series = *history.find("val/iou");
    const auto index = std::find_if(series.epochs.begin(), series.epochs.end(), [&](double e) { return std::lround(e) >= since; })
        - series.epochs.begin();
    opinion.say({.severity = audit::Severity::Warning,
                   .sinceEpoch = static_cast<double>(since),
                   .sinceStep = series.steps[static_cast<std::size_t>(index)],
                   .over = false,
                   .values = {{"iou", scoreText(iou)}, {"accuracy", scoreText(*history.at("val/accuracy", last))}},
                   .series = {"val/iou", "val/accuracy"}});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.foreground_underweighted.title",
                 GG_TEXT("catalogue", "Foreground may be under-weighted")},
    texts::Entry{"run.foreground_underweighted.message",
                 GG_TEXT("catalogue", "Pixel accuracy is high while hardly any of the foreground is hit: the network may be learning the background alone.")},
    texts::Entry{"run.foreground_underweighted.why",
                 GG_TEXT("catalogue", "Where foreground is rare, a network that predicts background everywhere has a pixel accuracy of one minus its share. Foreground " "IoU and sensitivity are the numbers to report.")},
    texts::Entry{"run.foreground_underweighted.evidence",
                 GG_TEXT("catalogue", "foreground IoU {iou}, pixel accuracy {accuracy}")},
    texts::Entry{"run.foreground_underweighted.action",
                 GG_TEXT("catalogue", "Look at five pairs whether masks fit their images; if they do, train longer or with a loss that holds Dice.")},
    texts::Entry{"run.foreground_underweighted.threshold.iou", GG_TEXT("catalogue", "foreground IoU below which the foreground is hardly hit")},
    texts::Entry{"run.foreground_underweighted.threshold.accuracy", GG_TEXT("catalogue", "pixel accuracy above which the picture looks good")},
    texts::Entry{"run.foreground_underweighted.threshold.epochs", GG_TEXT("catalogue", "fewest epochs in a row, or a tenth of the training if that is longer, before the training ends")},
};

constexpr Rule rule{.id = "run.foreground_underweighted", .source = "seed 000", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
