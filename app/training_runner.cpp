#include "app/training_runner.h"

#include "app/background_thread.h"
#include "app/job.h"

namespace gg::app {

TrainingRunner::TrainingRunner(QObject* parent)
    : QObject(parent)
{
}

TrainingRunner::~TrainingRunner()
{
    stop();
}

void TrainingRunner::start(training::TrainRequest request)
{
    if (m_running) {
        return;
    }
    m_running = true;
    m_runFolder = QString::fromStdString(request.runFolder);
    m_control = std::make_unique<training::TrainControl>();
    m_thread = std::jthread([this, request = std::move(request)] { run(request); });
    Q_EMIT started(m_runFolder);
}

void TrainingRunner::pause()
{
    if (m_control) {
        m_control->pause();
    }
}

void TrainingRunner::resume()
{
    if (m_control) {
        m_control->resume();
    }
}

void TrainingRunner::stop()
{
    if (m_control) {
        m_control->stop();
    }
}

void TrainingRunner::run(const training::TrainRequest& request)
{
    training::TrainOutcome outcome = training::TrainOutcome::Stopped;
    QString error;
    try {
        // Whoever loads a library holds up every thread that starts another: it must not wait for a core.
        training::Engine& engine = training::loadEngine();
        yieldToWindow();
        outcome = engine.train(request, *m_control);
    } catch (const Error& e) {
        error = errorText(e);
    } catch (const std::exception& e) {
        error = QString::fromUtf8(e.what());
    }
    QMetaObject::invokeMethod(
        this,
        [this, outcome, error] {
            m_running = false;
            if (error.isEmpty()) {
                Q_EMIT finished(m_runFolder, outcome);
            } else {
                Q_EMIT failed(m_runFolder, error);
            }
        },
        Qt::QueuedConnection);
}

}  // namespace gg::app
