#pragma once

#include "core/base/job_control.h"
#include "widgets/charts/figure_request.h"
#include "widgets/figures/figure_painting.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace gg::widgets {

/// Reads what the panels of a figure show from the run folders, each run once: what the window composes and what the command line draws are
/// one code path. Threads may share it and wait for one another.
class PanelBuilder {
public:
    PanelBuilder(RunLoader load, FigureSources sources);

    /// One a panel; a panel that cannot be built says why. Throws Cancelled.
    std::vector<PanelContent> build(const ComposedFigure& figure, JobControl& control);
    /// One of them.
    PanelContent build(const ComposedFigure& figure, const ComposedPanel& panel);
    /// Runs are read anew the next time: they may have grown. Waits for nobody.
    void forget();

private:
    RunEntry& run(const FigureRun& run);
    PanelContent buildPanel(const ComposedFigure& figure, const ComposedPanel& panel);

    std::atomic<bool> m_stale = false;
    std::mutex m_mutex;
    RunLoader m_load;
    FigureSources m_sources;
    std::map<QString, std::unique_ptr<RunEntry>> m_runs;
};

/// The best value of each series, a row a run; of two runs or more the best of each column is marked. The series are those asked for, or the
/// results that any of the runs has. Losses are better when lower.
TableFigure resultTable(const std::vector<const RunEntry*>& runs, const QStringList& series);

}  // namespace gg::widgets
