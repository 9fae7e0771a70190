#include "app/cli/watch_runs.h"

#include "app/cli/command.h"
#include "app/cli/verdict_text.h"

#include "core/base/error.h"
#include "core/diagnosis/changes.h"
#include "core/runs/run_standing.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <iostream>
#include <mutex>
#include <stop_token>

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

class WatchedRun
{
public:
    WatchedRun(const imports::RunPlace& place, diagnosis::Settings settings)
        : m_settings(std::move(settings))
    {
        imports::OpenedRun opened = imports::openRun(place, imports::Vocabulary());
        m_info = std::move(opened.info);
        m_tail = std::move(opened.tail);
        m_settings.run = place.path;
        m_judged.name = place.name.empty() ? m_info.name : place.name;
        m_judged.folder = place.path;
    }

    bool ended() const { return m_ended; }
    diagnosis::JudgedRun take() { return std::move(m_judged); }

    void visit(std::ostream& out)
    {
        const std::uint64_t before = m_history.revision();
        readOn();
        m_changed = m_changed || m_history.revision() != before;
        const std::string end = endOf(runs::standingOf(m_info, m_history, m_tail->activity(), m_rhythm, timeOfDay()), m_history);
        const auto now = Clock::now();
        if (m_changed && (now >= m_nextJudgement || !end.empty())) {
            judge(out);
            m_changed = false;
            m_nextJudgement = Clock::now() + pauses * (Clock::now() - now);
        }
        if (!end.empty()) {
            say(out, end);
            m_ended = true;
        }
    }

private:
    void readOn()
    {
        for (bool more = true; more && !commandControl().stopRequested();) {
            runs::RunBatch batch = m_tail->poll();
            more = batch.more;
            m_rhythm.add(batch);
            if (m_readOnce && !batch.empty()) {
                m_rhythm.grew(timeOfDay());
            }
            m_history.append(std::move(batch));
        }
        m_readOnce = true;
        for (; m_problems < m_tail->problems().size(); ++m_problems) {
            std::cerr << m_judged.folder << ": " << m_tail->problems()[m_problems] << '\n';
        }
    }

    void judge(std::ostream& out)
    {
        diagnosis::Diagnosis diagnosis = diagnosis::diagnose(m_info, m_history, m_settings);
        for (const diagnosis::VerdictChange& change : diagnosis::changes(m_judged.diagnosis.verdicts, diagnosis.verdicts)) {
            switch (change.kind) {
            case diagnosis::VerdictChange::Kind::Appeared:
                say(out, verdictLine(change.verdict));
                break;
            case diagnosis::VerdictChange::Kind::Passed:
                say(out, "passed: " + verdictLine(change.verdict));
                break;
            case diagnosis::VerdictChange::Kind::Withdrawn:
                say(out, "withdrawn: " + verdictLine(change.verdict));
                break;
            }
        }
        m_judged.diagnosis = std::move(diagnosis);
    }

    void say(std::ostream& out, const std::string& what) const { out << clockText(timeOfDay()) << "  " << m_judged.name << ": " << what << std::endl; }

    diagnosis::Settings m_settings;
    diagnosis::JudgedRun m_judged;
    runs::RunInfo m_info;
    std::unique_ptr<runs::RunTail> m_tail;
    runs::RunHistory m_history;
    runs::RunRhythm m_rhythm;
    std::size_t m_problems = 0;
    Clock::time_point m_nextJudgement{};
    bool m_readOnce = false;
    bool m_changed = false;
    bool m_ended = false;
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

std::vector<diagnosis::JudgedRun> watchRuns(const std::vector<imports::RunPlace>& places, const diagnosis::Settings& settings, std::ostream& out)
{
    std::vector<WatchedRun> runs;
    for (const imports::RunPlace& place : places) {
        runs.emplace_back(place, settings);
    }
    do {
        for (WatchedRun& run : runs) {
            if (!run.ended() && !commandControl().stopRequested()) {
                run.visit(out);
            }
        }
    } while (!std::ranges::all_of(runs, &WatchedRun::ended) && waitForNews());
    std::vector<diagnosis::JudgedRun> judged;
    for (WatchedRun& run : runs) {
        judged.push_back(run.take());
    }
    return judged;
}

}  // namespace gg::cli
