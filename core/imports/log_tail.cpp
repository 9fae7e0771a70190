#include "core/imports/log_tail.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

namespace gg::imports {
namespace {

/// What has no line break for so long is no line of a log (a hole full of zeros, a picture).
constexpr std::size_t longestLine = 32U << 20U;
constexpr std::size_t shownOfLine = 200;
constexpr double oldSeconds = 600;
/// A writer is seldom longer within one row.
constexpr double rowSeconds = 5;

double now()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

LogTail::LogTail(std::string folder, const std::vector<std::string>& files, MakeReader makeReader, IsFurther isFurther)
    : m_folder(std::move(folder))
    , m_makeReader(std::move(makeReader))
    , m_isFurther(std::move(isFurther))
    , m_reader(m_makeReader())
{
    for (const std::string& file : files) {
        addPart(file);
    }
}

void LogTail::addPart(const std::string& name)
{
    m_parts.push_back({.name = name, .file = GrowingFile((std::filesystem::path(m_folder) / name).string())});
}

/// The folder is listed when something was added to it.
void LogTail::lookForFurther()
{
    std::error_code code;
    const auto changed = std::filesystem::last_write_time(m_folder, code).time_since_epoch().count();
    if (code || changed == m_folderTime) {
        return;
    }
    m_folderTime = changed;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator it(m_folder, code), end; !code && it != end; it.increment(code)) {
        std::string name = it->path().filename().string();
        if (m_isFurther(name) && (m_parts.empty() || name > m_parts.back().name)) {
            names.push_back(std::move(name));
        }
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
        addPart(name);
    }
}

void LogTail::startAgain(bool replaced)
{
    if (replaced) {
        m_reader = m_makeReader();
    } else {
        m_reader->restart();
    }
    for (Part& part : m_parts) {
        part.file.rewind();
        part = Part{.name = std::move(part.name), .file = std::move(part.file)};
    }
    m_current = 0;
    m_tooLong = 0;
    m_lastLine.clear();
}

runs::RunBatch LogTail::poll(std::size_t maxBytes)
{
    runs::RunBatch batch;
    if (m_isFurther) {
        lookForFurther();
    }
    // Each assumption of a reader can be wrong once, and a file can be replaced while it is read again: a few rounds are enough.
    for (int round = 0; round < 10 && !m_parts.empty(); ++round) {
        bool whole = true;
        while (whole) {
            whole = readPart(m_parts[m_current], maxBytes);
            if (!whole || m_parts[m_current].file.more() || m_current + 1 == m_parts.size()) {
                break;
            }
            ++m_current;
            m_reader->nextFile();
        }
        if (whole) {
            break;
        }
        batch.again = m_delivered;
    }
    m_reader->take(batch);
    m_delivered = m_delivered ? true : !batch.empty();
    batch.more = !m_parts.empty() && m_parts[m_current].file.more();
    gatherProblems();
    return batch;
}

bool LogTail::readPart(Part& part, std::size_t maxBytes)
{
    m_bytes.clear();
    switch (part.file.poll(maxBytes, m_bytes)) {
    case GrowingFile::News::None:
        return readLast(part);
    case GrowingFile::News::Replaced:
        ++m_replaced;
        startAgain(true);
        return false;
    case GrowingFile::News::Grown:
        break;
    }
    const std::size_t before = part.pending.size();
    part.decoder.decode(m_bytes, part.pending);
    if (part.pendingRead && part.pending.size() > before) {
        // It was taken for a whole line. If it goes on after all, it was not.
        const std::string_view next = std::string_view(part.pending).substr(before);
        if (!next.starts_with('\n') && !next.starts_with("\r\n") && next != "\r") {
            startAgain(true);
            return false;
        }
        const std::size_t end = part.pending.find('\n');
        if (end == std::string::npos) {
            return true;
        }
        part.pending.erase(0, end + 1);
        part.searched = 0;
        part.pendingRead = false;
    }
    return readLines(part) && readLast(part);
}

bool LogTail::readLines(Part& part)
{
    const std::string_view text = part.pending;
    std::string_view last;
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n', part.searched); end != std::string_view::npos; end = text.find('\n', begin)) {
        if (part.skipping) {
            part.skipping = false;
        } else {
            m_reader->line(withoutUtf16(text.substr(begin, end - begin), m_room));
        }
        if (m_reader->wantsRestart()) {
            startAgain(false);
            return false;
        }
        last = end > begin ? text.substr(begin, end - begin) : last;
        begin = end + 1;
    }
    keepLastLine(last);
    part.pending.erase(0, begin);
    if (part.pending.size() > longestLine) {
        ++m_tooLong;
        part.skipping = true;
        part.pending.clear();
    }
    part.searched = part.pending.size();
    return true;
}

/// A last line without line break is half-written until something shows that it is not.
bool LogTail::readLast(Part& part)
{
    if (part.pending.empty() || part.pendingRead || part.skipping || part.file.more()) {
        return true;
    }
    const bool old = part.file.lastWrite() > 0 && part.file.lastWrite() + oldSeconds < now();
    if (!m_reader->isComplete(part.pending, old)) {
        return true;
    }
    m_reader->line(withoutUtf16(part.pending, m_room));
    if (m_reader->wantsRestart()) {
        startAgain(false);
        return false;
    }
    part.pendingRead = true;
    keepLastLine(part.pending);
    return true;
}

void LogTail::keepLastLine(std::string_view line)
{
    if (!line.empty()) {
        m_lastLine = shortened(line, shownOfLine);
    }
}

void LogTail::gatherProblems()
{
    m_problems = m_reader->problems().texts();
    const std::string& name = m_reader->problems().file();
    if (m_replaced > 0) {
        m_problems.push_back(name + (m_replaced == 1 ? " was replaced or cut while it was open; it was read again from its start."
                                                     : " was replaced or cut " + std::to_string(m_replaced) + " times while it was open; it was read again from its start."));
    }
    if (m_tooLong > 0) {
        m_problems.push_back(name + ": " + std::to_string(m_tooLong) + (m_tooLong == 1 ? " line" : " lines") + " of more than 32 MB without a line break "
                             + (m_tooLong == 1 ? "was" : "were") + " skipped. Is this a log?");
    }
    for (const Part& part : m_parts) {
        const bool waits = !part.pending.empty() && !part.pendingRead && !part.skipping && !part.file.more();
        if (waits && (m_snapshot || part.file.lastWrite() + rowSeconds < now())) {
            m_problems.push_back(part.name + ": the last line (" + inQuotes(part.pending, 60) + ") has no line break yet; it waits until it is complete.");
        }
        if (!part.file.error().empty()) {
            m_problems.push_back(part.name + " cannot be read: " + part.file.error() + ".");
        }
    }
}

const std::vector<std::string>& LogTail::problems() const
{
    return m_problems;
}

bool LogTail::lost() const
{
    return !m_parts.empty() && m_parts[m_current].file.lost();
}

runs::RunActivity LogTail::activity() const
{
    runs::RunActivity activity{.lastWrite = 0, .ended = m_reader->ended(), .lastLine = m_lastLine};
    for (const Part& part : m_parts) {
        activity.lastWrite = std::max(activity.lastWrite, part.file.lastWrite());
    }
    return activity;
}

}  // namespace gg::imports
