#pragma once

#include "core/runs/history.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::runs {

/// Which of two values of a series is the better one.
enum class Better : std::uint8_t {
    Larger,
    Smaller,
    Neither  ///< it describes the run: a learning rate, a share of foreground, a speed
};
/// By the words in its name: losses and errors are better small, what is neither a loss nor a description is better large.
GG_EXPORT Better betterOf(std::string_view series);

/// Which value of a series stands for a run.
enum class ValueOf : std::uint8_t { Best, Last, AtCursor };

using Settings = std::map<std::string, std::string>;  ///< flatConfig()

struct ConfigDifference {
    std::string key;                  ///< flat, "optimizer.lr"
    std::vector<std::string> values;  ///< one a run, empty where the run has no such key
};

struct BestValue {
    std::optional<double> best;
    int bestEpoch = 0;           ///< 0: the run does not tell epochs
    std::optional<double> last;  ///< the value written last; not finite where that was
    std::int64_t bestStep = 0;   ///< as its file counts
    int lastEpoch = 0;
};
/// Best over the finite values, the first of equal ones; none where neither is better. O(points).
GG_EXPORT BestValue bestOf(const Series& series, Better better);
/// The value written last in that epoch: in (epoch − 1, epoch]. Of a series without epochs there is none. O(points), O(log points) where epochs ascend.
GG_EXPORT std::optional<double> valueAt(const Series& series, int epoch);
/// What stands for a run in tables and plots, finite; nullopt where it has none. `epoch` is for AtCursor. Best where neither is better is the last.
GG_EXPORT std::optional<double> resultOf(const RunHistory& history, const std::string& series, ValueOf which, Better better, int epoch);

/// What differs, by key. A key of one tool is not that of another one, whatever both mean: they stay by their names.
GG_EXPORT std::vector<ConfigDifference> differencesOf(std::span<const Settings* const> settings);

struct MetricRow {
    std::string series;             ///< "val/dice"
    std::vector<BestValue> values;  ///< one a run
};

/// The same picture may lie at two places: under a data set's root, its place inside it is its name; elsewhere its path.
GG_EXPORT std::string placeInDataset(const std::string& image, const RunInfo& info);

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
