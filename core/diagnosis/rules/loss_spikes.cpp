#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"
#include "core/diagnosis/schedule_events.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace gg::diagnosis {
namespace {

// A spike is a value, or a few, beyond a multiple of the loss before and after it, and beyond anything that its scatter explains.
constexpr std::array ruleThresholds{
    Threshold{.id = "times", .value = 2, .lowest = 1.2, .highest = 100},
    Threshold{.id = "scatter", .value = 8, .lowest = 3, .highest = 100},
};
constexpr std::size_t window = 9;
constexpr std::size_t longest = 3;         ///< values of one spike; what lasts longer is no spike
constexpr std::size_t fewest = 12;         ///< values before anything is judged
constexpr std::size_t settling = 3;        ///< the first epochs fall steeply
constexpr std::int64_t settlingSteps = 50;
constexpr double leastScatter = 0.02;      ///< of the logarithm: a curve of rounded numbers may have none
constexpr std::size_t many = 3;
constexpr double stepFactor = 1.5;         ///< single batches differ more than epochs do
constexpr double stepShare = 0.25;         ///< of the loss at the beginning: of a loss that is nearly 0, one hard image is a multiple

/// Indices of the highest value of each spike, of values that are all above 0.
std::vector<std::size_t> spikesOf(const std::vector<double>& values, double times, double scatters, std::size_t from)
{
    std::vector<double> logs;
    logs.reserve(values.size());
    std::transform(values.begin(), values.end(), std::back_inserter(logs), [](double v) { return std::log(v); });
    const std::vector<double> levels = centredMedians(logs, window);
    std::vector<double> off;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        off.push_back(std::abs(logs[i] - levels[i]));
    }
    const double scatter = std::max(leastScatter, 1.4826 * median(off));
    const double limit = std::max(std::log(times), scatters * scatter);
    std::vector<std::size_t> spikes;
    for (std::size_t i = from; i + 1 < logs.size();) {
        std::size_t end = i;
        while (end < logs.size() && logs[end] - levels[end] > limit) {
            ++end;
        }
        // A spike that the run has not come back from is none yet.
        if (end > i && end - i <= longest && end < logs.size()) {
            const auto highest = std::max_element(logs.begin() + static_cast<std::ptrdiff_t>(i), logs.begin() + static_cast<std::ptrdiff_t>(end));
            spikes.push_back(static_cast<std::size_t>(highest - logs.begin()));
        }
        i = std::max(end, i + 1);
    }
    return spikes;
}

Verdict spikesVerdict(const NamedCurve& loss, const std::vector<std::size_t>& spikes, std::size_t firstJudged)
{
    const auto& values = loss.curve.values;
    const std::size_t worst = *std::max_element(spikes.begin(), spikes.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    const std::size_t before = worst - std::min<std::size_t>(worst, window / 2);
    const double level = median(std::vector<double>(values.begin() + static_cast<std::ptrdiff_t>(before), values.begin() + static_cast<std::ptrdiff_t>(worst)));
    // Long ago, for a fifth of what was judged: the run has left it behind.
    const bool over = values.size() - spikes.back() > std::max<std::size_t>(2 * longest, (values.size() - firstJudged) / 5);
    Verdict verdict{.severity = spikes.size() >= many ? audit::Severity::Warning : audit::Severity::Info,
                    .sinceEpoch = loss.curve.epochs[spikes.front()],
                    .sinceStep = loss.curve.steps[spikes.front()],
                    .over = over,
                    .values = {{"count", std::to_string(spikes.size())},
                               {"series", loss.name},
                               {"loss", changeText(level, values[worst])},
                               {"step", std::to_string(loss.curve.steps[worst])},
                               {"epoch", epochText(loss.curve.epochs[worst])}},
                    .series = loss.series,
                    .variant = spikes.size() == 1 ? "one" : ""};
    for (const std::size_t spike : spikes) {
        const int epoch = static_cast<int>(std::ceil(loss.curve.epochs[spike] - 1e-6));
        if (epoch > 0 && (verdict.epochs.empty() || verdict.epochs.back() != epoch)) {
            verdict.epochs.push_back(epoch);
        }
    }
    return verdict;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const NamedCurve byEpochs = trainingLoss(run.history);
    const NamedCurve bySteps = stepLoss(run.history);
    if (byEpochs.empty() && bySteps.empty()) {
        opinion.lacks("train/loss");
        return;
    }
    const auto events = scheduleEvents(run);
    for (const NamedCurve* loss : {&byEpochs, &bySteps}) {
        const auto& values = loss->curve.values;
        if (values.size() < fewest || std::any_of(values.begin(), values.end(), [](double v) { return v <= 0; })) {
            continue;
        }
        const auto from = loss == &byEpochs ? settling
                                            : static_cast<std::size_t>(std::lower_bound(loss->curve.steps.begin(), loss->curve.steps.end(),
                                                                                        std::max(settlingSteps, run.info.stepsPerEpoch))
                                                                       - loss->curve.steps.begin());
        const double least = loss == &byEpochs ? 0 : stepShare * median(std::vector<double>(values.begin(), values.begin() + window));
        auto spikes = spikesOf(values, (loss == &byEpochs ? 1 : stepFactor) * limits["times"], limits["scatter"], from);
        std::erase_if(spikes, [&](std::size_t i) { return values[i] < least || atScheduleEvent(events, loss->curve.epochs[i]); });
        if (!spikes.empty()) {
            opinion.say(spikesVerdict(*loss, spikes, from));
            return;
        }
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.loss_spikes.title", GG_TEXT("catalogue", "Loss spikes")},
    texts::Entry{"run.loss_spikes.message", GG_TEXT("catalogue", "The training loss has jumped up {count} times and come down again, most at epoch {epoch}.")},
    texts::Entry{"run.loss_spikes.message_over", GG_TEXT("catalogue", "The training loss jumped up {count} times and came down again, most at epoch {epoch}; it has been quiet since.")},
    texts::Entry{"run.loss_spikes.message.one", GG_TEXT("catalogue", "The training loss jumped up once and came down again, at epoch {epoch}.")},
    texts::Entry{"run.loss_spikes.message_over.one", GG_TEXT("catalogue", "The training loss jumped up once and came down again, at epoch {epoch}; it has been quiet since.")},
    texts::Entry{"run.loss_spikes.why", GG_TEXT("catalogue", "A single batch with wrong labels or broken images, or a step that was too long, shows as a spike. One does little harm; many slow the training down and may end in divergence.")},
    texts::Entry{"run.loss_spikes.evidence", GG_TEXT("catalogue", "{series} {loss} at step {step}")},
    texts::Entry{"run.loss_spikes.action", GG_TEXT("catalogue", "Audit the images of that step; if they are sound, limit the norm of the gradients or lower the learning rate.")},
    texts::Entry{"run.loss_spikes.threshold.times", GG_TEXT("catalogue", "times the loss around it that a spike reaches")},
    texts::Entry{"run.loss_spikes.threshold.scatter", GG_TEXT("catalogue", "times the scatter of the loss's logarithm that a spike stands out by")},
};

constexpr Rule rule{.id = "run.loss_spikes",
                    .source = "PyTorch Lightning: spike detection",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
