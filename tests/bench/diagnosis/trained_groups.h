#pragma once

#include "trained_cases.h"

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
};

void addCases(std::vector<TrainedCase>& cases, const std::string& kind, const TrainedGroup& group);

}  // namespace gg::injection
