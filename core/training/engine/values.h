#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gg::training {

/// Values of a run's event by the name of their series.
using Values = std::vector<std::pair<std::string, double>>;

}  // namespace gg::training
