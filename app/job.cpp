#include "app/job.h"

#include "app/background_thread.h"

namespace gg::app {

Job::Job(QObject* parent)
    : QObject(parent)
{
}

Job::~Job()
{
    m_stop.request_stop();
    m_threads.clear();
}

void Job::cancel()
{
    m_stop.request_stop();
    if (running()) {
        m_finished = m_generation;
        Q_EMIT finished();
    }
}

ProgressFunction Job::progressFunction(quint64 generation)
{
    return [this, generation](const Progress& progress) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, progress] {
                if (generation == m_generation && running()) {
                    Q_EMIT progressed(QString::fromStdString(progress.what), progress.done, progress.total);
                }
            },
            Qt::QueuedConnection);
    };
}

void Job::launch(std::function<void()> body)
{
    // Threads of dropped work are kept until they end by themselves; nobody waits for them here.
    std::erase_if(m_threads, [](const Thread& thread) { return thread.ended->load(); });
    auto ended = std::make_shared<std::atomic<bool>>(false);
    m_threads.push_back({std::jthread([body = std::move(body), ended] {
                             yieldToWindow();
                             body();
                             *ended = true;
                         }),
                         ended});
}

QString errorText(const Error& error)
{
    return error.path().empty() ? QString::fromStdString(error.detail())
                                : QStringLiteral("%1: %2").arg(QString::fromStdString(error.path()), QString::fromStdString(error.detail()));
}

}  // namespace gg::app
