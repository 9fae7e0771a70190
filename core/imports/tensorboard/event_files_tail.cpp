#include "core/imports/tensorboard/event_files_tail.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <iterator>

namespace gg::imports::tensorboard
{
namespace
{

/// A writer that flushed so long ago is not in the middle of a step.
constexpr double settledAfterSeconds = 5;

class OpenFile
{
public:
    explicit OpenFile(const std::string& path)
        : m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC))
    {
    }
    ~OpenFile()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

double now()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

template <typename T>
std::vector<T> cutOff(std::vector<T>& from, std::size_t count)
{
    std::vector<T> first(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count));
    from.erase(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count));
    return first;
}

/// The first points of a column, which loses them.
TagColumn cutOff(TagColumn& from, std::size_t count)
{
    TagColumn first{.tag = from.tag,
                    .steps = cutOff(from.steps, count),
                    .times = cutOff(from.times, count),
                    .values = cutOff(from.values, count),
                    .branches = {}};
    std::vector<std::size_t> later;
    for (const std::size_t branch : from.branches) {
        if (branch < count) {
            first.branches.push_back(branch);
        } else {
            later.push_back(branch - count);
        }
    }
    from.branches = std::move(later);
    return first;
}

void join(TagColumn& to, TagColumn&& more)
{
    if (to.steps.empty()) {
        to = std::move(more);
        return;
    }
    for (const std::size_t branch : more.branches) {
        to.branches.push_back(to.steps.size() + branch);
    }
    to.steps.insert(to.steps.end(), more.steps.begin(), more.steps.end());
    to.times.insert(to.times.end(), more.times.begin(), more.times.end());
    to.values.insert(to.values.end(), more.values.begin(), more.values.end());
}

std::vector<double> countedEpochs(const std::vector<std::int64_t>& steps, double first)
{
    std::vector<double> epochs(steps.size());
    std::transform(steps.begin(), steps.end(), epochs.begin(),
                   [&](std::int64_t step) { return static_cast<double>(step) + first; });
    return epochs;
}

