#pragma once

#include "core/base/job_control.h"
#include "widgets/charts/figure_request.h"
#include "widgets/figures/figure_painting.h"

#include <atomic>
#include <list>
#include <map>
#include <memory>
#include <mutex>

namespace gg::widgets {

/// What a figure's runs can be shown as.
struct PanelOffers {
    std::vector<ChartGroupNames> charts;
    bool table = false;
    bool pictures = false;  ///< snapshots and matrices of pixels
    friend bool operator==(const PanelOffers&, const PanelOffers&) = default;
};
PanelOffers offersOf(const std::vector<const RunEntry*>& runs);

/// Reads what the panels of a figure show from the run folders and predictions, each once: what the window composes and what the command line draws
/// are one code path. Threads may share it and wait for one another.
class PanelBuilder {
public:
    PanelBuilder(RunLoader load, FigureSources sources);

    /// One a panel; a panel that cannot be built says why. Throws Cancelled.
    std::vector<PanelContent> build(const ComposedFigure& figure, JobControl& control);
    /// One of them. Of an evaluation whose files are gone: the numbers that were kept, with a notice.
    PanelContent build(const ComposedFigure& figure, const ComposedPanel& panel, JobControl& control);
    /// What those of the figure's runs that can be read have something for.
    PanelOffers offers(const ComposedFigure& figure, JobControl& control);
    /// Everything is read anew the next time: it may have grown. Waits for nobody.
    void forget();

private:
    struct Evaluated {
        EvaluationInput input;
        std::optional<evaluation::ReadingOptions> epochsAt;
        FigureEvaluation evaluation;
    };
    RunEntry& run(const FigureRun& run);
    std::vector<const RunEntry*> runsOf(const ComposedFigure& figure, const ComposedPanel& panel);
    PanelContent buildPanel(const ComposedFigure& figure, const ComposedPanel& panel, JobControl& control);
    PanelContent buildEvaluation(const ComposedPanel& panel, JobControl& control);
    const FigureEvaluation& evaluate(const EvaluationRecipe& recipe, JobControl& control);
    void readAnewWhereForgotten();

    std::atomic<bool> m_stale = false;
    std::mutex m_mutex;
    RunLoader m_load;
    FigureSources m_sources;
    std::map<std::pair<QString, QString>, std::unique_ptr<RunEntry>> m_runs;  ///< by folder and column of steps
    EvaluationReader m_evaluations;
    std::list<Evaluated> m_evaluated;  ///< last used first
};

/// The best value of each series, a row a run or a group, of which it is mean and standard deviation; of two rows or more the best of each column is
/// marked. The series are those asked for, or the results that any of the runs has. Losses are better when lower.
TableFigure resultTable(const std::vector<const RunEntry*>& runs, const QStringList& series, const runs::Grouping& group = {});

/// The figure as its recipe is written: panels of evaluations keep the numbers that are drawn now.
ComposedFigure withNumbersOf(const ComposedFigure& figure, const std::vector<PanelContent>& contents);
/// Which panels show numbers of the last time, and why: "panel b: …". Empty: none.
QStringList noticesOf(const ComposedFigure& figure, const std::vector<PanelContent>& contents);

}  // namespace gg::widgets
