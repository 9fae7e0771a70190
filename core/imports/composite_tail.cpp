#include "core/imports/composite_tail.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

namespace gg::imports {

CompositeTail::CompositeTail(std::string folder, std::vector<LogSource> sources, std::string missing, int epochs, std::vector<std::string> known)
    : m_folder(std::move(folder))
    , m_sources(std::move(sources))
    , m_missing(std::move(missing))
    , m_known(std::move(known))
    , m_epochs(epochs)
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
    m_lastEpoch = 0;
    m_anyPoint = false;
    m_ended = false;
}

/// False where a name has to be given back to an earlier source.
bool CompositeTail::rename(std::size_t source, runs::SeriesPiece& piece)
{
    const auto [owner, isNew] = m_owners.try_emplace(piece.name, source);
    if (owner->second == source) {
        return true;
    }
    if (owner->second > source) {
        owner->second = source;
        return false;
    }
    piece.name += m_sources[source].suffix;
    return rename(source, piece);
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
    m_lastEpoch = 0;
    m_anyPoint = false;
    m_ended = false;
    for (std::size_t i = 0; i < m_tails.size(); ++i) {
        if (!news[i].again) {
            m_tails[i] = m_sources[i].open();
            news[i] = m_tails[i]->poll(maxBytes);
        }
    }
    return news;
}

/// False where a name has moved to an earlier source, so that all has to be read again.
bool CompositeTail::join(std::vector<runs::RunBatch> news, runs::RunBatch& batch)
{
    for (std::size_t i = 0; i < news.size(); ++i) {
        for (runs::SeriesPiece& piece : news[i].pieces) {
            if (!rename(i, piece)) {
                return false;
            }
        }
        batch.more = batch.more || news[i].more;
        tellTheEnd(news[i], batch);
        std::move(news[i].events.begin(), news[i].events.end(), std::back_inserter(batch.events));
        std::move(news[i].pieces.begin(), news[i].pieces.end(), std::back_inserter(batch.pieces));
        std::move(news[i].attachments.begin(), news[i].attachments.end(), std::back_inserter(batch.attachments));
    }
    return true;
}

/// Other tools write no last word. A run whose planned epochs are all there has come to its end.
void CompositeTail::tellTheEnd(const runs::RunBatch& news, runs::RunBatch& batch)
{
    for (const runs::SeriesPiece& piece : news.pieces) {
        m_anyPoint = m_anyPoint || !piece.values.empty();
        if (piece.ofEpochs && !piece.epochs.empty()) {
            m_lastEpoch = std::max(m_lastEpoch, piece.epochs.back());
        }
    }
    if (!m_ended && m_epochs > 0 && m_lastEpoch >= m_epochs) {
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
    m_problems = m_known;
    for (const auto& tail : m_tails) {
        m_problems.insert(m_problems.end(), tail->problems().begin(), tail->problems().end());
    }
    if (!m_anyPoint && !m_missing.empty()) {
        m_problems.push_back(m_missing);
    }
}

bool CompositeTail::lost() const
{
    std::error_code code;
    const bool anyLost = std::any_of(m_tails.begin(), m_tails.end(), [](const auto& tail) { return tail->lost(); });
    const bool allLost = std::all_of(m_tails.begin(), m_tails.end(), [](const auto& tail) { return tail->lost(); });
    return (anyLost && allLost) || !std::filesystem::exists(m_folder, code);
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
    return activity;
}

}  // namespace gg::imports
