#include "app/run_feed.h"

#include "app/mount_point.h"
#include "app/run_lane.h"
#include "core/base/error.h"
#include "core/base/job_control.h"
#include "widgets/models/run_collection.h"

#include <QElapsedTimer>

#include <algorithm>
#include <filesystem>

namespace gg::app {
namespace {

using Clock = std::chrono::steady_clock;

/// What the window gives to new points in one turn of its event loop.
constexpr qint64 drainMs = 8;
constexpr int watchMs = 250;
constexpr int liveMs = 1000;
constexpr int peersMs = 200;
/// More runs than this are not told of each other: each would hold what is said of all.
constexpr int mostPeers = 64;
constexpr std::chrono::milliseconds hanging{1000};
/// More runs of one mount than this do not get a lane of their own: the mount is gone, and each of them would cost a thread.
constexpr int ownLanesPerMount = 3;
/// A thread that does not come back within this when the window closes is left behind.
constexpr std::chrono::milliseconds goodbye{300};

double timeOfDay()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// The run at a place: of the tool that is named, else whatever lies there.
imports::OpenedRun openAnyRun(imports::RunPlace& place, const imports::Vocabulary& vocabulary)
{
    if (place.tool.empty() && runs::isRunFolder(place.path)) {
        place.tool = widgets::ownTool;
        place.files = {"run.yaml", "events.jsonl"};
    }
    if (place.tool.empty()) {
        JobControl control;
        const imports::FoundRuns found = imports::findRuns(place.path, control);
        const auto here = std::find_if(found.places.begin(), found.places.end(), [&](const auto& one) { return one.path == place.path; });
        if (here == found.places.end()) {
            throw Error(ErrorCode::NotFound, place.path, "There is no run here any more.");
        }
        const std::string column = place.stepColumn;
        place = *here;
        place.stepColumn = column;
    }
    return imports::openRun(place, vocabulary);
}

}  // namespace

RunFeed::RunFeed(widgets::RunCollection& runs, QObject* parent)
    : RunFeed(runs, &openAnyRun, parent)
{
}

RunFeed::RunFeed(widgets::RunCollection& runs, Opener opener, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_state(std::make_shared<FeedState>())
{
    m_state->feed = this;
    m_state->opener = std::move(opener);
    m_state->vocabulary = std::make_shared<const imports::Vocabulary>();
    m_watch.setInterval(watchMs);
    connect(&m_watch, &QTimer::timeout, this, &RunFeed::watchLanes);
    m_live.setInterval(liveMs);
    connect(&m_live, &QTimer::timeout, this, &RunFeed::updateLive);
    m_peers.setSingleShot(true);
    m_peers.setInterval(peersMs);
    connect(&m_peers, &QTimer::timeout, this, &RunFeed::tellPeers);
    for (const auto signal : {&widgets::RunCollection::added, &widgets::RunCollection::removed}) {
        connect(&m_runs, signal, &m_peers, qOverload<>(&QTimer::start));
    }
}

RunFeed::~RunFeed()
{
    std::unique_lock lock(m_state->lock);
    m_state->stop = true;
    m_state->factsStop.request_stop();
    m_state->feed = nullptr;
    m_state->ready.clear();
    m_state->wake.notify_all();
    const auto lanes = m_state->lanes;
    m_state->laneEnded.wait_for(lock, goodbye, [&] { return std::all_of(lanes.begin(), lanes.end(), [](const auto& lane) { return lane->ended; }); });
    std::vector<std::pair<std::shared_ptr<RunLane>, bool>> ends;
    for (const auto& lane : lanes) {
        ends.emplace_back(lane, lane->ended);
    }
    lock.unlock();
    for (const auto& [lane, ended] : ends) {
        // What hangs in a lost mount cannot be waited for; it holds what it uses.
        ended ? lane->thread.join() : lane->thread.detach();
    }
}

void RunFeed::follow(const imports::RunPlace& place)
{
    auto run = std::make_shared<FollowedRun>();
    run->path = QString::fromStdString(place.path);
    run->place = place;
    add(run);
}

void RunFeed::follow(const QString& path, bool wait)
{
    auto run = std::make_shared<FollowedRun>();
    run->path = path;
    run->place = {.path = path.toStdString(), .name = {}, .tool = wait ? std::string(widgets::ownTool) : std::string(), .files = {}};
    if (wait) {
        run->place.files = {"run.yaml", "events.jsonl"};
    }
    run->wait = wait;
    add(run);
}

void RunFeed::add(const std::shared_ptr<FollowedRun>& run)
{
    run->mount = slowMountOf(run->place.path);
    {
        const std::scoped_lock lock(m_state->lock);
        const auto& all = m_state->followed;
        if (std::any_of(all.begin(), all.end(), [&](const auto& known) { return known->path == run->path; })) {
            return;
        }
        run->lane = commonLane(m_state, run->mount);
        startFacts(m_state);
        m_state->followed.push_back(run);
        ++m_state->kicks;
    }
    m_state->wake.notify_all();
    m_watch.start();
    m_live.start();
}

void RunFeed::unfollow(const QString& path)
{
    {
        const std::scoped_lock lock(m_state->lock);
        std::erase_if(m_state->followed, [&](const auto& run) {
            if (run->path != path) {
                return false;
            }
            run->dropped = true;
            run->toDiagnose = nullptr;
            return true;
        });
        ++m_state->kicks;
        if (m_state->followed.empty()) {
            m_watch.stop();
            m_live.stop();
        }
    }
    m_state->wake.notify_all();
}

QStringList RunFeed::followed() const
{
    const std::scoped_lock lock(m_state->lock);
    QStringList paths;
    for (const auto& run : m_state->followed) {
        paths << run->path;
    }
    return paths;
}

void RunFeed::setVocabulary(const imports::Vocabulary& vocabulary)
{
    {
        const std::scoped_lock lock(m_state->lock);
        m_state->vocabulary = std::make_shared<const imports::Vocabulary>(vocabulary);
        for (const auto& run : m_state->followed) {
            run->openAgain = true;
            run->caughtUp = false;
        }
        ++m_state->kicks;
    }
    m_state->wake.notify_all();
}

void RunFeed::setStepColumn(const QString& path, const QString& column)
{
    {
        const std::scoped_lock lock(m_state->lock);
        m_state->stepColumns[path] = column.toStdString();
        for (const auto& run : m_state->followed) {
            if (run->path == path) {
                run->openAgain = true;
                run->caughtUp = false;
            }
        }
        ++m_state->kicks;
    }
    m_state->wake.notify_all();
}

void RunFeed::setSettings(const diagnosis::Settings& settings)
{
    {
        const std::scoped_lock lock(m_state->lock);
        m_state->settings = std::make_shared<const diagnosis::Settings>(settings);
        for (const auto& run : m_state->followed) {
            run->judgeAgain = true;
        }
        ++m_state->kicks;
    }
    m_state->wake.notify_all();
}

void RunFeed::setFactSources(const verdicts::FactSources& sources, const std::string& cacheFolder)
{
    auto cache = cacheFolder.empty() ? nullptr : std::make_shared<audit::FactCache>(cacheFolder);
    const std::scoped_lock lock(m_state->lock);
    m_state->factSources = sources;
    m_state->factCache = std::move(cache);
}

void RunFeed::gatherAgain()
{
    {
        const std::scoped_lock lock(m_state->lock);
        for (const auto& run : m_state->followed) {
            run->gatherAgain = true;
            run->judgeAgain = true;
        }
        ++m_state->kicks;
    }
    m_state->wake.notify_all();
}

void RunFeed::judgeAgain(FollowedRun& run)
{
    {
        const std::scoped_lock lock(m_state->lock);
        run.judgeAgain = true;
        ++m_state->kicks;
    }
    m_state->wake.notify_all();
}

/// Differences between runs are judged by what the others say of themselves.
void RunFeed::tellPeers()
{
    if (m_runs.size() > mostPeers) {
        return;
    }
    std::vector<verdicts::OpenRun> open;
    std::vector<diagnosis::RunFacts> facts(static_cast<std::size_t>(m_runs.size()));
    for (int i = 0; i < m_runs.size(); ++i) {
        open.push_back({.info = &m_runs.at(i).info, .history = &m_runs.at(i).history, .facts = &facts[static_cast<std::size_t>(i)]});
    }
    verdicts::addPeers(open);
    {
        const std::scoped_lock lock(m_state->lock);
        for (const auto& run : m_state->followed) {
            if (const int index = m_runs.indexOf(run->path); index >= 0) {
                run->freshPeers = std::move(facts[static_cast<std::size_t>(index)].peers);
                run->judgeAgain = true;
            }
        }
        ++m_state->kicks;
    }
    m_state->wake.notify_all();
}

bool RunFeed::caughtUp() const
{
    const std::scoped_lock lock(m_state->lock);
    return !m_peers.isActive() && std::all_of(m_state->followed.begin(), m_state->followed.end(), [](const auto& run) {
        const bool judged = !run->factsWanted && !run->factsInWork && !run->judgeAgain;
        return (run->caughtUp && !run->undelivered && judged) || run->slow;
    });
}

/// Takes what the lanes have ready, for a few milliseconds; the rest has its turn after what a person did meanwhile.
void RunFeed::drain()
{
    QElapsedTimer spent;
    spent.start();
    while (true) {
        RunDelivery delivery;
        {
            const std::scoped_lock lock(m_state->lock);
            if (m_state->ready.empty()) {
                m_state->drainPosted = false;
                break;
            }
            if (spent.elapsed() >= drainMs) {
                QTimer::singleShot(0, this, &RunFeed::drain);
                break;
            }
            delivery = std::move(m_state->ready.front());
            m_state->ready.pop_front();
        }
        deliver(delivery);
    }
    {
        const std::scoped_lock lock(m_state->lock);
        ++m_state->kicks;
    }
    m_state->wake.notify_all();
}

void RunFeed::deliver(RunDelivery& delivery)
{
    FollowedRun& run = *delivery.run;
    if (run.dropped) {
        return;
    }
    if (!delivery.error.isEmpty() && m_runs.indexOf(run.path) < 0) {
        unfollow(run.path);
        Q_EMIT failed(run.path, delivery.error);
        return;
    }
    const bool isNew = delivery.first.has_value();
    const bool diagnosed = isNew && delivery.complete;
    const int index = take(delivery);
    if (index >= 0 && delivery.complete && !diagnosed) {
        // Verdicts are worked out on the lane; until then nothing else comes for this run.
        const std::scoped_lock lock(m_state->lock);
        run.toDiagnose = m_runs.hold(index);
        return;
    }
    run.undelivered = false;
}

int RunFeed::take(RunDelivery& delivery)
{
    FollowedRun& run = *delivery.run;
    if (delivery.first) {
        run.shownRhythm = delivery.rhythm;
        run.activity = delivery.activity;
        run.problems = std::move(delivery.problems);
        run.shownLost = delivery.lost;
        const int index = m_runs.add(std::move(*delivery.first));
        updateStatus(index, run);
        return index;
    }
    const int index = m_runs.indexOf(run.path);
    if (index < 0) {
        return index;
    }
    if (delivery.diagnosis) {
        m_runs.setDiagnosis(index, std::move(*delivery.diagnosis), std::move(delivery.checks));
        return -1;
    }
    if (!delivery.error.isEmpty()) {
        run.problems.assign(1, delivery.error.toStdString());
    } else {
        run.shownRhythm = delivery.rhythm;
        run.activity = delivery.activity;
        run.problems = std::move(delivery.problems);
        run.shownLost = delivery.lost;
        if (delivery.info) {
            m_runs.setInfo(index, std::move(*delivery.info), std::move(delivery.place));
        }
        m_runs.append(index, std::move(delivery.batches), widgets::RunCollection::Verdicts::Later);
    }
    updateStatus(index, run);
    return index;
}

/// A run that hangs gets a lane of its own; the others of its lane go on without it.
void RunFeed::watchLanes()
{
    std::vector<std::pair<std::shared_ptr<FollowedRun>, bool>> changed;
    std::vector<std::shared_ptr<RunLane>> ended;
    {
        const std::scoped_lock lock(m_state->lock);
        const auto now = Clock::now();
        // Lanes may be added on the way.
        const auto lanes = m_state->lanes;
        for (const auto& lane : lanes) {
            const auto run = lane->busyWith;
            const auto own = std::count_if(m_state->lanes.begin(), m_state->lanes.end(),
                                           [&](const auto& other) { return other->own && !other->ended && other->mount == lane->mount; });
            if (!run || now - lane->busySince < hanging) {
                continue;
            }
            changed.emplace_back(run, true);
            if (!lane->own && own < ownLanesPerMount) {
                lane->own = true;
                const auto rest = commonLane(m_state, lane->mount);
                for (const auto& other : m_state->followed) {
                    if (other->lane == lane && other != run) {
                        other->lane = rest;
                    }
                }
            }
        }
        for (const auto& run : m_state->followed) {
            if (run->slow && !run->lane->own && run->lane->busyWith != run) {
                changed.emplace_back(run, false);
            }
        }
        std::erase_if(m_state->lanes, [&](const auto& lane) {
            if (lane->ended) {
                ended.push_back(lane);
            }
            return lane->ended;
        });
        m_state->kicks += changed.empty() ? 0 : 1;
    }
    for (const auto& lane : ended) {
        lane->thread.join();
    }
    for (const auto& [run, slow] : changed) {
        markSlow(*run, slow);
    }
    if (!changed.empty()) {
        m_state->wake.notify_all();
    }
}

void RunFeed::markSlow(FollowedRun& run, bool slow)
{
    if (run.slow == slow || run.dropped) {
        return;
    }
    run.slow = slow;
    if (const int index = m_runs.indexOf(run.path); index >= 0) {
        updateStatus(index, run);
    } else if (slow) {
        Q_EMIT waitingFor(run.path);
    }
}

/// A run that falls silent sends nothing that would say so.
void RunFeed::updateLive()
{
    std::vector<std::shared_ptr<FollowedRun>> followed;
    {
        const std::scoped_lock lock(m_state->lock);
        followed = m_state->followed;
    }
    for (const auto& run : followed) {
        const int index = m_runs.indexOf(run->path);
        if (index >= 0 && m_runs.at(index).live) {
            updateStatus(index, *run);
        }
    }
}

void RunFeed::updateStatus(int index, FollowedRun& run)
{
    const widgets::RunEntry& entry = m_runs.at(index);
    const auto before = entry.standing.standing;
    m_runs.setStatus(index, {.standing = runs::standingOf(entry.info, entry.history, run.activity, run.shownRhythm, timeOfDay()),
                             .lost = run.shownLost,
                             .slow = run.slow,
                             .problems = run.problems});
    // Nothing comes from a run that fell silent; that it did is to be judged.
    if (entry.standing.standing != before && entry.standing.standing == runs::Standing::Stalled) {
        judgeAgain(run);
    }
}

}  // namespace gg::app
