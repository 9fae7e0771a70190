#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>

namespace gg::diagnosis {
namespace {

constexpr std::array ruleThresholds{
    Threshold{.id = "wait", .value = 0.25, .lowest = 0.01, .highest = 1},
    Threshold{.id = "epochs", .value = 3, .lowest = 1, .highest = 1000, .unit = "epochs"},
};
constexpr std::size_t filling = 1;  ///< epochs in which caches fill
constexpr double worthSeconds = 1;  ///< of waiting in an epoch, below which it is the noise of a clock and nobody's loss

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    Curve wait = epochCurve(run.history, "epoch/data_wait");
    const std::string name = wait.empty() ? "train/data_wait" : "epoch/data_wait";
    if (wait.empty()) {
        wait = epochCurve(run.history, name);
    }
    if (wait.empty()) {
        opinion.lacks("epoch/data_wait");
        return;
    }
    const Curve seconds = epochCurve(run.history, "epoch/seconds");
    const auto costs = [&](std::size_t i) {
        const auto at = static_cast<std::size_t>(std::lower_bound(seconds.steps.begin(), seconds.steps.end(), wait.steps[i]) - seconds.steps.begin());
        const bool known = at < seconds.size() && seconds.steps[at] == wait.steps[i];
        return wait.values[i] >= limits["wait"] && (!known || wait.values[i] * seconds.values[at] >= worthSeconds);
    };
    std::size_t tail = 0;
    while (tail + filling < wait.size() && costs(wait.size() - 1 - tail)) {
        ++tail;
    }
    if (static_cast<double>(tail) < limits["epochs"]) {
        return;
    }
    const std::size_t since = wait.size() - tail;
    const Curve rate = epochCurve(run.history, "epoch/images_per_second");
    opinion.say({.severity = audit::Severity::Warning,
                 .sinceEpoch = wait.epochs[since],
                 .sinceStep = wait.steps[since],
                 .values = {{"wait", shareText(wait.values.back())},
                            {"rate", rate.empty() ? "–" : scoreText(rate.values.back())},
                            {"epoch", epochText(wait.epochs[since])}},
                 .series = {name, "epoch/images_per_second"}});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.data_starving.title", GG_TEXT("catalogue", "Training waits for its data")},
    texts::Entry{"run.data_starving.message", GG_TEXT("catalogue", "A large part of each step is spent waiting for images since epoch {epoch}.")},
    texts::Entry{"run.data_starving.why", GG_TEXT("catalogue", "Images are read and augmented more slowly than the network learns from them. The result is the same, it only comes later.")},
    texts::Entry{"run.data_starving.evidence", GG_TEXT("catalogue", "{wait} of the time is waiting, {rate} images a second")},
    texts::Entry{"run.data_starving.action", GG_TEXT("catalogue", "Use more loader threads, store the images at the size of training, or put them on a faster disk.")},
    texts::Entry{"run.data_starving.threshold.wait", GG_TEXT("catalogue", "share of a step's time that is waiting")},
    texts::Entry{"run.data_starving.threshold.epochs", GG_TEXT("catalogue", "epochs in a row")},
};

constexpr Rule rule{.id = "run.data_starving",
                    .source = "SageMaker Debugger: CPU bottleneck",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
