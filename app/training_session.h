#pragma once

#include "app/job.h"
#include "app/training_runner.h"
#include "core/diagnosis/settings.h"
#include "core/recipe/train_config.h"
#include "core/runs/run_folder.h"

#include <QObject>
#include <QTimer>

namespace gg::widgets {
class RunCollection;
class TrainPage;
}  // namespace gg::widgets

namespace gg::app {

class DatasetSession;
class RunFeed;
class Workspace;

/// Connects the train page to the training thread. What the training says comes back through the run folder.
class TrainingSession : public QObject {
    Q_OBJECT
public:
    TrainingSession(widgets::TrainPage& page, DatasetSession& datasets, widgets::RunCollection& runs, RunFeed& feed, Workspace& workspace,
                    QObject* parent = nullptr);

    bool running() const { return m_runner.running(); }
    void start(const recipe::TrainConfig& config, const QString& runName);
    /// Goes on with a run that was stopped, from its last checkpoint and on the data set that it was begun on.
    void continueRun(const QString& runFolder, const runs::RunInfo& info);
    void stop() { m_runner.stop(); }
    /// Pauses or stops the training in that folder, for a verdict with this title. `first`: it was there when the run was first read; who goes on with
    /// a run knows of those.
    void halt(const QString& folder, diagnosis::Halt halt, const QString& verdict, bool first);

Q_SIGNALS:
    void started(const QString& runFolder);
    void failed(const QString& error);
    /// A training was paused or stopped by a verdict: what to tell.
    void halted(const QString& text);

private:
    void launch(training::TrainRequest request);
    void measure(const recipe::TrainConfig& config);
    void measureStep(const recipe::TrainConfig& config);
    void endMeasuring();
    void adoptDataset();
    void showProgress();
    void ended();
    void importConfig();
    void exportConfig();

    widgets::TrainPage& m_page;
    DatasetSession& m_datasets;
    widgets::RunCollection& m_runs;
    RunFeed& m_feed;
    Workspace& m_workspace;
    TrainingRunner m_runner;
    Job m_latencyJob;
    Job m_measureJob;
    Job m_openJob;
    bool m_stopping = false;
    bool m_resumed = false;  ///< the run was there before
};

}  // namespace gg::app
