#pragma once

#include "core/recipe/sweep.h"
#include "core/report/result_table.h"
#include "core/runs/history.h"
#include "core/runs/run_groups.h"

#include <span>
#include <string>
#include <vector>

namespace gg::report {

/// A run of a sweep and what it wrote; no history where it never began.
struct SweepRunResult {
    const recipe::SweepRun* run = nullptr;
    const runs::RunHistory* history = nullptr;
};

/// What a sweep came to, gathered by setting: of each run the values of the epoch at which the metric was best, so that they are those of one network.
/// Where a run does not have the metric, each series' own best.
struct SweepResults {
    struct Group {
        std::string name;
        std::vector<std::string> values;  ///< by keys; empty where it does not set the key
        std::size_t planned = 0;          ///< runs, one a seed
        /// By series, then by run; nullopt where a run has no such value (yet).
        std::vector<std::vector<std::optional<double>>> results;
    };
    std::vector<std::string> keys;    ///< settings, in the plan's order
    std::vector<std::string> varying; ///< those of them with more than one value
    std::vector<std::string> series;  ///< the first is the sweep's metric, present or not
    std::vector<Group> groups;        ///< in the plan's order

    runs::GroupValue valueOf(const Group& group, std::size_t index) const { return runs::meanOf(group.results[index]); }
};

/// `metric`: a series, also without "val/" ("map50"). Series are results of validation, one value an epoch, none of a single class.
GG_EXPORT SweepResults sweepResults(std::span<const SweepRunResult> runs, const std::string& metric);

/// A row a group: its settings, how many of its runs have the metric, and mean ± deviation over its seeds. The best of a column is
/// marked, of a loss only where nothing that varies changes what the loss is.
GG_EXPORT ResultTable sweepTable(const SweepResults& results);

/// The metric against the setting as the text of a NAME.figure.json, with the numbers in it: a dot a run, a line through the means with a bar of one
/// standard deviation, and a line for each value of a second setting. Where its values span a factor of 100 the axis shows their logarithms. Settings that are no
/// numbers are bars. `format`: "pdf", "svg,png". Throws Error (InvalidArgument) where no run has the metric.
GG_EXPORT std::string sweepFigure(const SweepResults& results, const std::string& format);

}  // namespace gg::report
