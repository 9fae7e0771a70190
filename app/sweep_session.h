#pragma once

#include "app/job.h"
#include "core/diagnosis/settings.h"
#include "core/runs/run_groups.h"
#include "core/training/sweep_queue.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <thread>

namespace gg::widgets {
class RunCollection;
class SweepDialog;
class TrainPage;
}  // namespace gg::widgets

namespace gg::app {

class DatasetSession;
class RunFeed;
class Workspace;

/// Connects the train page to a sweep: one queue at a time, trained on a thread of its own. What its runs say comes back through their folders.
class SweepSession : public QObject {
    Q_OBJECT
public:
    SweepSession(widgets::TrainPage& page, DatasetSession& datasets, widgets::RunCollection& runs, RunFeed& feed, Workspace& workspace, QObject* parent = nullptr);
    /// Stops after the step in progress and waits: a checkpoint is left behind.
    ~SweepSession() override;

    bool running() const { return m_running; }
    void start(const recipe::SweepPlan& plan, const QString& name);
    /// Goes on with what a folder holds.
    void continueSweep(const QString& folder);
    void stop();
    /// The run that trains halts at a verdict, or the whole sweep; `first`: the verdict was there when the run was first read.
    void halt(const QString& folder, gg::diagnosis::Halt halt, const QString& verdict, bool first);

Q_SIGNALS:
    /// A sentence that says what was halted at which verdict.
    void halted(const QString& what);
    void started(const QString& folder);
    /// The runs page, with repetitions as one group.
    void showRunsRequested(const gg::runs::Grouping& grouping);

private:
    void connectPanel();
    void connectControls();
    void describe(const recipe::SweepPlan* plan = nullptr);
    void loadPlan(widgets::SweepDialog* dialog);
    void savePlan(const recipe::SweepPlan& plan);
    void chooseFolder(widgets::SweepDialog* dialog);
    void train();
    void trained(const QString& error);
    void runChanged(const training::QueuedRun& run);
    void showQueue();
    void showProgress();
    runs::Grouping grouping() const;
    void writeTable();
    void writeFigure();

    widgets::TrainPage& m_page;
    DatasetSession& m_datasets;
    widgets::RunCollection& m_runs;
    RunFeed& m_feed;
    Workspace& m_workspace;
    std::unique_ptr<training::SweepQueue> m_queue;
    Job m_writeJob;
    QString m_runFolder;  ///< of the run that trains
    QStringList m_begun;  ///< folders of runs that are gone on with: what was said of them before halts nothing
    bool m_running = false;
    bool m_stopping = false;
    std::jthread m_thread;  // last: it uses everything above
};

}  // namespace gg::app
