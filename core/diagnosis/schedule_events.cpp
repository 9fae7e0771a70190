#include "core/diagnosis/schedule_events.h"

#include "core/diagnosis/progress.h"

#include <algorithm>
#include <cmath>

namespace gg::diagnosis {
namespace {

using Kind = ScheduleEvent::Kind;

/// A rate that changes by so much from one epoch to the next was switched; schedules that glide change by less, but for their last epochs.
constexpr double switchedDown = 0.6;
constexpr double switchedUp = 3;
constexpr double gliding = 0.8;

double firstOf(const RunView& run, std::initializer_list<const char*> keys)
{
    for (const char* key : keys) {
        if (const auto value = run.number(key)) {
            return *value;
        }
    }
    return 0;
}

double warmupEpochs(const RunView& run)
{
    const double epochs = firstOf(run, {"schedule.warmup_epochs", "warmup_epochs"});
    const auto perEpoch = static_cast<double>(run.info.stepsPerEpoch);
    // Our detectors warm up for some steps at least, as the reference does.
    const double steps = firstOf(run, {"schedule.warmup_steps_min"});
    return epochs > 0 && perEpoch > 0 ? std::max(epochs, steps / perEpoch) : epochs;
}

void addRateSwitches(const RunView& run, double warm, std::vector<ScheduleEvent>& events)
{
    Curve rates = epochCurve(run.history, "train/lr");
    if (rates.empty()) {
        rates = epochCurve(run.history, "train/lr/pg0");
    }
    const auto ratio = [&](std::size_t i) { return rates.values[i - 1] > 0 ? rates.values[i] / rates.values[i - 1] : 1; };
    for (std::size_t i = 2; i < rates.size(); ++i) {
        if (rates.epochs[i] <= warm + 1) {
            continue;
        }
        if (ratio(i) < switchedDown && ratio(i - 1) > gliding) {
            events.push_back({.kind = Kind::RateFalls, .epoch = rates.epochs[i], .before = rates.values[i - 1], .after = rates.values[i]});
        } else if (ratio(i) > switchedUp) {
            events.push_back({.kind = Kind::RateRises, .epoch = rates.epochs[i], .before = rates.values[i - 1], .after = rates.values[i]});
        }
    }
}

}  // namespace

std::vector<ScheduleEvent> scheduleEvents(const RunView& run)
{
    std::vector<ScheduleEvent> events;
    const double warm = warmupEpochs(run);
    if (warm > 0) {
        events.push_back({.kind = Kind::WarmupEnds, .epoch = std::floor(warm) + 1});
    }
    const double close = firstOf(run, {"augment.close_mosaic", "close_mosaic"});
    const double mosaic = std::max(firstOf(run, {"augment.mosaic", "mosaic"}), firstOf(run, {"augment.mixup", "mixup"}));
    if (close > 0 && mosaic > 0 && run.info.epochs > close) {
        events.push_back({.kind = Kind::MosaicCloses, .epoch = run.info.epochs - close + 1});
    }
    addRateSwitches(run, warm, events);
    std::ranges::sort(events, {}, &ScheduleEvent::epoch);
    return events;
}

bool atScheduleEvent(const std::vector<ScheduleEvent>& events, double epoch)
{
    const double whole = std::ceil(epoch - 1e-6);
    return std::any_of(events.begin(), events.end(), [&](const ScheduleEvent& event) { return whole >= event.epoch && whole <= event.epoch + 1; });
}

}  // namespace gg::diagnosis
