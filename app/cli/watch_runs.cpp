#include "app/cli/watch_runs.h"

#include "app/cli/coming_runs.h"
#include "app/cli/command.h"
#include "app/cli/verdict_text.h"

#include "core/base/error.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <iostream>
#include <map>
#include <mutex>
#include <set>
#include <vector>

namespace gg::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds look{500};
constexpr std::chrono::seconds searchEvery{2};
/// Judging a run and looking for others take at most this share of the time: of long histories and large folders it is done less often.
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

/// Somebody may go on with a run that had ended.
void lookAgain(Watched& watched, std::ostream& out)
{
    if (watched.ended && watched.run.read()) {
        watched.ended = false;
        watched.changed = true;
        say(out, watched.run, "goes on");
    }
}

/// Runs that began are followed as well, and those that came to have logs are read anew.
class Follower
{
public:
    Follower(const std::vector<std::string>& paths, const JudgeOptions& options, std::deque<RunJudge>& runs, std::ostream& out)
        : m_coming(paths)
        , m_options(options)
        , m_runs(runs)
        , m_out(out)
    {
    }

    void search()
    {
        const auto now = Clock::now();
        if (now < m_nextSearch) {
            return;
        }
        for (Watched& one : m_watched) {
            lookAgain(one, m_out);
        }
        const std::vector<imports::RunPlace> news = m_coming.look();
        for (const imports::RunPlace& place : news) {
            m_wanted[place.path] = place;
        }
        for (auto wanted = m_wanted.begin(); wanted != m_wanted.end();) {
            wanted = take(wanted->second) ? m_wanted.erase(wanted) : std::next(wanted);
        }
        for (const std::string& folder : m_coming.folders()) {
            if (!m_began) {
                m_out << clockText(timeOfDay()) << "  Runs that begin in " << folder << " are followed from their start on; Ctrl-C ends it." << std::endl;
            }
        }
        m_began = true;
        m_nextSearch = Clock::now() + std::max<Clock::duration>(searchEvery, pauses * (Clock::now() - now));
    }

    void visitAll()
    {
        for (Watched& one : m_watched) {
            if (!one.ended) {
                visit(one, m_runs, m_out);
            }
        }
    }

    bool ended() const { return m_coming.folders().empty() && std::ranges::all_of(m_watched, &Watched::ended); }

private:
    /// False for one that is to be tried again: what describes it may be half written.
    bool take(const imports::RunPlace& place)
    {
        try {
            const auto known = std::ranges::find_if(m_watched, [&](const Watched& one) { return one.run.judged().folder == place.path; });
            if (known != m_watched.end()) {
                known->run.open(place);
                known->changed = true;
                known->ended = false;
                return true;
            }
            m_watched.push_back({m_runs.emplace_back(place, m_options)});
        } catch (const Error& error) {
            if (!m_began) {
                throw;
            }
            if (m_refused.insert(place.path).second) {
                std::cerr << error.what() << '\n';
            }
            return false;
        }
        if (m_began) {
            say(m_out, m_runs.back(), "a new run, in " + place.path);
        }
        return true;
    }

    ComingRuns m_coming;
    const JudgeOptions& m_options;
    std::deque<RunJudge>& m_runs;
    std::ostream& m_out;
    std::vector<Watched> m_watched;
    std::map<std::string, imports::RunPlace> m_wanted;
    std::set<std::string> m_refused;
    Clock::time_point m_nextSearch{};
    bool m_began = false;  ///< what comes now was not there at the start
};

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

void watchRuns(const std::vector<std::string>& paths, const JudgeOptions& options, std::deque<RunJudge>& runs, std::ostream& out)
{
    Follower follower(paths, options, runs, out);
    try {
        do {
            follower.search();
            follower.visitAll();
        } while (!follower.ended() && waitForNews());
    } catch (const Cancelled&) {
        // What was said so far stands.
    }
}

}  // namespace gg::cli
