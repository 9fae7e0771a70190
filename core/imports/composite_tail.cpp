#include "core/imports/composite_tail.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>

namespace gg::imports {
namespace {

/// Where nobody has written for so long, one log does not come to what the other one says already.
constexpr double quietSeconds = 600;
/// A log that is behind the other now and then is read again; one that always is, is another series.
constexpr int mostOvertaken = 3;

std::string shown(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.6g", value);
    return buffer;
}

}  // namespace

CompositeTail::CompositeTail(std::string folder, std::vector<LogSource> sources, CompositeOptions options)
    : m_folder(std::move(folder))
    , m_sources(std::move(sources))
    , m_options(std::move(options))
{
    startAgain();
    gatherProblems();
}

void CompositeTail::startAgain()
{
    m_tails.clear();
    for (const LogSource& source : m_sources) {
        m_tails.push_back(source.open());
    }
    m_said.clear();
    m_folds.clear();
    m_noted.clear();
    m_lastEpoch = 0;
    m_anyPoint = false;
    m_ended = false;
}

/// Where one source is taken back, all are: the others are read again, too.
std::vector<runs::RunBatch> CompositeTail::pollAll(std::size_t maxBytes, bool& again)
{
    std::vector<runs::RunBatch> news;
    for (const auto& tail : m_tails) {
        news.push_back(tail->poll(maxBytes));
    }
    if (std::none_of(news.begin(), news.end(), [](const runs::RunBatch& one) { return one.again; })) {
        return news;
    }
    again = true;
    m_said.clear();
    m_folds.clear();
    m_apart.clear();
    m_overtaken.clear();
    m_noted.clear();
    m_lastEpoch = 0;
    m_anyPoint = false;
    m_ended = false;
    m_replaced.clear();
    for (std::size_t i = 0; i < m_tails.size(); ++i) {
        if (news[i].again) {
            m_replaced.insert(m_replaced.end(), m_tails[i]->problems().begin(), m_tails[i]->problems().end());
        } else {
            m_tails[i] = m_sources[i].open();
            news[i] = m_tails[i]->poll(maxBytes);
        }
    }
    return news;
}

/// Gives a name that an earlier source has the suffix of this one. False where the name with the suffix moves to this source.
bool CompositeTail::renameApart(std::size_t source, runs::SeriesPiece& piece)
{
    piece.name += m_sources[source].suffix;
    const auto [owner, isNew] = m_owners.try_emplace(piece.name, source);
    if (owner->second > source) {
        owner->second = source;
        return false;
    }
    return owner->second == source || renameApart(source, piece);
}

void CompositeTail::note(const std::string& text, runs::RunBatch& batch)
{
    if (!text.empty() && m_noted.insert(text).second) {
        runs::RunEvent event;
        event.kind = runs::EventKind::Note;
        event.message = text;
        batch.events.push_back(std::move(event));
    }
}

CompositeTail::Take CompositeTail::take(std::size_t source, runs::SeriesPiece& piece, runs::RunBatch& batch)
{
    const auto [owner, isNew] = m_owners.try_emplace(piece.name, source);
    if (owner->second > source) {
        owner->second = source;
        return Take::StartAgain;
    }
    if (owner->second < source) {
        return takeSecond(source, piece, batch);
    }
    if (source + 1 < m_sources.size()) {
        m_said[piece.name].add(piece);
    }
    return Take::Deliver;
}

/// Of a source that does not have the name.
CompositeTail::Take CompositeTail::takeSecond(std::size_t source, runs::SeriesPiece& piece, runs::RunBatch& batch)
{
    const Key key(source, piece.name);
    if (const auto apart = m_apart.find(key); apart != m_apart.end()) {
        note(apart->second, batch);
        return renameApart(source, piece) ? Take::Deliver : Take::StartAgain;
    }
    m_folds[key].add(piece);
    return Take::Keep;
}

/// False where a name has moved to an earlier source, or two logs turned out to differ, so that all has to be read again.
bool CompositeTail::join(std::vector<runs::RunBatch> news, runs::RunBatch& batch)
{
    std::vector<bool> more;
    for (std::size_t i = 0; i < news.size(); ++i) {
        more.push_back(news[i].more);
        for (const runs::SeriesPiece& piece : news[i].pieces) {
            m_anyPoint = m_anyPoint || !piece.values.empty();
        }
        tellTheEnd(news[i], batch);
        for (runs::SeriesPiece& piece : news[i].pieces) {
            const Take how = take(i, piece, batch);
            if (how == Take::StartAgain) {
                return false;
            }
            if (how == Take::Deliver) {
                batch.pieces.push_back(std::move(piece));
            }
        }
        batch.more = batch.more || news[i].more;
        std::move(news[i].events.begin(), news[i].events.end(), std::back_inserter(batch.events));
        std::move(news[i].attachments.begin(), news[i].attachments.end(), std::back_inserter(batch.attachments));
    }
    if (!compareAll(batch)) {
        return false;
    }
    deliverRests(more, batch);
    return true;
}

bool CompositeTail::compareAll(runs::RunBatch& batch)
{
    for (auto& [key, fold] : m_folds) {
        const auto& [source, name] = key;
        const SaidSeries& said = m_said[name];
        if (fold.isOvertaken(said)) {
            if (++m_overtaken[key] >= mostOvertaken) {
                m_apart[key] = {};
            }
            return false;
        }
        if (!fold.waiting()) {
            continue;
        }
        const auto differs = fold.compare(said);
        if (differs) {
            m_apart[key] = name + ": at step " + std::to_string(differs->step) + " " + said.file + " says " + shown(differs->said) + " and " + differs->file + " "
                           + shown(differs->other) + ". Both are kept, the latter as " + name + m_sources[source].suffix + ".";
            return false;
        }
        runs::SeriesPiece piece;
        piece.name = name;
        piece.also = fold.takeOrigins();
        piece.times = fold.takeTimes(said);
        if (!piece.also.empty() || !piece.times.empty()) {
            batch.pieces.push_back(std::move(piece));
        }
    }
    return true;
}

/// What only the log without the name says.
void CompositeTail::deliverRests(const std::vector<bool>& more, runs::RunBatch& batch)
{
    std::optional<bool> quiet;
    for (auto& [key, fold] : m_folds) {
        const auto& [source, name] = key;
        if (!fold.waiting() || more[m_owners.at(name)]) {
            continue;
        }
        if (!quiet) {
            quiet = !batch.more && (m_options.snapshot || isQuiet());
        }
        const SaidSeries& said = m_said[name];
        runs::SeriesPiece rest = fold.takeRest(said, *quiet);
        if (rest.values.empty()) {
            continue;
        }
        rest.name = name;
        const std::size_t count = rest.values.size();
        const std::string first = "from step " + std::to_string(rest.steps.front()) + " on, ";
        const std::string file = rest.file;
        renameApart(source, rest);
        if (m_noted.insert("rest of " + rest.name).second) {
            note(name + ": " + first + std::to_string(count) + (count == 1 ? " point is" : " points are") + " in " + file + " only and not in " + said.file
                     + ". Shown as " + rest.name + ".",
                 batch);
        }
        batch.pieces.push_back(std::move(rest));
    }
}

bool CompositeTail::isQuiet() const
{
    const double now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    return now - activity().lastWrite > quietSeconds;
}

/// Other tools write no last word. A run whose planned epochs are all there has come to its end.
void CompositeTail::tellTheEnd(const runs::RunBatch& news, runs::RunBatch& batch)
{
    for (const runs::SeriesPiece& piece : news.pieces) {
        if (piece.ofEpochs && !piece.epochs.empty()) {
            m_lastEpoch = std::max(m_lastEpoch, piece.epochs.back());
        }
    }
    if (!m_ended && m_options.epochs > 0 && m_lastEpoch >= m_options.epochs) {
        m_ended = true;
        runs::RunEvent event;
        event.kind = runs::EventKind::State;
        event.text = runs::runStateId(runs::RunState::Finished);
        event.epoch = m_lastEpoch;
        batch.events.push_back(std::move(event));
    }
}

runs::RunBatch CompositeTail::poll(std::size_t maxBytes)
{
    runs::RunBatch batch;
    bool again = false;
    while (!join(pollAll(maxBytes, again), batch)) {
        startAgain();
        again = true;
        batch = {};
    }
    batch.again = again && m_delivered;
    m_delivered = m_delivered || !batch.empty();
    gatherProblems();
    return batch;
}

void CompositeTail::gatherProblems()
{
    m_problems = m_options.known;
    for (const auto& tail : m_tails) {
        m_problems.insert(m_problems.end(), tail->problems().begin(), tail->problems().end());
    }
    for (const std::string& problem : m_replaced) {
        if (std::find(m_problems.begin(), m_problems.end(), problem) == m_problems.end()) {
            m_problems.push_back(problem);
        }
    }
    if (!m_anyPoint && !m_options.missing.empty()) {
        m_problems.push_back(m_options.missing);
    }
}

bool CompositeTail::lost() const
{
    std::error_code code;
    std::size_t logs = 0;
    std::size_t lost = 0;
    for (std::size_t i = 0; i < m_tails.size(); ++i) {
        logs += m_sources[i].isLog ? 1 : 0;
        lost += m_sources[i].isLog && m_tails[i]->lost() ? 1 : 0;
    }
    return (logs > 0 && lost == logs) || !std::filesystem::exists(m_folder, code);
}

runs::RunActivity CompositeTail::activity() const
{
    runs::RunActivity activity{.lastWrite = 0, .ended = m_ended, .lastLine = {}};
    for (const auto& tail : m_tails) {
        runs::RunActivity one = tail->activity();
        activity.lastWrite = std::max(activity.lastWrite, one.lastWrite);
        activity.ended = activity.ended || one.ended;
        if (activity.lastLine.empty()) {
            activity.lastLine = std::move(one.lastLine);
        }
    }
    if (!(activity.lastWrite > 0)) {
        // Settings alone: the folder was written to when they came into it.
        std::error_code code;
        const auto written = std::filesystem::last_write_time(m_folder, code);
        activity.lastWrite = code ? 0 : std::chrono::duration<double>(std::chrono::file_clock::to_sys(written).time_since_epoch()).count();
    }
    return activity;
}

}  // namespace gg::imports
