#include "app/run_feed.h"

#include "app/job.h"
#include "core/base/error.h"
#include "widgets/models/run_collection.h"

#include <algorithm>
#include <atomic>
#include <chrono>

namespace gg::app {
namespace {

constexpr auto pollInterval = std::chrono::milliseconds(100);
constexpr std::size_t sliceBytes = 256U << 10U;
/// A run that says it runs, but wrote nothing for this long, is not shown as live.
constexpr double staleSeconds = 120;

double now()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

struct RunFeed::Followed {
    QString folder;
    bool wait = false;
    bool announced = false;
    bool lost = false;
    std::unique_ptr<runs::RunTail> tail;
    std::size_t reportedProblems = 0;
    std::atomic<bool> undelivered{false};  // one delivery at a time: the window's pace is the feed's pace
    std::atomic<bool> caughtUp{false};
    std::atomic<bool> dropped{false};
};

struct RunFeed::Delivery {
    std::shared_ptr<Followed> run;
    std::optional<runs::RunInfo> info;
    runs::RunBatch batch;
    std::vector<std::string> problems;
    bool lost = false;
    QString error;
};

RunFeed::RunFeed(widgets::RunCollection& runs, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_thread([this](const std::stop_token& stop) { work(stop); })
{
}

RunFeed::~RunFeed()
{
    m_thread.request_stop();
    m_wake.notify_all();
}

void RunFeed::follow(const QString& folder, bool wait)
{
    {
        const std::scoped_lock lock(m_mutex);
        const bool known = std::any_of(m_followed.begin(), m_followed.end(), [&](const auto& run) { return run->folder == folder; });
        if (known) {
            return;
        }
        auto run = std::make_shared<Followed>();
        run->folder = folder;
        run->wait = wait;
        m_followed.push_back(std::move(run));
    }
    m_wake.notify_all();
}

void RunFeed::unfollow(const QString& folder)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_followed, [&](const auto& run) {
        if (run->folder != folder) {
            return false;
        }
        run->dropped = true;
        return true;
    });
}

bool RunFeed::caughtUp() const
{
    const std::scoped_lock lock(m_mutex);
    return std::all_of(m_followed.begin(), m_followed.end(), [](const auto& run) { return run->caughtUp.load(); });
}

void RunFeed::work(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        std::vector<std::shared_ptr<Followed>> followed;
        {
            const std::scoped_lock lock(m_mutex);
            followed = m_followed;
        }
        bool more = false;
        for (const auto& run : followed) {
            if (!run->dropped && !run->undelivered) {
                auto delivery = std::make_shared<Delivery>();
                delivery->run = run;
                try {
                    if (!run->tail) {
                        delivery->info = runs::readRunInfo(run->folder.toStdString());
                        run->tail = runs::openRunTail(run->folder.toStdString());
                    }
                    delivery->batch = run->tail->poll(sliceBytes);
                    delivery->problems = run->tail->problems();
                    delivery->lost = run->tail->lost();
                } catch (const Error& error) {
                    if (run->wait && error.code() == ErrorCode::NotFound) {
                        continue;
                    }
                    delivery->error = errorText(error);
                }
                const bool news = delivery->info || !delivery->batch.empty() || delivery->problems.size() != run->reportedProblems
                                  || delivery->lost != run->lost || !delivery->error.isEmpty();
                run->lost = delivery->lost;
                run->reportedProblems = delivery->problems.size();
                if (news) {
                    more = more || delivery->batch.more;
                    run->undelivered = true;
                    QMetaObject::invokeMethod(this, [this, delivery] { deliver(delivery); }, Qt::QueuedConnection);
                } else {
                    run->caughtUp = true;
                }
            }
        }
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, more ? std::chrono::milliseconds(20) : pollInterval, [] { return false; });
    }
}

void RunFeed::deliver(const std::shared_ptr<Delivery>& delivery)
{
    Followed& run = *delivery->run;
    if (run.dropped) {
        return;
    }
    if (!delivery->error.isEmpty()) {
        unfollow(run.folder);
        Q_EMIT failed(run.folder, delivery->error);
        return;
    }
    int index = m_runs.indexOf(run.folder);
    if (delivery->info && index < 0) {
        index = m_runs.add(run.folder, *delivery->info);
    }
    if (index >= 0) {
        m_runs.append(index, std::move(delivery->batch));
        const runs::RunHistory& history = m_runs.at(index).history;
        const bool active = history.state() == runs::RunState::Started || history.state() == runs::RunState::Resumed
                            || history.state() == runs::RunState::Paused;
        m_runs.setStatus(index, active && !delivery->lost && now() - history.lastTime() < staleSeconds, delivery->lost, delivery->problems);
    }
    run.undelivered = false;
}

}  // namespace gg::app
