#pragma once

#include "core/recipe/sweep.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::injection {

/// A short real training with one fault in it, or none.
struct TrainedCase {
    std::string name;    ///< "masks_rate_x1000_seed2"
    std::string fault;   ///< see faults.h; empty: a healthy twin
    int onset = 1;       ///< the epoch from which the fault is there
    std::string base;    ///< the configuration that it differs from, see trained_bases.h
    std::string set;     ///< see sample_sets.h
    std::vector<recipe::SweepSetting> settings;
    std::uint64_t seed = 1;
    bool fromStart = false;  ///< begins with the weights of an untrained network, for what only a network that was loaded can have
    /// The fault counts only where the run ended this much below its healthy twins' mean: a network may shrug an injection off. 0: it always counts.
    double harm = 0;
    bool heldOut = false;    ///< sets no threshold
};

std::vector<TrainedCase> maskCases();
std::vector<TrainedCase> boxCases();
/// Other networks, settings, strengths, seeds and data than those above.
std::vector<TrainedCase> heldOutCases();

recipe::TrainConfig baseConfig(std::string_view base, const std::string& folder);

/// The same for the same training, whatever its name: its folder's name.
std::string fingerprint(const TrainedCase& which);

}  // namespace gg::injection
