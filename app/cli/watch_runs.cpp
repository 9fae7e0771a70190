#include "app/cli/watch_runs.h"

#include "app/cli/command.h"
#include "app/cli/verdict_text.h"

#include "core/base/error.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <vector>

namespace gg::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds look{500};
/// Judging a run takes at most this share of the time: of long histories it is done less often.
constexpr int pauses = 20;

double timeOfDay()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string clockText(double seconds)
{
    const auto time = static_cast<std::time_t>(seconds);
    std::tm local{};
    localtime_r(&time, &local);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &local);
    return text;
}

/// How a run came to its end; empty while it goes on.
std::string endOf(const runs::RunStanding& standing, const runs::RunHistory& history)
{
    const std::string at = history.lastEpoch() > 0 ? " after epoch " + std::to_string(history.lastEpoch()) : std::string();
    const std::string sign = standing.lastSign > 0 ? ", nothing was written since " + clockText(standing.lastSign) : std::string();
    switch (standing.standing) {
    case runs::Standing::Finished:
        return "finished" + at;
    case runs::Standing::Stopped:
        return "stopped" + at;
    case runs::Standing::Failed:
        return "failed" + at;
    case runs::Standing::NeverStarted:
        return "never started" + sign;
    case runs::Standing::Stalled:
        return "stalled" + at + sign;
    case runs::Standing::Interrupted:
    case runs::Standing::Quiet:
        return "no longer written" + at + sign;
    case runs::Standing::Starting:
    case runs::Standing::Live:
    case runs::Standing::Paused:
        break;
    }
    return {};
}

std::string news(const diagnosis::VerdictChange& change)
{
    switch (change.kind) {
    case diagnosis::VerdictChange::Kind::Passed:
        return "passed: " + verdictLine(change.verdict);
    case diagnosis::VerdictChange::Kind::Withdrawn:
        return "withdrawn: " + verdictLine(change.verdict);
    case diagnosis::VerdictChange::Kind::Appeared:
        break;
    }
    return verdictLine(change.verdict);
}

struct Watched {
    RunJudge& run;
    Clock::time_point next{};  ///< when it may be judged again
    bool changed = true;
    bool ended = false;
};

void say(std::ostream& out, const RunJudge& run, const std::string& what)
{
    out << clockText(timeOfDay()) << "  " << run.judged().name << ": " << what << std::endl;
}

void visit(Watched& watched, std::deque<RunJudge>& all, std::ostream& out)
{
    RunJudge& run = watched.run;
    watched.changed = run.read() || watched.changed;
    const std::string end = endOf(run.standing(), run.history());
    const auto now = Clock::now();
    if ((watched.changed && now >= watched.next) || !end.empty()) {
        run.gather();
        introduce(all);
        for (const diagnosis::VerdictChange& change : run.judge()) {
            say(out, run, news(change));
        }
        watched.changed = false;
        watched.next = Clock::now() + pauses * (Clock::now() - now);
    }
    if (!end.empty()) {
        say(out, run, end);
        watched.ended = true;
    }
}

/// False when somebody wants it to end.
bool waitForNews()
{
    std::mutex lock;
    std::condition_variable_any wake;
    std::unique_lock held(lock);
    wake.wait_for(held, commandControl().stopToken(), look, [] { return false; });
    return !commandControl().stopRequested();
}

}  // namespace

void introduce(std::deque<RunJudge>& runs)
{
    std::vector<verdicts::OpenRun> open;
    for (RunJudge& run : runs) {
        open.push_back(run.opened());
    }
    verdicts::addPeers(open);
}

void watchRuns(std::deque<RunJudge>& runs, std::ostream& out)
{
    std::vector<Watched> watched;
    for (RunJudge& run : runs) {
        watched.push_back({run});
    }
    try {
        do {
            for (Watched& one : watched) {
                if (!one.ended) {
                    visit(one, runs, out);
                }
            }
        } while (!std::ranges::all_of(watched, &Watched::ended) && waitForNews());
    } catch (const Cancelled&) {
        // What was said so far stands.
    }
}

}  // namespace gg::cli
