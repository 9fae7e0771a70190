#include "core/runs/history.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace gg::runs {
namespace {

constexpr std::string_view stepSuffix = "/step";

bool endsWithLoss(std::string_view name)
{
    return name.ends_with("loss");
}

/// Shorter ones are copied in no time when they grow.
constexpr std::size_t longSeries = 16'384;

/// `room`: of a long column, else null.
template <typename T>
void addTo(std::vector<T>& column, std::span<const T> further, GrowAhead<T>* room)
{
    if (room != nullptr) {
        room->append(column, further);
    } else {
        column.insert(column.end(), further.begin(), further.end());
    }
}

/// A column that only some pieces have cannot be kept: places would be those of other points.
template <typename T>
void extend(std::vector<T>& column, std::vector<T>&& further, std::size_t before, std::size_t count, GrowAhead<T>* room)
{
    if (column.size() != before || further.size() != count) {
        column.clear();
        if (room != nullptr) {
            room->forget();
        }
    } else if (column.empty() && count < longSeries) {
        column = std::move(further);
    } else {
        if (column.empty()) {
            // What follows is to find room, on whatever thread it comes.
            column.reserve(count + count / 2);
        }
        addTo<T>(column, further, room);
    }
}

/// Points with a later step; they are at the end, because a series is in order of time.
void dropAfter(Series& series, std::int64_t step)
{
    std::size_t keep = series.steps.size();
    while (keep > 0 && series.steps[keep - 1] > step) {
        --keep;
    }
    series.steps.resize(keep);
    series.epochs.resize(std::min(series.epochs.size(), keep));
    series.times.resize(std::min(series.times.size(), keep));
    series.values.resize(keep);
    std::erase_if(series.branches, [&](std::size_t branch) { return branch >= keep; });
}

/// Times that another file tells of points that are there already, where it tells those of all. True where they were not known before.
bool takeTimes(Series& series, const std::vector<double>& times)
{
    const bool all = !times.empty() && times.size() == series.size() && std::all_of(times.begin(), times.end(), [](double time) { return std::isfinite(time); });
    if (!all || !series.times.empty()) {
        return false;
    }
    series.times = times;
    return true;
}

int wholeEpoch(double epoch)
{
    return std::abs(epoch) < 1e9 ? static_cast<int>(std::lround(epoch)) : 0;
}

}  // namespace

void RunHistory::append(std::span<const RunEvent> events)
{
    for (const RunEvent& event : events) {
        appendOne(event);
    }
    m_revision += events.empty() ? 0 : 1;
}

void RunHistory::append(RunBatch&& batch)
{
    if (batch.empty()) {
        return;
    }
    if (batch.again) {
        const std::uint64_t revision = m_revision;
        const std::uint64_t takenBack = m_takenBack;
        *this = RunHistory();
        m_revision = revision;
        m_takenBack = takenBack + 1;
    }
    for (const RunEvent& event : batch.events) {
        appendOne(event);
    }
    for (SeriesPiece& piece : batch.pieces) {
        appendPiece(std::move(piece));
    }
    m_attachments.insert(m_attachments.end(), std::make_move_iterator(batch.attachments.begin()), std::make_move_iterator(batch.attachments.end()));
    countMarks();
    ++m_revision;
}

void RunHistory::appendPiece(SeriesPiece&& piece)
{
    const std::size_t count = piece.values.size();
    if (count == 0) {
        addOrigins(piece);
        const auto known = m_series.find(piece.name);
        if (known != m_series.end() && takeTimes(known->second, piece.times)) {
            ++m_takenBack;
        }
        for (const double time : piece.times) {
            m_firstTime = std::isfinite(time) && (m_firstTime == 0 || time < m_firstTime) ? time : m_firstTime;
            m_lastTime = std::isfinite(time) ? std::max(m_lastTime, time) : m_lastTime;
        }
        return;
    }
    if (piece.ofEpochs) {
        m_epochNames.insert(piece.name);
        if (!piece.epochs.empty()) {
            m_columnEpoch = std::max(m_columnEpoch, wholeEpoch(*std::max_element(piece.epochs.begin(), piece.epochs.end())));
        }
    }
    if (!piece.times.empty()) {
        m_firstTime = m_firstTime == 0 ? piece.times.front() : std::min(m_firstTime, piece.times.front());
        m_lastTime = std::max(m_lastTime, piece.times.back());
    }
    m_lastStep = std::max(m_lastStep, *std::max_element(piece.steps.begin(), piece.steps.end()));
    Series& series = m_series[piece.name];
    const std::size_t before = series.size();
    for (const std::size_t branch : piece.branches) {
        series.branches.push_back(before + branch);
    }
    series.raw = std::move(piece.raw);
    series.file = std::move(piece.file);
    Room* room = roomOf(piece.name, series);
    extend(series.steps, std::move(piece.steps), before, count, room ? &room->steps : nullptr);
    extend(series.epochs, std::move(piece.epochs), before, count, room ? &room->epochs : nullptr);
    extend(series.times, std::move(piece.times), before, count, room ? &room->times : nullptr);
    extend(series.values, std::move(piece.values), before, count, room ? &room->values : nullptr);
    addOrigins(piece);
}