std::string counted(std::uint64_t count, const char* one, const char* many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

EventFilesTail::EventFilesTail(EventFiles files)
    : m_files(std::move(files))
    , m_sources(m_files.folder, m_files.files)
    , m_axes(m_files.tool)
{
}

runs::RunBatch EventFilesTail::poll(std::size_t maxBytes)
{
    constexpr std::size_t least = 64U << 10U;
    runs::RunBatch batch;
    look(batch);
    // Nothing means that nothing came: a slice of graphs, say, is not the end.
    do {
        readMore(batch, std::max(maxBytes, least));
        batch.more = std::any_of(m_sources.all().begin(), m_sources.all().end(),
                                 [](const EventSource& source) { return source.wantsReading(); });
    } while (batch.empty() && batch.more);
    releaseHeld(batch, !batch.more && now() - activity().lastWrite > settledAfterSeconds);
    nameProblems();
    return batch;
}

void EventFilesTail::look(runs::RunBatch& batch)
{
    m_sources.look();
    auto& sources = m_sources.all();
    m_lost =
        !sources.empty() && std::all_of(sources.begin(), sources.end(), [](const EventSource& source) { return source.lost; });
    const auto replaced = std::find_if(sources.begin(), sources.end(), [](const EventSource& source) { return source.replaced; });
    if (replaced != sources.end()) {
        startAgain(batch, replaced->file);
    }
}

void EventFilesTail::startAgain(runs::RunBatch& batch, const std::string& file)
{
    batch.again = true;
    m_problems.clear();
    m_problems.say("again", file + " was replaced or cut while it was open; the run was read again from its start.");
    m_sources.startAgain();
    m_axes = StepAxes(m_files.tool);
    m_marks.clear();
    m_tracks.clear();
    m_held.clear();
    m_names.clear();
    m_unread.clear();
    m_zeroTracks = 0;
    m_mixedTracks = 0;
    m_lastRaw.clear();
}

void EventFilesTail::readMore(runs::RunBatch& batch, std::size_t maxBytes)
{
    auto& sources = m_sources.all();
    for (std::size_t i = 0; i < sources.size() && maxBytes > 0; ++i) {
        EventSource& source = sources[i];
        if (!source.wantsReading()) {
            continue;
        }
        const OpenFile file(m_sources.path(source));
        if (file.descriptor() < 0) {
            source.lost = true;
            continue;
        }
        const std::uint64_t before = source.offset;
        take(m_reader.read(file.descriptor(), source.size, source.offset, maxBytes), i, batch);
        maxBytes -= static_cast<std::size_t>(std::min<std::uint64_t>(maxBytes, source.offset - before));
    }
}

void EventFilesTail::take(std::vector<Block> blocks, std::size_t source, runs::RunBatch& batch)
{
    EventSource& from = m_sources.all()[source];
    for (const Block& block : blocks) {
        for (const TagColumn& column : block.scanned.columns) {
            m_axes.see(column.tag);
        }
    }
    for (Block& block : blocks) {
        from.offset = block.end;
        from.stopped = block.waits || block.damaged;
        const std::string key = from.file + "/";
        if (block.damaged) {
            m_problems.say(key + "length", from.file + ": the length of the record at byte " + std::to_string(block.end) +
                                               " is damaged; the " + counted(from.size - block.end, "byte", "bytes") +
                                               " from there on cannot be read." +
                                               (block.end == 0 ? " Is it an event file?" : ""));
        } else if (block.end > block.begin) {
            m_problems.takeBack(key + "length");
        }
        if (block.error != 0) {
            m_problems.say(key + "read", from.file + " could not be read at byte " + std::to_string(block.end) + " (" +
                                             std::strerror(block.error) + "); it is tried again.");
            from.written = -1;
        } else {
            m_problems.takeBack(key + "read");
        }
        std::for_each(block.badData.begin(), block.badData.end(), [&](std::uint64_t offset) { from.badData.add(offset); });
        std::for_each(block.tooLarge.begin(), block.tooLarge.end(), [&](std::uint64_t offset) { from.tooLarge.add(offset); });
        std::for_each(block.scanned.noEvents.begin(), block.scanned.noEvents.end(),
                      [&](std::uint64_t offset) { from.noEvents.add(offset); });
        for (const auto& [what, count] : block.scanned.unread) {
            m_unread[what] += count;
        }
        if (!block.scanned.columns.empty()) {
            const TagColumn& last = block.scanned.columns[block.scanned.lastColumn];
            m_lastRaw = from.prefix + last.tag;
            m_lastValue = last.values.back();
            m_lastStep = last.steps.back();
        }
        for (TagColumn& column : block.scanned.columns) {
            takeColumn(std::move(column), source, batch);
        }
        for (runs::RunAttachment& attachment : block.scanned.attachments) {
            attachment.name.insert(0, from.prefix);
            attachment.file = from.file;
            attachment.epoch = epochOf(attachment.kind == runs::RunAttachment::Kind::Picture ? m_axes.ofPicture(attachment.name) : m_axes.of(attachment.name), attachment.step);
            batch.attachments.push_back(std::move(attachment));
        }
    }
}

double EventFilesTail::epochOf(StepAxis axis, std::int64_t step) const
{
    switch (axis) {
    case StepAxis::EpochsFromZero:
        return static_cast<double>(step) + 1;
    case StepAxis::EpochsFromOne:
        return static_cast<double>(step);
    case StepAxis::MarkedSteps:
        return m_marks.at(step).value_or(0);
    case StepAxis::Steps:
        break;
    }
    return 0;
}

void EventFilesTail::takeColumn(TagColumn&& column, std::size_t source, runs::RunBatch& batch)
{
    const std::string raw = m_sources.all()[source].prefix + column.tag;
    if (tellsEpochs(column.tag) && m_axes.of(column.tag) == StepAxis::MarkedSteps) {
        m_marks.add(column.steps, column.values, m_files.tool == "Lightning");
    }
    Track& known = track(raw);
    if (known.name.empty()) {
        return;
    }
    std::vector<std::size_t> branches = std::move(column.branches);
    noteRestart(known, column, source, branches);
    column.branches = std::move(branches);
    noteZeros(known, column);
    if (known.axis == StepAxis::MarkedSteps) {
        join(m_held[raw], std::move(column));
    } else {
        batch.pieces.push_back(piece(known, raw, std::move(column)));
    }
}

EventFilesTail::Track& EventFilesTail::track(const std::string& raw)
{
    const auto [place, isNew] = m_tracks.try_emplace(raw);
    Track& track = place->second;
    if (isNew) {
        track.name = m_files.name ? m_files.name(raw) : raw;
        track.axis = m_axes.of(raw);
        if (!track.name.empty() && !m_names.insert(track.name).second) {
            // Two tags for one word: both are shown, the later one by its own name.
            track.name = raw;
            for (int number = 2; !m_names.insert(track.name).second; ++number) {
                track.name = raw + " (" + std::to_string(number) + ")";
            }
        }
    }
    return track;
}

void EventFilesTail::noteRestart(Track& track, const TagColumn& column, std::size_t source, std::vector<std::size_t>& branches)
{
    if (track.points > 0 && column.steps.front() < track.lastStep) {
        branches.insert(branches.begin(), 0);
    }
    if (track.points > 0 && source < track.lastSource) {
        ++m_mixedTracks;
        const auto& sources = m_sources.all();
        m_problems.say("mixed", sources[source].file + " and " + sources[track.lastSource].file +
                                    " are written at the same time and hold the same series (" + track.name +
                                    "): two programs write to this run. Their points are shown in the order in which they came.");
    }
    track.lastSource = source;
    track.lastStep = column.steps.back();
}

void EventFilesTail::noteZeros(Track& track, const TagColumn& column)
{
    const bool before = track.zeroOnly && track.points > 1;
    track.points += column.steps.size();
    track.zeroOnly =
        track.zeroOnly && std::all_of(column.steps.begin(), column.steps.end(), [](std::int64_t step) { return step == 0; });
    const bool after = track.zeroOnly && track.points > 1;
    m_zeroTracks += after && !before ? 1 : 0;
    m_zeroTracks -= before && !after ? 1 : 0;
}

runs::SeriesPiece EventFilesTail::piece(Track& track, const std::string& raw, TagColumn&& column)
{
    runs::SeriesPiece piece{.name = track.name,
                            .raw = raw,
                            .file = m_sources.all()[track.lastSource].file,
                            .ofEpochs = track.axis == StepAxis::EpochsFromZero || track.axis == StepAxis::EpochsFromOne,
                            .steps = std::move(column.steps),
                            .epochs = {},
                            .times = std::move(column.times),
                            .values = std::move(column.values),
                            .branches = std::move(column.branches)};
    if (piece.ofEpochs) {
        piece.epochs = countedEpochs(piece.steps, track.axis == StepAxis::EpochsFromZero ? 1 : 0);
    }
    return piece;
}

std::vector<double> EventFilesTail::markedEpochs(Track& track, const TagColumn& column, std::size_t count, bool all) const
{
    std::vector<double> epochs;
    epochs.reserve(count);
    for (std::size_t i = 0; i < column.steps.size(); ++i) {
        const auto epoch = m_marks.at(column.steps[i]);
        if (!epoch && !all) {
            break;
        }
        epochs.push_back(epoch.value_or(m_marks.last()));
        track.shared = track.shared || track.lastEpoch == epochs.back() || epochs.back() != std::floor(epochs.back());
        track.lastEpoch = epochs.back();
    }
    return epochs;
}

void EventFilesTail::releaseHeld(runs::RunBatch& batch, bool all)
{
    for (auto held = m_held.begin(); held != m_held.end();) {
        auto& [raw, column] = *held;
        Track& known = m_tracks.at(raw);
        std::vector<double> epochs = markedEpochs(known, column, column.steps.size(), all);
        if (!epochs.empty()) {
            TagColumn ready = epochs.size() == column.steps.size() ? std::exchange(column, {}) : cutOff(column, epochs.size());
            runs::SeriesPiece further = piece(known, raw, std::move(ready));
            further.epochs = std::move(epochs);
            known.ofEpochs = known.ofEpochs || (!known.shared && (namesAnEpoch(raw) || known.points - column.steps.size() > 1));
            further.ofEpochs = known.ofEpochs;
            batch.pieces.push_back(std::move(further));
        }
        held = column.steps.empty() ? m_held.erase(held) : std::next(held);
    }
}

void EventFilesTail::nameProblems()
{
    for (const EventSource& source : m_sources.all()) {
        const auto say = [&](const SkippedRecords& records, const char* key, const char* reason) {
            if (!records.empty()) {
                m_problems.say(source.file + "/" + key, records.sentence(source.file, reason));
            }
        };
        if (source.lost) {
            m_problems.say(source.file + "/lost", source.file + " is gone or cannot be read" +
                                                      (source.offset > 0 ? "; what was read of it stays." : "."));
        } else {
            m_problems.takeBack(source.file + "/lost");
        }
        say(source.badData, "data", "because their checksum does not fit their data");
        say(source.tooLarge, "large", "because they are larger than 256 MiB");
        say(source.noEvents, "event", "because they are no events, although their checksum is right");
    }
    for (const auto& [what, count] : m_unread) {
        m_problems.say("unread/" + what,
                       counted(count, "value is", "values are") + " of a kind that is not shown: " + what + ".");
    }
    m_problems.takeBack("zero");
    if (m_zeroTracks > 0) {
        m_problems.say("zero", counted(m_zeroTracks, "series has", "series have") +
                                   " step 0 at every point: whoever wrote them gave no step. Their points are kept in the order "
                                   "of writing, with their time.");
    }
}

runs::RunActivity EventFilesTail::activity() const
{
    runs::RunActivity activity;
    for (const EventSource& source : m_sources.all()) {
        activity.lastWrite = std::max(activity.lastWrite, static_cast<double>(source.written) * 1e-9);
    }
    if (!m_lastRaw.empty()) {
        char text[64];
        std::snprintf(text, sizeof(text), " = %.6g at step %lld", m_lastValue, static_cast<long long>(m_lastStep));
        activity.lastLine = m_lastRaw + text;
    }
    return activity;
}

}  // namespace gg::imports::tensorboard
