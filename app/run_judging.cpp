// What rules are told of a run, and what they say: on the feed's lanes, with a thread beside them for what takes long to read.
#include "app/background_thread.h"
#include "app/run_lane.h"
#include "core/base/error.h"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace gg::app {
namespace {

constexpr std::string_view factsLane = "facts";

double timeOfDay()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// Under the lock: the next run that waits.
std::shared_ptr<FollowedRun> nextWanted(FeedState& state)
{
    const auto next = std::find_if(state.followed.begin(), state.followed.end(), [](const auto& run) { return run->factsWanted.has_value(); });
    return next == state.followed.end() ? nullptr : *next;
}

void gather(FeedState& state, FollowedRun& run, const FactsWanted& wanted, const verdicts::FactSources& sources)
{
    JobControl control(state.factsStop.get_token());
    try {
        run.gathered = verdicts::gatherFacts(run.place.path, wanted.info, wanted.bestEpoch, sources, control, std::move(run.gathered));
    } catch (const Cancelled&) {
        run.gathered = {};  // the window closes
    } catch (const std::exception&) {
        // Rules that need it say that they lack it; the files themselves are named by who shows them.
        run.gathered = {};
    }
}

void gatherFactsOfRuns(const std::shared_ptr<FeedState>& state, const std::shared_ptr<RunLane>& lane)
{
    yieldToWindow();
    std::unique_lock lock(state->lock);
    while (!state->stop) {
        const auto run = nextWanted(*state);
        if (!run) {
            state->wake.wait(lock, [&] { return state->stop || nextWanted(*state) != nullptr; });
            continue;
        }
        const FactsWanted wanted = std::move(*run->factsWanted);
        run->factsWanted.reset();
        run->factsInWork = true;
        verdicts::FactSources sources = state->factSources;
        const auto cache = state->factCache;
        sources.cache = cache.get();
        lock.unlock();
        gather(*state, *run, wanted, sources);
        auto fresh = std::make_unique<diagnosis::RunFacts>(run->gathered.facts);
        lock.lock();
        run->factsInWork = false;
        run->freshFacts = std::move(fresh);
        run->judgeAgain = true;
        ++state->kicks;
        state->wake.notify_all();
    }
    lane->ended = true;
    state->laneEnded.notify_all();
}

}  // namespace

void judge(FeedState& state, FollowedRun& run, const runs::RunInfo& info, const runs::RunHistory& history, diagnosis::Diagnosis& diagnosis,
           std::vector<diagnosis::Check>& checks)
{
    std::shared_ptr<const diagnosis::Settings> shared;
    {
        const std::scoped_lock lock(state.lock);
        shared = state.settings;
        if (run.freshFacts) {
            auto peers = std::move(run.facts.peers);
            run.facts = std::move(*run.freshFacts);
            run.facts.peers = std::move(peers);
            run.freshFacts.reset();
        }
        if (run.freshPeers) {
            run.facts.peers = std::move(*run.freshPeers);
            run.freshPeers.reset();
        }
        if (run.gatherAgain.exchange(false) || history.lastEpoch() != run.factsEpoch) {
            run.factsEpoch = history.lastEpoch();
            run.factsWanted = FactsWanted{.info = info, .bestEpoch = verdicts::bestEpochOf(history)};
            state.wake.notify_all();
        }
    }
    run.facts.silence = run.tail ? verdicts::silenceOf(info, history, run.tail->activity(), run.rhythm, timeOfDay()) : std::nullopt;
    diagnosis::Settings settings = *shared;
    settings.run = run.place.path;
    const diagnosis::RunView view(info, history, run.facts);
    diagnosis = diagnosis::diagnose(view, settings);
    checks = diagnosis::checklist(view, diagnosis);
}

void startFacts(const std::shared_ptr<FeedState>& state)
{
    if (std::exchange(state->factsRunning, true)) {
        return;
    }
    auto lane = std::make_shared<RunLane>();
    lane->mount = factsLane;
    lane->own = true;  // no run is put on it
    lane->thread = std::thread([state, lane] { gatherFactsOfRuns(state, lane); });
    state->lanes.push_back(lane);
}

}  // namespace gg::app
