#include "app/cli/run_judge.h"

#include "app/cli/command.h"

#include <algorithm>
#include <chrono>
#include <iostream>

namespace gg::cli {
namespace {

double timeOfDay()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

RunJudge::RunJudge(const imports::RunPlace& place, const JudgeOptions& options)
    : m_options(options)
{
    open(place);
    m_options.settings.run = place.path;
    m_judged.name = place.name.empty() ? m_info.name : place.name;
    m_judged.folder = place.path;
}

void RunJudge::open(const imports::RunPlace& place)
{
    imports::OpenedRun opened = imports::openRun(place, imports::Vocabulary());
    m_info = std::move(opened.info);
    m_tail = std::move(opened.tail);
    m_history = {};
    m_rhythm = {};
    m_problems = 0;
    m_gatheredEpoch = -1;
    m_readOnce = false;
}

bool RunJudge::read()
{
    const std::uint64_t before = m_history.revision();
    for (bool more = true; more;) {
        commandControl().throwIfStopped();
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
    return m_history.revision() != before;
}

void RunJudge::gather()
{
    m_gathered.facts.silence = verdicts::silenceOf(m_info, m_history, m_tail->activity(), m_rhythm, timeOfDay());
    if (m_history.lastEpoch() == m_gatheredEpoch) {
        return;
    }
    const std::vector<verdicts::FactIssue> known = m_gathered.issues;
    m_gathered = verdicts::gatherFacts(m_judged.folder, m_info, verdicts::bestEpochOf(m_history), m_options.sources, commandControl(), std::move(m_gathered));
    m_gatheredEpoch = m_history.lastEpoch();
    for (const verdicts::FactIssue& issue : m_gathered.issues) {
        if (std::find(known.begin(), known.end(), issue) == known.end()) {
            std::cerr << issue.file << ": " << issue.message << '\n';
        }
    }
}

std::vector<diagnosis::VerdictChange> RunJudge::judge()
{
    const diagnosis::RunView view(m_info, m_history, m_gathered.facts);
    const auto before = std::move(m_judged.diagnosis.verdicts);
    m_judged.diagnosis = diagnosis::diagnose(view, m_options.settings);
    if (m_options.checklist) {
        m_judged.checks = diagnosis::checklist(view, m_judged.diagnosis);
    }
    return diagnosis::changes(before, m_judged.diagnosis.verdicts);
}

runs::RunStanding RunJudge::standing() const
{
    return runs::standingOf(m_info, m_history, m_tail->activity(), m_rhythm, timeOfDay());
}

}  // namespace gg::cli
