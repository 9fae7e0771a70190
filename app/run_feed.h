#pragma once

#include "core/runs/history.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace gg::widgets {
class RunCollection;
}

namespace gg::app {

/// Follows run folders and puts what they say into the collection. Files are read on a thread of its own, every 100 ms, in slices,
/// so that a slow disk or a lost mount never holds up the window.
class RunFeed : public QObject {
    Q_OBJECT
public:
    explicit RunFeed(widgets::RunCollection& runs, QObject* parent = nullptr);
    ~RunFeed() override;

    /// Adds a run as soon as its run.yaml can be read. `wait`: it is being started, a missing run.yaml is no error yet.
    void follow(const QString& folder, bool wait);
    void unfollow(const QString& folder);
    /// Every followed run was read to its present end at least once.
    bool caughtUp() const;

Q_SIGNALS:
    void failed(const QString& folder, const QString& error);

private:
    struct Followed;
    struct Delivery;
    void work(const std::stop_token& stop);
    void deliver(const std::shared_ptr<Delivery>& delivery);

    widgets::RunCollection& m_runs;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<std::shared_ptr<Followed>> m_followed;
    std::jthread m_thread;
};

}  // namespace gg::app
