#pragma once

#include "core/base/error.h"
#include "core/base/job_control.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace gg::app {

/// What a job came to: a value, a stop that was asked for, or an error to show.
template <typename T>
using Outcome = std::variant<T, Cancelled, Error>;

/// Runs one piece of work at a time on a thread of its own. Starting again or cancelling drops the work in progress: it is asked
/// to stop, and its result is not delivered. done() runs on the thread that the Job lives on.
class Job : public QObject {
    Q_OBJECT
public:
    explicit Job(QObject* parent = nullptr);
    /// Asks the work to stop and waits for its thread: the only wait, at the window's end.
    ~Job() override;

    bool running() const { return m_generation != m_finished; }

    template <typename T>
    void start(std::function<T(JobControl&)> work, std::function<void(Outcome<T>)> done)
    {
        cancel();
        const quint64 generation = ++m_generation;
        std::stop_source stop;
        m_stop = stop;
        launch([this, generation, stop, work = std::move(work), done = std::move(done)] {
            JobControl control(stop.get_token(), progressFunction(generation));
            auto outcome = std::make_shared<Outcome<T>>(run<T>(work, control));
            QMetaObject::invokeMethod(
                this,
                [this, generation, outcome, done] {
                    if (generation == m_generation && running()) {
                        m_finished = generation;
                        done(std::move(*outcome));
                        Q_EMIT finished();
                    }
                },
                Qt::QueuedConnection);
        });
        Q_EMIT started();
    }

    void cancel();

Q_SIGNALS:
    void started();
    void progressed(const QString& what, quint64 done, quint64 total);
    void finished();

private:
    template <typename T>
    static Outcome<T> run(const std::function<T(JobControl&)>& work, JobControl& control)
    {
        try {
            return work(control);
        } catch (const Cancelled& cancelled) {
            return cancelled;
        } catch (const Error& error) {
            return error;
        } catch (const std::bad_alloc&) {
            return Error(ErrorCode::Internal, {}, "There is not enough memory for this. Close other programs or choose a smaller part.");
        } catch (const std::exception& error) {
            return Error(ErrorCode::Internal, {}, error.what());
        }
    }

    ProgressFunction progressFunction(quint64 generation);
    void launch(std::function<void()> body);

    struct Thread {
        std::jthread thread;
        std::shared_ptr<std::atomic<bool>> ended;
    };
    std::vector<Thread> m_threads;
    std::stop_source m_stop;
    quint64 m_generation = 0;
    quint64 m_finished = 0;
};

/// The sentence of an outcome's error, for a banner.
QString errorText(const Error& error);

}  // namespace gg::app
