#include "core/training/sweep_queue.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/runs/history.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <map>
#include <system_error>

namespace gg::training {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 6> stateIds{"waiting", "running", "finished", "stopped", "failed", "removed"};

std::string planFile(const std::string& folder)
{
    return folder + "/sweep.yaml";
}

std::string queueFile(const std::string& folder)
{
    return folder + "/queue.json";
}

/// Kept by one process alone for as long as it lives.
class FolderLock {
public:
    explicit FolderLock(const std::string& folder)
        : m_descriptor(::open((folder + "/queue.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666))
    {
        if (m_descriptor < 0) {
            throw Error(errno == ENOSPC ? ErrorCode::NoSpace : ErrorCode::NotWritable, folder + "/queue.lock", std::generic_category().message(errno) + ".");
        }
        // File systems without locks cannot tell; they do not keep anybody from training.
        if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            ::close(m_descriptor);
            throw Error(ErrorCode::Unreadable, folder, "Another process is training this sweep. Stop it, or wait until it is done.");
        }
    }
    ~FolderLock() { ::close(m_descriptor); }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int m_descriptor;
};

/// Done when it goes out of scope, however.
template <typename Function>
class AtEnd {
public:
    explicit AtEnd(Function function)
        : m_function(std::move(function))
    {
    }
    ~AtEnd() { m_function(); }
    AtEnd(const AtEnd&) = delete;
    AtEnd& operator=(const AtEnd&) = delete;

private:
    Function m_function;
};

/// A member of an object that is a text; empty where it is none.
std::string textOf(const Json& object, const char* key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A training that came to its end before anybody could write so into the queue.
bool finished(const std::string& folder)
{
    if (!runs::isRunFolder(folder)) {
        return false;
    }
    try {
        return runs::readRun(folder).history.state() == runs::RunState::Finished;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

std::string_view id(QueuedState state)
{
    return stateIds.at(static_cast<std::size_t>(state));
}

QueueCounts countsOf(const std::vector<QueuedRun>& runs)
{
    QueueCounts counts;
    for (const QueuedRun& run : runs) {
        counts.finished += run.state == QueuedState::Finished ? 1 : 0;
        counts.failed += run.state == QueuedState::Failed ? 1 : 0;
        counts.open += run.state == QueuedState::Waiting || run.state == QueuedState::Running || run.state == QueuedState::Stopped ? 1 : 0;
    }
    return counts;
}

SweepQueue::SweepQueue(recipe::SweepPlan plan, std::string folder)
    : m_folder(std::move(folder))
    , m_plan(std::move(plan))
{
    for (recipe::SweepRun& run : recipe::expand(m_plan)) {
        m_runs.push_back({.run = std::move(run)});
    }
}

bool SweepQueue::isSweep(const std::string& folder)
{
    std::error_code failed;
    return fs::is_regular_file(planFile(folder), failed);
}

std::unique_ptr<SweepQueue> SweepQueue::create(const recipe::SweepPlan& plan, const std::string& folder)
{
    recipe::SweepPlan named = plan;
    named.name = named.name.empty() ? fs::absolute(folder).lexically_normal().filename().string() : named.name;
    std::unique_ptr<SweepQueue> queue(new SweepQueue(named, folder));
    std::error_code failed;
    if (isSweep(folder)) {
        throw Error(ErrorCode::InvalidArgument, folder, "There is a sweep in this folder already. Go on with it (--resume), or name another folder.");
    }
    if (fs::exists(folder, failed) && !fs::is_empty(folder, failed)) {
        throw Error(ErrorCode::InvalidArgument, folder, "This folder holds something else. A sweep needs one of its own: name a new one.");
    }
    io::createFolder(folder);
    io::writeFileAtomically(planFile(folder), recipe::toYaml(named));
    queue->save();
    return queue;
}

std::unique_ptr<SweepQueue> SweepQueue::open(const std::string& folder)
{
    if (!isSweep(folder)) {
        throw Error(ErrorCode::NotFound, folder, "There is no sweep in this folder: it has no sweep.yaml. Give the folder that the sweep was begun in.");
    }
    std::unique_ptr<SweepQueue> queue(new SweepQueue(recipe::readSweep(planFile(folder)), folder));
    queue->readStates();
    return queue;
}

/// The order and the states of queue.json over the runs of the plan; runs that it does not name wait at the end.
void SweepQueue::readStates()
{
    const std::string file = queueFile(m_folder);
    std::error_code failed;
    if (!fs::exists(file, failed)) {
        for (QueuedRun& run : m_runs) {
            const std::string folder = runFolder(run.run.name);
            run.state = finished(folder) ? QueuedState::Finished : runs::isRunFolder(folder) ? QueuedState::Stopped : QueuedState::Waiting;
        }
        return;
    }
    const Json json = Json::parse(io::readFile(file), nullptr, false);
    if (json.is_discarded() || !json.is_object() || !json.contains("runs") || !json["runs"].is_array()) {
        throw Error(ErrorCode::Malformed, file, "This is no queue of a sweep. Remove it to have every run looked at anew.");
    }
    std::vector<QueuedRun> ordered;
    for (const Json& entry : json["runs"]) {
        const std::string name = textOf(entry, "name");
        const auto state = std::find(stateIds.begin(), stateIds.end(), textOf(entry, "state"));
        const auto found = std::find_if(m_runs.begin(), m_runs.end(), [&](const QueuedRun& run) { return run.run.name == name; });
        if (found == m_runs.end() || state == stateIds.end()) {
            throw Error(ErrorCode::Malformed, file, "Its run '" + name + "' is none of sweep.yaml, or has no known state. Remove the file to have every run looked at anew.");
        }
        found->state = static_cast<QueuedState>(state - stateIds.begin());
        found->reason = textOf(entry, "reason");
        if (found->state == QueuedState::Running) {
            found->state = finished(runFolder(name)) ? QueuedState::Finished : QueuedState::Stopped;
        }
        ordered.push_back(std::move(*found));
        m_runs.erase(found);
    }
    std::move(m_runs.begin(), m_runs.end(), std::back_inserter(ordered));
    m_runs = std::move(ordered);
}

void SweepQueue::save() const
{
    Json json{{"schema", "groundglass.queue"}, {"version", 1}, {"runs", Json::array()}};
    for (const QueuedRun& run : m_runs) {
        Json entry{{"name", run.run.name}, {"state", id(run.state)}};
        if (!run.reason.empty()) {
            entry["reason"] = run.reason;
        }
        json["runs"].push_back(std::move(entry));
    }
    io::writeFileAtomically(queueFile(m_folder), json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::vector<QueuedRun> SweepQueue::runs() const
{
    const std::lock_guard lock(m_mutex);
    return m_runs;
}

std::string SweepQueue::runFolder(const std::string& name) const
{
    return m_folder + "/" + name;
}

QueuedRun* SweepQueue::find(const std::string& name)
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), [&](const QueuedRun& run) { return run.run.name == name; });
    return found == m_runs.end() ? nullptr : &*found;
}

void SweepQueue::move(const std::string& name, int places)
{
    const std::lock_guard lock(m_mutex);
    const int step = places < 0 ? -1 : 1;
    auto at = std::find_if(m_runs.begin(), m_runs.end(), [&](const QueuedRun& run) { return run.run.name == name; });
    if (at == m_runs.end() || at->state != QueuedState::Waiting) {
        return;
    }
    const int count = static_cast<int>(m_runs.size());
    int from = static_cast<int>(at - m_runs.begin());
    for (int left = places * step; left > 0; --left) {
        int to = from + step;
        while (to >= 0 && to < count && m_runs[static_cast<std::size_t>(to)].state != QueuedState::Waiting) {
            to += step;
        }
        if (to < 0 || to >= count) {
            break;
        }
        std::swap(m_runs[static_cast<std::size_t>(from)], m_runs[static_cast<std::size_t>(to)]);
        from = to;
    }
    save();
}

void SweepQueue::remove(const std::string& name)
{
    const std::lock_guard lock(m_mutex);
    QueuedRun* run = find(name);
    if (run == nullptr || run->state == QueuedState::Finished) {
        return;
    }
    if (run->state == QueuedState::Running) {
        m_removing = name;
        if (m_control) {
            m_control->stop();
        }
        return;
    }
    run->state = QueuedState::Removed;
    save();
}

void SweepQueue::again(const std::string& name)
{
    const std::lock_guard lock(m_mutex);
    QueuedRun* run = find(name);
    if (run != nullptr && (run->state == QueuedState::Stopped || run->state == QueuedState::Failed || run->state == QueuedState::Removed)) {
        run->state = QueuedState::Waiting;
        run->reason.clear();
        save();
    }
}

void SweepQueue::againAll(QueuedState state)
{
    for (const QueuedRun& run : runs()) {
        if (run.state == state) {
            again(run.run.name);
        }
    }
}

void SweepQueue::pause()
{
    const std::lock_guard lock(m_mutex);
    m_paused = true;
    if (m_control) {
        m_control->pause();
    }
}

void SweepQueue::resume()
{
    const std::lock_guard lock(m_mutex);
    m_paused = false;
    if (m_control) {
        m_control->resume();
    }
}

void SweepQueue::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
    if (m_control) {
        m_control->stop();
    }
}

void SweepQueue::stopRun()
{
    const std::lock_guard lock(m_mutex);
    if (m_control) {
        m_control->stop();
    }
}

void SweepQueue::stopRun(const std::string& name, const std::string& reason)
{
    const std::lock_guard lock(m_mutex);
    const QueuedRun* run = find(name);
    if (run != nullptr && run->state == QueuedState::Running && m_control) {
        m_stopReason = reason;
        m_control->stop();
    }
}

/// Takes the first run that waits, with a control of its own: one that was stopped stays so.
bool SweepQueue::next(QueuedRun& run)
{
    const std::lock_guard lock(m_mutex);
    const auto waiting = std::find_if(m_runs.begin(), m_runs.end(), [](const QueuedRun& one) { return one.state == QueuedState::Waiting; });
    if (m_stopping || waiting == m_runs.end()) {
        return false;
    }
    waiting->state = QueuedState::Running;
    waiting->reason.clear();
    m_control = std::make_unique<TrainControl>();
    if (m_paused) {
        m_control->pause();
    }
    run = *waiting;
    save();
    return true;
}

void SweepQueue::set(const std::string& name, QueuedState state, const std::string& reason)
{
    const std::lock_guard lock(m_mutex);
    QueuedRun* run = find(name);
    run->state = state;
    run->reason = state == QueuedState::Stopped ? m_stopReason : reason;
    m_stopReason.clear();
    if (m_removing == name) {
        run->state = state == QueuedState::Finished ? state : QueuedState::Removed;
        m_removing.clear();
    }
    save();
}

/// True where the run goes on from a checkpoint. A start without one is put aside: nothing is trained over.
bool SweepQueue::prepareFolder(const std::string& folder) const
{
    std::error_code failed;
    if (!runs::isRunFolder(folder)) {
        if (fs::exists(folder, failed) && !fs::is_empty(folder, failed)) {
            throw Error(ErrorCode::InvalidArgument, folder, "There is something else in the run's place. Move it away.");
        }
        return false;
    }
    if (fs::exists(runs::checkpointFile(folder, "last"), failed)) {
        return true;
    }
    const fs::path aside = fs::path(m_folder) / "unfinished";
    io::createFolder(aside.string());
    const std::string name = fs::path(folder).filename().string();
    for (int i = 1;; ++i) {
        const fs::path place = aside / (name + "-" + std::to_string(i));
        if (!fs::exists(place, failed)) {
            fs::rename(folder, place);
            return false;
        }
    }
}

QueuedRun SweepQueue::train(const QueuedRun& queued, Engine& engine, const Opener& open)
{
    QueuedRun done = queued;
    try {
        const std::string folder = runFolder(queued.run.name);
        if (queued.run.config.data.empty()) {
            throw Error(ErrorCode::InvalidArgument, {}, "The sweep's base names no data set. Write data: PATH under base:, or use --data PATH.");
        }
        TrainRequest request{.config = queued.run.config, .dataset = open(queued.run.config.data), .runFolder = folder};
        request.resume = prepareFolder(folder);
        done.state = engine.train(request, *m_control) == TrainOutcome::Stopped ? QueuedState::Stopped : QueuedState::Finished;
    } catch (const Cancelled&) {
        done.state = QueuedState::Stopped;
    } catch (const std::exception& error) {
        done.state = QueuedState::Failed;
        done.reason = error.what();
    }
    return done;
}

void SweepQueue::run(Engine& engine, const Opener& open, const Changed& changed)
{
    const FolderLock lock(m_folder);
    const AtEnd forget([this] {
        const std::lock_guard guard(m_mutex);
        m_control.reset();
        m_stopping = false;
        m_paused = false;
    });
    std::map<std::string, dataset::DatasetPtr> opened;
    const Opener once = [&](const std::string& path) {
        dataset::DatasetPtr& dataset = opened[path];
        if (!dataset) {
            dataset = open(path);
        }
        return dataset;
    };
    for (QueuedRun current; next(current);) {
        changed(current);
        const QueuedRun done = train(current, engine, once);
        set(done.run.name, done.state, done.reason);
        const std::vector<QueuedRun> all = runs();
        changed(*std::find_if(all.begin(), all.end(), [&](const QueuedRun& one) { return one.run.name == done.run.name; }));
    }
}

}  // namespace gg::training