void RunHistory::addOrigins(const SeriesPiece& piece)
{
    const auto series = m_series.find(piece.name);
    for (const SeriesOrigin& origin : piece.also) {
        if (series != m_series.end() && std::find(series->second.also.begin(), series->second.also.end(), origin) == series->second.also.end()) {
            series->second.also.push_back(origin);
        }
    }
}

RunHistory::Room* RunHistory::roomOf(const std::string& name, const Series& series)
{
    return series.size() < longSeries ? nullptr : &m_rooms[name];
}

void RunHistory::appendOne(const RunEvent& event)
{
    if (event.time > 0) {
        m_firstTime = m_firstTime == 0 ? event.time : m_firstTime;
        m_lastTime = std::max(m_lastTime, event.time);
    }
    switch (event.kind) {
    case EventKind::State:
        appendState(event);
        return;
    case EventKind::Checkpoint:
        if (event.text == "best") {
            m_bestMarks.push_back({event.step, wholeEpoch(event.epoch)});
        }
        break;
    case EventKind::Snapshot:
        m_snapshotMarks.push_back({event.step, wholeEpoch(event.epoch)});
        break;
    case EventKind::Note:
        m_notes.push_back(event.message);
        break;
    case EventKind::Epoch:
        m_epochMarks.push_back({event.step, wholeEpoch(event.epoch)});
        appendValues(event);
        break;
    case EventKind::Step:
    case EventKind::Probe:
        appendValues(event);
        break;
    }
    m_lastStep = std::max(m_lastStep, event.step);
    countMarks();
}

void RunHistory::appendState(const RunEvent& event)
{
    m_state = runStateFromId(event.text);
    m_stateMessage = event.message;
    m_notFiniteBatch = event.images;
    if (m_state != RunState::Resumed) {
        m_lastStep = std::max(m_lastStep, event.step);
        return;
    }
    ++m_takenBack;
    m_rooms.clear();
    for (auto& [name, series] : m_series) {
        dropAfter(series, event.step);
    }
    std::erase_if(m_series, [](const auto& entry) { return entry.second.size() == 0; });
    for (auto* marks : {&m_epochMarks, &m_bestMarks, &m_snapshotMarks}) {
        std::erase_if(*marks, [&](const Mark& mark) { return mark.step > event.step; });
    }
    m_lastStep = std::max<std::int64_t>(event.step, 0);
    countMarks();
}

void RunHistory::appendValues(const RunEvent& event)
{
    for (const auto& [name, value] : event.values) {
        if (event.kind == EventKind::Epoch && m_epochNames.insert(name).second) {
            // Until now it was only seen at steps: that series makes room.
            if (auto node = m_series.extract(name); !node.empty()) {
                ++m_takenBack;
                m_rooms.erase(name);
                node.key() = name + std::string(stepSuffix);
                m_series.insert(std::move(node));
            }
        }
        // A loss is reported at both by every trainer: its step series has one name from the first step on.
        const bool suffixed = event.kind == EventKind::Step && (endsWithLoss(name) || m_epochNames.contains(name));
        addPoint(suffixed ? name + std::string(stepSuffix) : name, event, value);
    }
}

void RunHistory::addPoint(const std::string& name, const RunEvent& event, double value)
{
    Series& series = m_series[name];
    if (!series.steps.empty() && event.step < series.steps.back()) {
        series.branches.push_back(series.size());
    }
    Room* room = roomOf(name, series);
    addTo(series.steps, std::span<const std::int64_t>(&event.step, 1), room ? &room->steps : nullptr);
    addTo(series.epochs, std::span<const double>(&event.epoch, 1), room ? &room->epochs : nullptr);
    addTo(series.times, std::span<const double>(&event.time, 1), room ? &room->times : nullptr);
    addTo(series.values, std::span<const double>(&value, 1), room ? &room->values : nullptr);
}

void RunHistory::countMarks()
{
    m_lastEpoch = m_epochMarks.empty() ? m_columnEpoch : m_epochMarks.back().epoch;
    m_bestEpoch = m_bestMarks.empty() ? 0 : m_bestMarks.back().epoch;
    if (m_snapshotEpochs.size() != m_snapshotMarks.size() || m_snapshotMarks.empty()) {
        m_snapshotEpochs.clear();
        for (const Mark& mark : m_snapshotMarks) {
            m_snapshotEpochs.push_back(mark.epoch);
        }
        std::sort(m_snapshotEpochs.begin(), m_snapshotEpochs.end());
        m_snapshotEpochs.erase(std::unique(m_snapshotEpochs.begin(), m_snapshotEpochs.end()), m_snapshotEpochs.end());
    }
}

const Series* RunHistory::find(const std::string& name) const
{
    const auto it = m_series.find(name);
    return it == m_series.end() ? nullptr : &it->second;
}

bool RunHistory::isEpochSeries(const std::string& name) const
{
    return m_epochNames.contains(name);
}

std::optional<double> RunHistory::at(const std::string& name, int epoch) const
{
    const Series* series = find(name);
    if (series == nullptr || !isEpochSeries(name)) {
        return std::nullopt;
    }
    // From the end: where a trainer wrote an epoch twice, the later one counts.
    for (std::size_t i = series->size(); i > 0; --i) {
        if (wholeEpoch(series->epochs[i - 1]) == epoch) {
            return series->values[i - 1];
        }
    }
    return std::nullopt;
}

}  // namespace gg::runs
