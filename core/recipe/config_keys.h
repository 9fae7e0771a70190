#pragma once

#include "core/recipe/train_config.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe {

/// One key of a configuration: its name, how it is read, written and checked.
struct ConfigKey {
    std::string name;                                                      ///< "optimizer.lr"
    std::function<std::string(TrainConfig&, const std::string&)> parse;   ///< returns what was expected when it fails
    std::function<std::string(const TrainConfig&)> print;
    std::function<std::string(const TrainConfig&)> check;                 ///< what it has to be; empty when it is
    std::string task;                                                     ///< the only task that has it; empty: every one

    bool belongsTo(const TrainConfig& config) const { return task.empty() || task == config.task; }
};

/// Every key there is, in the order in which it is written. The one place that knows names, ranges and members.
GG_EXPORT const std::vector<ConfigKey>& configKeys();
const ConfigKey* findKey(std::string_view name);
/// Those of AnchorConfig: gain.…, which stand with the others; and anchors.…, objectness.…, grid.….
std::vector<ConfigKey> objectnessGainKeys();
std::vector<ConfigKey> anchorKeys();
/// Those of SsdConfig.
std::vector<ConfigKey> ssdKeys();
/// "lr" of "optimizer.lr".
std::string lastPart(std::string_view name);
/// The known key that is spelled most alike; of a wrongly placed one ("lr" at the top level) the one that ends so.
std::string nearestKey(const std::string& name);

}  // namespace gg::recipe
