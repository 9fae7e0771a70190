#pragma once

#include "core/training/engine.h"

#include <QObject>
#include <QString>

#include <memory>
#include <thread>

namespace gg::app {

/// One training at a time, on one thread. The numbers come through the run folder; the signals carry state alone.
class TrainingRunner : public QObject {
    Q_OBJECT
public:
    explicit TrainingRunner(QObject* parent = nullptr);
    /// Stops after the step in progress and waits: a checkpoint is left behind.
    ~TrainingRunner() override;

    bool running() const { return m_running; }
    const QString& runFolder() const { return m_runFolder; }

    void start(training::TrainRequest request);
    void pause();
    void resume();
    void stop();

Q_SIGNALS:
    void started(const QString& runFolder);
    void finished(const QString& runFolder, gg::training::TrainOutcome outcome);
    void failed(const QString& runFolder, const QString& error);

private:
    void run(const training::TrainRequest& request);

    std::unique_ptr<training::TrainControl> m_control;
    std::jthread m_thread;
    QString m_runFolder;
    bool m_running = false;
};

}  // namespace gg::app
