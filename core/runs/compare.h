#pragma once

#include "core/runs/history.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gg::runs {

struct ConfigDifference {
    std::string key;                  ///< flat, "optimizer.lr"
    std::vector<std::string> values;  ///< one a run, empty where the run has no such key
};

struct BestValue {
    std::optional<double> best;
    int bestEpoch = 0;
    std::optional<double> last;
};

struct MetricRow {
    std::string series;             ///< "val/dice"
    std::vector<BestValue> values;  ///< one a run
};

struct ImageDelta {
    std::string image;
    std::vector<std::optional<double>> dice;  ///< one a run, at each run's last epoch with detail; undefined is undefined
};

struct Comparison {
    std::vector<std::string> runs;
    std::vector<ConfigDifference> differences;
    std::vector<MetricRow> metrics;
    std::vector<ImageDelta> images;  ///< those that every run has, largest spread first
};

/// Pure: aligns histories of two or more runs. Larger is better for every metric but those whose name ends in "loss".
GG_EXPORT Comparison compareRuns(const std::vector<const Run*>& runs, const std::vector<std::optional<EpochDetail>>& details);
GG_EXPORT std::string toJson(const Comparison& comparison);

}  // namespace gg::runs
