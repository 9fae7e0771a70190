#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"
#include "core/diagnosis/schedule_events.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace gg::diagnosis {
namespace {

// Said only where a curve really jumps, by far more than it changes from epoch to epoch around that place.
constexpr std::array ruleThresholds{
    Threshold{.id = "times", .value = 4, .lowest = 1, .highest = 1000},
    Threshold{.id = "jump", .value = 0.03, .lowest = 0.001, .highest = 10},
};
constexpr std::size_t fewest = 6;
constexpr double leastScore = 0.02;
constexpr std::size_t around = 5;  ///< changes before and after that are compared with

struct Jump {
    std::string name;
    double from = 0;
    double to = 0;
    double times = 0;  ///< the usual change
};

/// What jumps: a loss, or a score of which a change of so much is the least that can be seen.
struct Watched {
    const std::string& name;
    const Curve& curve;
    bool moreIsBetter = false;
};

std::optional<Jump> jumpAt(const Watched& watched, const ScheduleEvent& event, const Limits& limits)
{
    const auto& [name, curve, moreIsBetter] = watched;
    const double epoch = event.epoch;
    if (curve.size() < fewest || (!moreIsBetter && curve.values.back() >= curve.values.front())) {
        return std::nullopt;  // a loss that is no lower than at its beginning jumps for worse reasons
    }
    const auto isThere = [&](std::size_t i) { return curve.epochs[i] >= epoch - 0.5 && curve.epochs[i] <= epoch + 1.5; };
    const auto first = static_cast<std::size_t>(std::lower_bound(curve.epochs.begin(), curve.epochs.end(), epoch - 0.5) - curve.epochs.begin());
    std::vector<double> changes;
    for (std::size_t i = std::max<std::size_t>(1, first - std::min(first, around)); i < std::min(curve.size(), first + 2 + around); ++i) {
        if (!isThere(i)) {
            changes.push_back(std::abs(curve.values[i] - curve.values[i - 1]));
        }
    }
    const double usual = changes.size() < 2 ? 0 : median(changes);
    std::optional<Jump> largest;
    for (std::size_t i = std::max<std::size_t>(1, first); i < curve.size() && isThere(i); ++i) {
        const double change = std::abs(curve.values[i] - curve.values[i - 1]);
        // At the end of a warm-up learning takes off: only a setback is one of the schedule's.
        const bool setback = (curve.values[i] < curve.values[i - 1]) == moreIsBetter;
        // What throws the loss above where it began, or a rate that rises and halves the score, has done harm.
        const bool ruin = moreIsBetter ? event.kind == ScheduleEvent::Kind::RateRises && curve.values[i] < 0.5 * curve.values[i - 1]
                                       : curve.values[i] > curve.values.front();
        if (ruin) {
            return std::nullopt;
        }
        const bool counts = (event.kind != ScheduleEvent::Kind::WarmupEnds || setback) && (!moreIsBetter || change > leastScore);
        if (counts && usual > 0 && change > limits["times"] * usual && change > limits["jump"] * std::abs(curve.values[i - 1])
            && (!largest || change > largest->times * usual)) {
            largest = Jump{.name = name, .from = curve.values[i - 1], .to = curve.values[i], .times = change / usual};
        }
    }
    return largest;
}

const char* variantOf(ScheduleEvent::Kind kind)
{
    switch (kind) {
    case ScheduleEvent::Kind::WarmupEnds:
        return "warmup";
    case ScheduleEvent::Kind::MosaicCloses:
        return "mosaic";
    case ScheduleEvent::Kind::RateFalls:
    case ScheduleEvent::Kind::RateRises:
        break;
    }
    return "rate";
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const auto events = scheduleEvents(run);
    if (events.empty()) {
        if (run.info.configYaml.empty() && run.history.find("train/lr") == nullptr && run.history.find("train/lr/pg0") == nullptr) {
            opinion.lacks("configuration");
        }
        return;
    }
    const NamedCurve loss = trainingLoss(run.history);
    const Score score = validationScore(run.history);
    std::optional<Verdict> most;
    double mostTimes = 0;
    for (const ScheduleEvent& event : events) {
        for (const Watched& watched : {Watched{.name = loss.name, .curve = loss.curve}, Watched{.name = score.name, .curve = score.curve, .moreIsBetter = true}}) {
            const auto jump = jumpAt(watched, event, limits);
            if (!jump || jump->times <= mostTimes) {
                continue;
            }
            mostTimes = jump->times;
            most = Verdict{.severity = audit::Severity::Info,
                           .sinceEpoch = event.epoch,
                           .sinceStep = static_cast<std::int64_t>(event.epoch) * run.info.stepsPerEpoch,
                           .values = {{"series", jump->name}, {"change", changeText(jump->from, jump->to)}, {"rate", changeText(event.before, event.after)}, {"epoch", epochText(event.epoch)}},
                           .series = !watched.moreIsBetter ? loss.series : std::vector<std::string>{score.name},
                           .variant = variantOf(event.kind),
                           .epochs = {static_cast<int>(std::lround(event.epoch))}};
        }
    }
    if (most) {
        opinion.say(std::move(*most));
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.schedule_artefact.title", GG_TEXT("catalogue", "A jump that the schedule explains")},
    texts::Entry{"run.schedule_artefact.message", GG_TEXT("catalogue", "The curves jump at epoch {epoch} because the schedule changes something there: that is no fault.")},
    texts::Entry{"run.schedule_artefact.message.warmup", GG_TEXT("catalogue", "The curves jump at epoch {epoch}, where the warm-up ends: that is no fault.")},
    texts::Entry{"run.schedule_artefact.message.mosaic", GG_TEXT("catalogue", "The curves jump at epoch {epoch}, from which pictures are no longer mixed (mosaic): that is no fault.")},
    texts::Entry{"run.schedule_artefact.message.rate", GG_TEXT("catalogue", "The curves jump at epoch {epoch}, where the learning rate is switched ({rate}): that is no fault.")},
    texts::Entry{"run.schedule_artefact.why", GG_TEXT("catalogue", "Mixed pictures are harder than whole ones, and a lower rate settles into what a higher one jumps across. Values before and after such a place are not of one series.")},
    texts::Entry{"run.schedule_artefact.evidence", GG_TEXT("catalogue", "{series} {change} at epoch {epoch}")},
    texts::Entry{"run.schedule_artefact.action", GG_TEXT("catalogue", "Nothing; compare runs on one side of that epoch.")},
    texts::Entry{"run.schedule_artefact.threshold.times", GG_TEXT("catalogue", "times the change from epoch to epoch around it")},
    texts::Entry{"run.schedule_artefact.threshold.jump", GG_TEXT("catalogue", "relative change that can be seen")},
};

constexpr Rule rule{.id = "run.schedule_artefact",
                    .source = "Ultralytics: close_mosaic, warmup_epochs",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
