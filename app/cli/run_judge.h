#pragma once

#include "core/diagnosis/changes.h"
#include "core/diagnosis/judged_run.h"
#include "core/imports/run_place.h"
#include "core/runs/run_standing.h"
#include "core/verdicts/gather_facts.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace gg::cli {

struct JudgeOptions {
    diagnosis::Settings settings;
    verdicts::FactSources sources;
    bool checklist = false;
};

/// A run of any tool that is read on and judged, with what its folder and its data set tell beside the series.
class RunJudge
{
public:
    /// Throws Error.
    RunJudge(const imports::RunPlace& place, const JudgeOptions& options);

    /// Further files of it came: it is read anew from them; what was said of it stays said. Throws Error, and nothing changed then.
    void open(const imports::RunPlace& place);
    /// Reads what came; true where something did. What could not be read is named on standard error.
    bool read();
    /// Reads epochs, predictions and the audit where an epoch came since the last time.
    void gather();
    /// For verdicts::addPeers().
    verdicts::OpenRun opened() { return {.info = &m_info, .history = &m_history, .facts = &m_gathered.facts}; }
    /// What is said now that was not said before.
    std::vector<diagnosis::VerdictChange> judge();

    runs::RunStanding standing() const;
    const runs::RunInfo& info() const { return m_info; }
    const runs::RunHistory& history() const { return m_history; }
    const diagnosis::JudgedRun& judged() const { return m_judged; }

private:
    JudgeOptions m_options;
    runs::RunInfo m_info;
    std::unique_ptr<runs::RunTail> m_tail;
    runs::RunHistory m_history;
    runs::RunRhythm m_rhythm;
    verdicts::GatheredFacts m_gathered;
    diagnosis::JudgedRun m_judged;
    std::size_t m_problems = 0;
    int m_gatheredEpoch = -1;
    bool m_readOnce = false;
};

}  // namespace gg::cli
