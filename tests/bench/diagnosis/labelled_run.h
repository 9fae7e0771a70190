#pragma once

#include "core/diagnosis/run_view.h"
#include "core/runs/run_event.h"
#include "core/runs/run_folder.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::injection {

/// A run of which it is known what is wrong with it, because that was done to it on purpose.
struct LabelledRun {
    std::string id;
    std::string fault;           ///< see faults.h; empty: healthy
    int onset = 0;               ///< the epoch from which the fault is there
    std::int64_t onsetStep = 0;  ///< where it began inside an epoch and steps were logged; 0: not known
    bool trained = false;        ///< else made up
    bool heldOut = false;
    bool took = true;            ///< false: what was injected did the run no harm, or a twin came to nothing by itself; it then counts neither as a fault nor as healthy
    runs::RunInfo info;
    std::vector<runs::RunEvent> events;  ///< with one Epoch event an epoch
    diagnosis::RunFacts facts;           ///< those of later epochs are hidden when it is replayed
    std::vector<std::string> tolerated = {};  ///< rules that tell the truth about this very run, beside those of its fault
};

}  // namespace gg::injection
