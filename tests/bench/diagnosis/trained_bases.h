#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gg::injection {

/// What several cases have in common.
struct TrainedBase {
    std::string_view name;
    std::string_view set;          ///< what its healthy cases train on
    std::string_view config;       ///< YAML; MODEL stands for the file of `model`
    std::string_view model = {};   ///< a detector's description
};

const std::vector<TrainedBase>& trainedBases();
/// Throws std::invalid_argument.
const TrainedBase& trainedBase(std::string_view name);

/// Where in `folder` the description of its model lies.
std::string modelFile(const TrainedBase& base, const std::string& folder);

}  // namespace gg::injection
