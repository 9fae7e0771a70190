#pragma once

#include "app/cli/loaded_runs.h"
#include "core/evaluation/run_difference.h"
#include "core/report/result_table.h"
#include "core/runs/run_groups.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace gg::cli {

/// What a later run's predictions say against the first one's, or why they say nothing.
struct RunVerdict {
    std::string a;
    std::string b;
    evaluation::PredictionDifference difference;
    std::string problem;
};
/// Every later run against the first. `truth` is a data set's path, or empty: that of the runs.
std::vector<RunVerdict> verdictsOf(const LoadedRuns& loaded, const std::string& truth, int epoch);

/// Mean and deviation of the best values over the runs of each group.
struct GroupScores {
    runs::RunGroup group;
    std::vector<std::pair<std::string, runs::GroupValue>> scores;  ///< by series
};
std::vector<GroupScores> groupScores(const LoadedRuns& loaded, const runs::Comparison& comparison, const runs::Grouping& grouping);

/// A row a run, or a group where there are any: settings that differ, then the best values.
report::ResultTable resultTable(const LoadedRuns& loaded, const runs::Comparison& comparison, const std::vector<GroupScores>& groups);

/// The comparison's JSON with "verdicts" and "groups" in it.
std::string withSections(const std::string& json, const LoadedRuns& loaded, const std::vector<RunVerdict>& verdicts, const std::vector<GroupScores>& groups);
void printSections(std::ostream& out, const std::vector<RunVerdict>& verdicts, const std::vector<GroupScores>& groups);

}  // namespace gg::cli
