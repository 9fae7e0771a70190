#pragma once

#include "core/diagnosis/curve.h"
#include "core/diagnosis/run_view.h"

#include <cstdint>
#include <vector>

namespace gg::diagnosis {

/// Where the schedule of a training itself changes something: series may jump there, and nothing is wrong.
struct ScheduleEvent {
    enum class Kind : std::uint8_t { WarmupEnds, MosaicCloses, RateFalls, RateRises } kind = Kind::WarmupEnds;
    double epoch = 0;  ///< the first epoch that feels it, from 1
    double before = 0;  ///< the learning rate, of RateFalls and RateRises
    double after = 0;
};

/// From the settings (warm-up, mosaic) and the logged learning rate (steps down and up), by epoch.
GG_EXPORT std::vector<ScheduleEvent> scheduleEvents(const RunView& run);
/// One of them is felt at this epoch, or was at the one before.
GG_EXPORT bool atScheduleEvent(const std::vector<ScheduleEvent>& events, double epoch);

}  // namespace gg::diagnosis
