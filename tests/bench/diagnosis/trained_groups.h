#pragma once

#include "trained_cases.h"

#include <string>
#include <vector>

namespace gg::injection {

/// A training and its repetitions, one a seed.
struct TrainedGroup {
    std::string name;
    std::string fault = {};
    std::vector<recipe::SweepSetting> settings = {};
    int seeds = 3;
    std::string set = "masks";
    std::string base = "masks";
    double harm = 0;
    bool fromStart = false;
    int firstSeed = 1;
    bool heldOut = false;
};

void addCases(std::vector<TrainedCase>& cases, const std::string& kind, const TrainedGroup& group);

}  // namespace gg::injection
