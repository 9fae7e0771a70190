#pragma once

#include "core/runs/run_groups.h"
#include "widgets/charts/chart_builder.h"

namespace gg::widgets {

/// A group of runs as charts and legends show it.
struct ChartGroup {
    QString title;  ///< "bce (n = 3)"; of a group of one the name alone
    QColor colour;  ///< of its first run
    std::vector<const RunEntry*> runs;
    bool faint = false;  ///< all of them are brushed out
};
std::vector<ChartGroup> chartGroups(const std::vector<const RunEntry*>& runs, const runs::Grouping& grouping);

/// The chart with a line a group: the mean over its runs, in a band of one standard deviation, where at least two of them have a value. A group of one
/// is drawn as the run that it is. What was measured each step is averaged over epochs.
ChartSpec buildGroupedChart(const QString& name, const std::vector<ChartGroup>& groups, const ChartOptions& options, CurveStore& curves);

}  // namespace gg::widgets
