#pragma once

#include "core/diagnosis/settings.h"
#include "core/imports/run_place.h"
#include "core/imports/vocabulary.h"
#include "core/verdicts/gather_facts.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>

namespace gg::widgets {
class RunCollection;
}

namespace gg::app {

struct FollowedRun;
struct RunDelivery;
struct FeedState;

/// Follows runs of any tool and puts what they say into the collection. Files are polled: no tool has to know of us, and mounts of other
/// machines tell nobody of changes.
/// - A run is looked at every 100 ms while it is written, else as often as one percent of a core allows, at least five times a second. To look
///   is to ask for the size and time of its files; only what grew is read. Files that are new are found within five seconds.
/// - Runs on this machine's disks share one thread (a lane), those of each mount on the network another. A run whose files take longer than a
///   second gets a lane of its own until it is quick again: it is marked as slow and holds up nobody. The window waits for none of them.
/// - What was read is handed over in pieces that the window takes in a few milliseconds a turn.
class RunFeed : public QObject {
    Q_OBJECT
public:
    /// Opens the run at a place, on one of the feed's threads. An empty tool: it is to be found out. Throws Error.
    using Opener = std::function<imports::OpenedRun(imports::RunPlace& place, const imports::Vocabulary& vocabulary)>;

    explicit RunFeed(widgets::RunCollection& runs, QObject* parent = nullptr);
    RunFeed(widgets::RunCollection& runs, Opener opener, QObject* parent = nullptr);
    ~RunFeed() override;

    /// Adds a run as soon as it could be read.
    void follow(const imports::RunPlace& place);
    /// The same by its folder or file. `wait`: it is being started, that there is none is no error yet.
    void follow(const QString& path, bool wait);
    void unfollow(const QString& path);
    /// Paths, in the order in which they came; those that do not answer as well.
    QStringList followed() const;
    /// Series have other names from now on: every run is read again.
    void setVocabulary(const imports::Vocabulary& vocabulary);
    /// The run is read again with the steps from another column of its table; empty: found out.
    void setStepColumn(const QString& path, const QString& column);
    /// Thresholds and mutes: every run is judged again with them.
    void setSettings(const diagnosis::Settings& settings);
    /// What is read of runs beside their series; without this no audit is looked up. `cacheFolder` may be empty.
    void setFactSources(const verdicts::FactSources& sources, const std::string& cacheFolder);
    /// Data sets were looked at anew, by an audit or by a person: what is read of runs beside their series is read again, and they are judged again.
    void gatherAgain();
    /// Every followed run was read to its present end at least once, or does not answer.
    bool caughtUp() const;

Q_SIGNALS:
    void failed(const QString& path, const QString& error);
    /// A run that is not in the collection yet does not answer.
    void waitingFor(const QString& path);

private:
    void add(const std::shared_ptr<FollowedRun>& run);
    Q_INVOKABLE void drain();
    void deliver(RunDelivery& delivery);
    /// Index in the collection; −1 where it is not in it yet.
    int take(RunDelivery& delivery);
    void watchLanes();
    void markSlow(FollowedRun& run, bool slow);
    void tellPeers();
    void judgeAgain(FollowedRun& run);
    void updateLive();
    void updateStatus(int index, FollowedRun& run);

    widgets::RunCollection& m_runs;
    std::shared_ptr<FeedState> m_state;
    QTimer m_watch;
    QTimer m_live;
    QTimer m_peers;  ///< once, however many runs came
};

}  // namespace gg::app
