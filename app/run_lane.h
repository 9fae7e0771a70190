#pragma once

#include "app/run_feed.h"
#include "core/audit/fact_cache.h"
#include "core/diagnosis/checklist.h"
#include "core/diagnosis/diagnosis.h"
#include "core/runs/run_standing.h"
#include "core/verdicts/gather_facts.h"
#include "widgets/models/run_collection.h"

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

// What RunFeed's threads share. Everything here is held by shared pointers: a thread that hangs in a lost mount outlives the feed.

namespace gg::app {

struct RunLane;

/// A run whose epochs, predictions and data set are to be read for the rules.
struct FactsWanted {
    runs::RunInfo info;
    int bestEpoch = 0;
};

/// A run that is followed. Members without a note belong to the lane that the run is on.
struct FollowedRun {
    QString path;
    imports::RunPlace place;
    bool wait = false;
    std::string mount;
    std::shared_ptr<RunLane> lane;  ///< under the state's lock

    std::unique_ptr<runs::RunTail> tail;
    imports::OpenedRun opened;  ///< its info waits for the first delivery
    runs::RunRhythm rhythm;
    std::size_t reportedProblems = 0;
    bool lost = false;
    bool listed = false;  ///< its first delivery was made
    bool more = true;
    std::uint64_t signature = 0;  ///< sizes and times of its files when they were last read
    std::uint64_t folderSignature = 0;
    bool anyPoints = false;
    int quickPolls = 0;
    std::chrono::steady_clock::time_point nextLook{};
    std::chrono::steady_clock::time_point nextRead{};  ///< when it is read even though nothing seems to have changed
    std::chrono::steady_clock::time_point lastGrowth{};

    std::atomic<bool> undelivered{false};  ///< one delivery at a time: the window's pace is the feed's pace
    std::atomic<bool> caughtUp{false};
    std::atomic<bool> dropped{false};
    std::atomic<bool> openAgain{false};

    // Under the state's lock: a history to diagnose. Nothing is appended to it until the verdicts are delivered.
    std::shared_ptr<const widgets::RunEntry> toDiagnose;
    std::optional<FactsWanted> factsWanted;
    bool factsInWork = false;
    std::unique_ptr<diagnosis::RunFacts> freshFacts;              ///< from the thread that gathers them
    std::optional<std::vector<diagnosis::PeerRun>> freshPeers;    ///< from the window's
    std::atomic<bool> judgeAgain{false};
    std::atomic<bool> gatherAgain{false};

    diagnosis::RunFacts facts;  ///< what rules are told of it beside the series
    int factsEpoch = -1;        ///< they were asked for at this one's end
    verdicts::GatheredFacts gathered;  ///< of the thread that gathers them

    // Of the window's thread.
    runs::RunRhythm shownRhythm;
    runs::RunActivity activity;
    std::vector<std::string> problems;
    bool shownLost = false;
    bool slow = false;
};

/// What a lane hands to the window.
struct RunDelivery {
    std::shared_ptr<FollowedRun> run;
    std::optional<widgets::NewRun> first = {};
    std::optional<runs::RunInfo> info = {};  ///< of a run that was opened again, with where it lies
    imports::RunPlace place = {};
    std::vector<runs::RunBatch> batches = {};
    std::optional<diagnosis::Diagnosis> diagnosis = {};
    std::vector<diagnosis::Check> checks = {};
    runs::RunRhythm rhythm = {};
    runs::RunActivity activity = {};
    std::vector<std::string> problems = {};
    bool lost = false;
    bool complete = false;  ///< read to its present end
    QString error = {};
};

/// A thread, and the runs that it looks at: those whose `lane` it is.
struct RunLane {
    std::string mount;
    bool own = false;  ///< of one slow run
    std::thread thread;
    // Under the state's lock.
    std::shared_ptr<FollowedRun> busyWith;
    std::chrono::steady_clock::time_point busySince{};
    bool ended = false;
};

struct FeedState {
    std::mutex lock;
    std::condition_variable wake;
    std::condition_variable laneEnded;
    bool stop = false;
    std::uint64_t kicks = 0;  ///< grows when there is something to look at at once
    RunFeed* feed = nullptr;  ///< null when it is gone
    RunFeed::Opener opener;
    std::shared_ptr<const imports::Vocabulary> vocabulary;
    std::map<QString, std::string> stepColumns;  ///< by path: those that a person chose
    std::shared_ptr<const diagnosis::Settings> settings = std::make_shared<const diagnosis::Settings>();
    verdicts::FactSources factSources{.audit = verdicts::AuditSource::None};
    std::shared_ptr<audit::FactCache> factCache;
    std::stop_source factsStop;
    bool factsRunning = false;
    std::vector<std::shared_ptr<FollowedRun>> followed;
    std::vector<std::shared_ptr<RunLane>> lanes;
    std::deque<RunDelivery> ready;
    bool drainPosted = false;
};

/// A lane's thread: looks at its runs until the feed ends, or its own run has gone or is quick again.
void runLane(const std::shared_ptr<FeedState>& state, const std::shared_ptr<RunLane>& lane);

/// Of a lane: what all rules say of a run now, and its check list.
void judge(FeedState& state, FollowedRun& run, const runs::RunInfo& info, const runs::RunHistory& history, diagnosis::Diagnosis& diagnosis,
           std::vector<diagnosis::Check>& checks);

/// Under the lock: starts the thread that reads what runs keep beside their series, where there is none. It may take minutes for a run, and
/// verdicts of the series do not wait for it.
void startFacts(const std::shared_ptr<FeedState>& state);

/// Under the lock: the common lane of a mount, started where there is none.
std::shared_ptr<RunLane> commonLane(const std::shared_ptr<FeedState>& state, const std::string& mount);

}  // namespace gg::app
