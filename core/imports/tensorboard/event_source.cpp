#include "core/imports/tensorboard/event_source.h"

#include "core/imports/tensorboard/event_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <tuple>
#include <utility>

namespace gg::imports::tensorboard
{
namespace
{

namespace fs = std::filesystem;

constexpr std::string_view nameMark = "tfevents.";
constexpr std::size_t headBytes = 64;

std::int64_t nanoseconds(const timespec& time)
{
    return static_cast<std::int64_t>(time.tv_sec) * 1000000000 + time.tv_nsec;
}

/// Seconds since 1970, from the name.
std::uint64_t startOf(const std::string& file)
{
    const std::string name = fs::path(file).filename().string();
    std::uint64_t time = 0;
    if (const std::size_t mark = name.find(nameMark); mark != std::string::npos) {
        std::from_chars(name.data() + mark + nameMark.size(), name.data() + name.size(), time);
    }
    return time;
}

std::string headOf(const std::string& path, std::size_t length)
{
    std::string head(length, '\0');
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return {};
    }
    const ssize_t count = ::pread(descriptor, head.data(), head.size(), 0);
    ::close(descriptor);
    head.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    return head;
}

std::string joined(const std::string& folder, const std::string& name)
{
    return folder.empty() ? name : folder + "/" + name;
}

}  // namespace

EventSources::EventSources(std::string folder, std::vector<std::string> files)
    : m_folder(std::move(folder))
{
    std::sort(files.begin(), files.end(), [](const std::string& a, const std::string& b) {
        return std::make_tuple(startOf(a), std::cref(a)) < std::make_tuple(startOf(b), std::cref(b));
    });
    std::set<std::string> folders;
    for (const std::string& file : files) {
        add(file);
        folders.insert(fs::path(file).parent_path().string());
    }
    for (const std::string& name : folders) {
        m_folders.push_back({.name = name});
    }
    // Keras makes validation/ when the first epoch is over.
    if (folders.contains("train") && !folders.contains("validation")) {
        m_folders.push_back({.name = "validation", .followed = true, .optional = true});
    }
}

std::string EventSources::path(const EventSource& source) const
{
    return joined(m_folder, source.file);
}

void EventSources::add(const std::string& file)
{
    if (m_known.insert(file).second) {
        const std::string parent = fs::path(file).parent_path().string();
        m_sources.push_back({.file = file,
                             .prefix = parent.empty() ? parent : parent + "/",
                             .head = {},
                             .badData = {},
                             .tooLarge = {},
                             .noEvents = {}});
    }
}

void EventSources::look()
{
    for (Folder& folder : m_folders) {
        lookInto(folder);
    }
    for (EventSource& source : m_sources) {
        lookAt(source);
    }
}

void EventSources::lookInto(Folder& folder)
{
    const std::string path = joined(m_folder, folder.name);
    struct stat info {
    };
    if (::stat(path.c_str(), &info) != 0 || nanoseconds(info.st_mtim) == folder.changed) {
        return;
    }
    const bool first = !std::exchange(folder.seen, true);
    std::vector<std::string> files;
    std::error_code code;
    for (fs::directory_iterator entry(path, code); !code && entry != fs::directory_iterator(); entry.increment(code)) {
        if (isEventFileName(entry->path().filename().string())) {
            files.push_back(joined(folder.name, entry->path().filename().string()));
        }
    }
    // Times are coarse: a file may have come after the listing and within the same tick.
    constexpr std::int64_t certainAfter = 2000000000;
    timespec clock{};
    ::clock_gettime(CLOCK_REALTIME, &clock);
    folder.changed = nanoseconds(clock) - nanoseconds(info.st_mtim) > certainAfter ? nanoseconds(info.st_mtim) : -1;
    if (first && !folder.optional) {
        // A folder may hold the files of several runs; then nobody knows whose a new one is.
        folder.followed =
            std::all_of(files.begin(), files.end(), [&](const std::string& file) { return m_known.contains(file); });
    }
    std::sort(files.begin(), files.end(), [](const std::string& a, const std::string& b) {
        return std::make_tuple(startOf(a), std::cref(a)) < std::make_tuple(startOf(b), std::cref(b));
    });
    if (folder.followed) {
        std::for_each(files.begin(), files.end(), [&](const std::string& file) { add(file); });
    }
}

void EventSources::lookAt(EventSource& source) const
{
    struct stat info {
    };
    const std::string file = path(source);
    source.lost = ::stat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode);  // a pipe would be waited for
    if (source.lost) {
        return;
    }
    const auto size = static_cast<std::uint64_t>(info.st_size);
    const std::int64_t written = nanoseconds(info.st_mtim);
    if (size == source.size && written == source.written && info.st_ino == source.inode) {
        return;
    }
    const std::string head = headOf(file, headBytes);
    if (head.size() < std::min<std::uint64_t>(headBytes, size)) {
        source.lost = true;  // it cannot be read now; it is looked at again
        return;
    }
    source.stopped = false;
    source.size = size;
    source.written = written;
    source.inode = info.st_ino;
    // Not by the inode: a synchronised copy has another one each time, and so has every file after a network folder was mounted
    // again. What was not read yet may change.
    const std::string_view read =
        std::string_view(source.head).substr(0, std::min<std::uint64_t>(source.offset, source.head.size()));
    source.replaced = source.replaced || size < source.offset || !head.starts_with(read);
    source.head = head;
}

void EventSources::startAgain()
{
    for (EventSource& source : m_sources) {
        const EventSource before = source;
        source = {.file = before.file, .prefix = before.prefix, .head = {}, .badData = {}, .tooLarge = {}, .noEvents = {}};
        lookAt(source);
        source.replaced = false;
    }
}

}  // namespace gg::imports::tensorboard
