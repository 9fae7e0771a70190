#pragma once

#include "core/recipe/sweep.h"
#include "core/training/engine.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace gg::training {

// A sweep's folder:
//   sweep.yaml    the plan with its base written out, written once
//   queue.json    the runs in the order of training, each with its state; written after every change. Without it the folders tell
//   NAME/         a run folder each
//   unfinished/   starts that left no checkpoint to go on from, and were made again

enum class QueuedState : std::uint8_t {
    Waiting,
    Running,
    Finished,
    Stopped,  ///< by a person, or with its process: it goes on from its checkpoint
    Failed,
    Removed   ///< not to be trained; what was trained of it stays
};
GG_EXPORT std::string_view id(QueuedState state);

struct QueuedRun {
    recipe::SweepRun run;
    QueuedState state = QueuedState::Waiting;
    std::string reason = {};  ///< why it failed or was stopped, whole sentences
};

struct QueueCounts {
    std::size_t finished = 0;
    std::size_t failed = 0;
    std::size_t open = 0;  ///< waiting, running or stopped
};
GG_EXPORT QueueCounts countsOf(const std::vector<QueuedRun>& runs);

/// Trains the runs of a sweep one after the other. A run that fails is named with its reason and the others go on. Every function may be called from
/// any thread while run() trains on one.
class GG_EXPORT SweepQueue {
public:
    /// Begins a sweep in a folder that there is not yet, or that is empty. Throws Error (InvalidArgument: the plan's problems, or a folder that
    /// holds anything; NotWritable, NoSpace).
    static std::unique_ptr<SweepQueue> create(const recipe::SweepPlan& plan, const std::string& folder);
    /// Goes on with one. What was running when its process ended is finished if its folder says so, else stopped. Throws Error (NotFound, Malformed).
    static std::unique_ptr<SweepQueue> open(const std::string& folder);
    static bool isSweep(const std::string& folder);

    const std::string& folder() const { return m_folder; }
    const recipe::SweepPlan& plan() const { return m_plan; }
    std::vector<QueuedRun> runs() const;
    std::string runFolder(const std::string& name) const;

    /// Of runs that wait: `places` further down, or up where negative; past others that wait alone.
    void move(const std::string& name, int places);
    /// What waits, stopped or failed is not trained; the one that trains is stopped first.
    void remove(const std::string& name);
    /// What stopped, failed or was removed waits again; a run with a checkpoint goes on from it.
    void again(const std::string& name);
    /// The same of every run in that state.
    void againAll(QueuedState state);

    /// Finds the data set at a path; throws Error.
    using Opener = std::function<dataset::DatasetPtr(const std::string& path)>;
    /// After every change of a run's state; called on the thread of run(), with nothing locked.
    using Changed = std::function<void(const QueuedRun& run)>;
    /// Trains until nothing waits or stop() was called. Data sets are opened once each, and a run whose data set cannot be opened fails. Throws Error
    /// (Unreadable: another process trains this sweep; NotWritable, NoSpace: of queue.json).
    void run(Engine& engine, const Opener& open, const Changed& changed);

    void pause();
    void resume();
    /// Ends the run in progress after its step, with a checkpoint, and the queue.
    void stop();
    /// Ends the run in progress alone.
    void stopRun();
    /// Ends this run if it is the one in progress, and keeps the reason with it, whole sentences.
    void stopRun(const std::string& name, const std::string& reason);

private:
    SweepQueue(recipe::SweepPlan plan, std::string folder);
    void readStates();
    void save() const;
    QueuedRun* find(const std::string& name);
    bool next(QueuedRun& run);
    void set(const std::string& name, QueuedState state, const std::string& reason);
    QueuedRun train(const QueuedRun& queued, Engine& engine, const Opener& open);
    bool prepareFolder(const std::string& folder) const;

    std::string m_folder;
    recipe::SweepPlan m_plan;
    mutable std::mutex m_mutex;
    std::vector<QueuedRun> m_runs;
    std::unique_ptr<TrainControl> m_control;  ///< of the run in progress
    std::string m_removing;                   ///< the run in progress is to be removed once it stopped
    std::string m_stopReason;                 ///< of the run in progress
    bool m_stopping = false;
    bool m_paused = false;
};

}  // namespace gg::training
