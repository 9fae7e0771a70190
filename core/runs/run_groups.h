#pragma once

#include "core/runs/compare.h"

namespace gg::runs {

/// What makes runs one group, such as seeds of one experiment. At most one of the two is set.
struct Grouping {
    std::string setting = {};      ///< a flat key: runs with the same value, "loss"
    /// Of names: "*" stands for what may differ, "{}" for what the group is called after. "{}_seed*" makes bce_seed1 and bce_seed2 the group "bce";
    /// without "{}" all runs that fit are one group. Runs whose names do not fit stay alone. Letter case counts.
    std::string namePattern = {};

    bool none() const { return setting.empty() && namePattern.empty(); }
    friend bool operator==(const Grouping&, const Grouping&) = default;
};

struct RunGroup {
    std::string name;               ///< the value, what "{}" stands for, or the name of a run that stays alone; empty: runs without the setting
    std::vector<std::size_t> runs;  ///< indices, ascending
    bool alone = false;             ///< a run that the pattern does not fit
};

/// One run as grouping sees it.
struct NamedSettings {
    std::string name;
    const Settings* settings = nullptr;
};
/// Every run is in one group. Groups are in the order of their values where all are numbers, else of their names with numbers in them counted
/// ("lr10" after "lr9"); runs without the setting come last.
GG_EXPORT std::vector<RunGroup> groupRuns(std::span<const NamedSettings> runs, const Grouping& grouping);

/// What "{}" stands for in a name; the pattern itself where it has none; nullopt where it does not fit. "{}" takes as much as it can.
GG_EXPORT std::optional<std::string> groupOfName(std::string_view name, std::string_view pattern);

/// A pattern that groups names which differ in the number at their ends, such as "{}_seed*"; empty where no two of them do.
GG_EXPORT std::string suggestedPattern(std::span<const std::string> names);

/// Mean and spread over the runs of a group, by epoch.
struct GroupBand {
    std::vector<double> epochs;     ///< ascending: those at which at least two runs have a finite value
    std::vector<double> mean;
    std::vector<double> deviation;  ///< of the sample: divided by n − 1
    std::vector<double> lowest;
    std::vector<double> highest;
    std::vector<int> runs;          ///< n at each epoch
};
/// Points of one run; where an epoch occurs twice, as after a restart, the value written last counts.
struct Points {
    std::span<const double> x;
    std::span<const double> y;
};
/// Example: runs (1: 0.2, 2: 0.4) and (1: 0.4) have at epoch 1 mean 0.3, deviation 0.1414, n 2; epoch 2 has one run and is left out. Values between
/// epochs, as those of steps, are first averaged within a run to the end of their epoch. O(points log points).
GG_EXPORT GroupBand bandOf(std::span<const Points> runs);

/// Mean ± deviation of what stands for each run.
struct GroupValue {
    std::optional<double> mean;
    std::optional<double> deviation;  ///< of at least two runs
    int runs = 0;                     ///< that have a value
};
GG_EXPORT GroupValue meanOf(std::span<const std::optional<double>> values);

}  // namespace gg::runs
