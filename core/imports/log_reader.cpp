#include "core/imports/log_reader.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace gg::imports {
namespace {

/// A run is resumed a few times. Steps that go back more often have another cause.
constexpr std::uint64_t restartsTold = 3;

}  // namespace

LogReader::LogReader(const Vocabulary& vocabulary, std::string tool, const std::string& file)
    : m_columns(vocabulary, tool, file)
    , m_problems(file)
    , m_tool(std::move(tool))
{
}

LogReader::~LogReader() = default;

void LogReader::line(std::string_view text)
{
    ++m_line;
    m_wantsRestart = false;
    while (!text.empty() && text.back() == '\r') {
        text.remove_suffix(1);
    }
    if (text.find_first_not_of(" \t") != std::string_view::npos) {
        read(text);
    }
}

void LogReader::restart()
{
    m_wantsRestart = false;
    ++m_restarts;
    m_columns.clear();
    m_problems.clear();
    m_notes.clear();
    m_line = 0;
    m_backLine = 0;
    m_branches = 0;
    m_lastEpoch = 0;
    m_ended = false;
    forget();
    beginFile();
    if (m_restarts == mostRestarts) {
        m_problems.set("contradictions", "the lines contradict each other in how they are to be read; those that do not fit the first ones were skipped.");
    }
}

void LogReader::nextFile()
{
    m_line = 0;
    m_backLine = 0;
    beginFile();
}

void LogReader::add(std::size_t column, const Place& place, double value)
{
    if (m_columns.add(column, place, value) && m_backLine != m_line) {
        m_backLine = m_line;
        m_backStep = place.step;
        ++m_branches;
        tellBranches();
    }
    m_stepBefore = place.step;
    m_lastEpoch = std::isnan(place.epoch) ? m_lastEpoch : std::max(m_lastEpoch, place.epoch);
}

void LogReader::tellBranches()
{
    if (m_branches == 1) {
        m_firstBack = m_line;
    }
    const std::string back = std::to_string(m_backStep) + " comes after " + std::to_string(m_stepBefore);
    if (m_branches <= restartsTold) {
        runs::RunEvent note;
        note.kind = runs::EventKind::Note;
        note.message = m_problems.file() + ", line " + std::to_string(m_line) + ": step " + back
            + ", so the run was started again. Both branches are kept.";
        m_notes.push_back(std::move(note));
        return;
    }
    m_problems.set("branches", "the steps go back in " + std::to_string(m_branches) + " lines, first in line " + std::to_string(m_firstBack) + ", last in line "
                       + std::to_string(m_line) + " (" + back + "). Two programs seem to write to this file; all points are kept.");
}

void LogReader::take(runs::RunBatch& batch)
{
    m_columns.take(batch.pieces);
    batch.events.insert(batch.events.end(), std::make_move_iterator(m_notes.begin()), std::make_move_iterator(m_notes.end()));
    m_notes.clear();
}

}  // namespace gg::imports
