#pragma once

#include "app/job.h"
#include "app/training_runner.h"
#include "core/recipe/train_config.h"

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
    void stop() { m_runner.stop(); }

Q_SIGNALS:
    void started(const QString& runFolder);

private:
    void measure(const recipe::TrainConfig& config);
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
    Job m_measureJob;
    bool m_stopping = false;
};

}  // namespace gg::app
