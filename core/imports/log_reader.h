#pragma once

#include "core/imports/problem_list.h"
#include "core/imports/series_columns.h"
#include "core/runs/run_batch.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace gg::imports {

/// What makes series of the lines of one kind of log: a table, JSON lines, nnU-Net's text, what a program printed. Knows nothing of files. What it says depends on the
/// lines alone, never on how they came in pieces.
class LogReader {
public:
    LogReader(const Vocabulary& vocabulary, std::string tool, const std::string& file);
    virtual ~LogReader();
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;

    /// One whole line in UTF-8 (or in bytes of an older encoding) without its line break.
    void line(std::string_view text);
    /// Whether a last line without line break is nevertheless complete. `old`: nobody wrote for ten minutes.
    virtual bool isComplete(std::string_view text, bool old) const = 0;
    /// The lines so far showed that an assumption was wrong (epochs count from 0, another column holds the steps): they are to be
    /// given again, from the first one. The reader remembers what it learnt.
    bool wantsRestart() const { return m_wantsRestart && m_restarts < mostRestarts; }
    void restart();
    /// Another file of the same log follows: its lines count from 1 again.
    void nextFile();

    void take(runs::RunBatch& batch);
    const ProblemList& problems() const { return m_problems; }
    double lastEpoch() const { return m_lastEpoch; }
    bool ended() const { return m_ended; }

protected:
    virtual void read(std::string_view text) = 0;
    virtual void forget() = 0;      ///< all but what was learnt
    virtual void beginFile() {}

    /// Adds a value; tells of a step that went back.
    void add(std::size_t column, const Place& place, double value);

    SeriesColumns m_columns;
    ProblemList m_problems;
    std::string m_tool;
    std::uint64_t m_line = 0;  ///< number of the present line, from 1
    bool m_wantsRestart = false;
    bool m_ended = false;  ///< the log says that the run is over

private:
    void tellBranches();

    /// Each restart is for something learnt. A log that contradicts everything again and again is none.
    static constexpr int mostRestarts = 30;

    std::vector<runs::RunEvent> m_notes;
    std::int64_t m_stepBefore = 0;
    std::int64_t m_backStep = 0;
    std::uint64_t m_backLine = 0;   ///< the line in which the last step went back
    std::uint64_t m_firstBack = 0;
    int m_restarts = 0;
    std::uint64_t m_branches = 0;   ///< lines at which the steps went back
    double m_lastEpoch = 0;
};

std::unique_ptr<LogReader> makeTableReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file, const std::string& stepColumn);
std::unique_ptr<LogReader> makeJsonLinesReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file, const std::string& stepColumn);
std::unique_ptr<LogReader> makeNnunetReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file);
std::unique_ptr<LogReader> makePrintedReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file);

}  // namespace gg::imports
