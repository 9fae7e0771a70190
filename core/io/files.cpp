#include "core/io/files.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace gg::io {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throwWriteError(const std::string& file, int error)
{
    if (error == ENOSPC || error == EDQUOT) {
        throw Error(ErrorCode::NoSpace, file, "The disk is full. Free some space and try again.");
    }
    throw Error(ErrorCode::NotWritable, file,
                "Could not be written (" + std::string(std::strerror(error)) + "). Choose a folder that you may write to.");
}

/// What has no line break for so long is not text (a hole full of zeros, a picture): a tail passes it on in pieces of this size.
constexpr std::size_t longestLine = 16U << 20U;

class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor()
    {
        if (m_value >= 0) {
            ::close(m_value);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_value; }

private:
    int m_value;
};

/// Writes all of it; returns 0 or the error number. `written` counts what got through.
int writeAll(int descriptor, std::string_view data, std::size_t& written)
{
    written = 0;
    while (written < data.size()) {
        const ssize_t n = ::write(descriptor, data.data() + written, data.size() - written);
        if (n < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        written += static_cast<std::size_t>(n);
    }
    return 0;
}

}  // namespace

std::string readFile(const std::string& file)
{
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            throw Error(ErrorCode::NotFound, file, "There is no such file.");
        }
        throw Error(ErrorCode::Unreadable, file, "Could not be opened (" + std::string(std::strerror(errno)) + ").");
    }
    struct stat info {};
    std::string contents;
    if (::fstat(descriptor.get(), &info) == 0 && info.st_size > 0) {
        contents.resize(static_cast<std::size_t>(info.st_size));
    }
    std::size_t used = 0;
    for (;;) {
        if (used == contents.size()) {
            // Files that grow while they are read, and files of /proc, which say that they are empty.
            char probe = 0;
            const ssize_t n = ::read(descriptor.get(), &probe, 1);
            if (n == 0) {
                break;
            }
            if (n > 0) {
                contents.resize(std::max<std::size_t>(4096, contents.size() * 2));
                contents[used++] = probe;
                continue;
            }
        }
        const ssize_t n = ::read(descriptor.get(), contents.data() + used, contents.size() - used);
        if (n < 0) {
            if (errno == EINTR) {
                continue;
            }
            throw Error(ErrorCode::Unreadable, file, "Could not be read (" + std::string(std::strerror(errno)) + ").");
        }
        if (n == 0) {
            break;
        }
        used += static_cast<std::size_t>(n);
    }
    contents.resize(used);
    return contents;
}

namespace {

/// What is no file (/dev/null, a pipe) is written to as it is: renaming over it would put a file in its place.
bool isDeviceOrPipe(const std::string& file)
{
    struct stat info {};
    return ::stat(file.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

}  // namespace

AtomicFile::AtomicFile(std::string file)
    : m_file(std::move(file))
{
    if (isDeviceOrPipe(m_file)) {
        m_descriptor = ::open(m_file.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        const fs::path target(m_file);
        if (target.has_parent_path()) {
            createFolder(target.parent_path().string());
        }
        m_temporary = m_file + ".part" + std::to_string(::getpid());
        m_descriptor = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    }
    if (m_descriptor < 0) {
        throwWriteError(m_file, errno);
    }
}

AtomicFile::~AtomicFile()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        if (!m_temporary.empty()) {
            ::unlink(m_temporary.c_str());
        }
    }
}

void AtomicFile::write(std::string_view piece)
{
    std::size_t written = 0;
    if (const int error = writeAll(m_descriptor, piece, written); error != 0) {
        throwWriteError(m_file, error);
    }
}

void AtomicFile::commit()
{
    if (m_temporary.empty()) {
        ::close(std::exchange(m_descriptor, -1));
        return;
    }
    if (::fsync(m_descriptor) != 0 && errno != EINVAL) {
        throwWriteError(m_file, errno);
    }
    if (::rename(m_temporary.c_str(), m_file.c_str()) != 0) {
        throwWriteError(m_file, errno);
    }
    ::close(std::exchange(m_descriptor, -1));
}

void writeFileAtomically(const std::string& file, std::string_view contents)
{
    AtomicFile target(file);
    target.write(contents);
    target.commit();
}

void createFolder(const std::string& folder)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (code && !fs::is_directory(folder)) {
        throwWriteError(folder, code.value());
    }
}

AppendLog::AppendLog(std::string file, Sync sync)
    : m_file(std::move(file))
    , m_sync(sync)
{
    const fs::path target(m_file);
    if (target.has_parent_path()) {
        createFolder(target.parent_path().string());
    }
    m_descriptor = ::open(m_file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (m_descriptor < 0) {
        throwWriteError(m_file, errno);
    }
    const off_t size = ::lseek(m_descriptor, 0, SEEK_END);
    char last = '\n';
    if (size > 0 && ::pread(m_descriptor, &last, 1, size - 1) == 1 && last != '\n') {
        std::size_t written = 0;
        if (const int error = writeAll(m_descriptor, "\n", written); error != 0) {
            ::close(m_descriptor);
            m_descriptor = -1;
            throwWriteError(m_file, error);
        }
    }
}

AppendLog::~AppendLog()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

void AppendLog::append(std::string_view line)
{
    std::string data;
    data.reserve(line.size() + 1);
    data.append(line).push_back('\n');
    const off_t before = ::lseek(m_descriptor, 0, SEEK_END);
    std::size_t written = 0;
    int error = writeAll(m_descriptor, data, written);
    if (error == 0 && m_sync == Sync::EachLine && ::fdatasync(m_descriptor) != 0 && errno != EINVAL) {
        error = errno;
    }
    if (error != 0) {
        if (written > 0 && before >= 0 && ::ftruncate(m_descriptor, before) != 0) {
            // The half line stays; readers tell it by its missing line break.
        }
        throwWriteError(m_file, error);
    }
}

void AppendLog::sync()
{
    if (::fdatasync(m_descriptor) != 0 && errno != EINVAL) {
        throwWriteError(m_file, errno);
    }
}

LineTail::LineTail(std::string file)
    : m_file(std::move(file))
{
}

std::vector<std::string> LineTail::poll(std::size_t maxBytes)
{
    m_restarted = false;
    std::vector<std::string> lines;
    const Descriptor descriptor(::open(m_file.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0) {
        m_lost = m_seen;
        return lines;
    }
    // A file that is back may be another one, even in the same place on the disk.
    const bool back = m_lost;
    m_lost = false;
    m_seen = true;
    struct stat info {};
    if (::fstat(descriptor.get(), &info) != 0) {
        return lines;
    }
    const bool replaced = back || (m_inode != 0 && m_inode != info.st_ino);
    if (replaced || static_cast<std::uint64_t>(info.st_size) < m_offset) {
        m_restarted = m_offset > 0;
        m_offset = 0;
    }
    m_inode = info.st_ino;
    std::string buffer;
    for (;;) {
        const std::size_t used = buffer.size();
        buffer.resize(used + (64U << 10U));
        const ssize_t n = ::pread(descriptor.get(), buffer.data() + used, buffer.size() - used,
                                  static_cast<off_t>(m_offset + used));
        buffer.resize(used + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
        // A line longer than the limit is still read whole, or the tail would never get past it.
        if (n <= 0 || (buffer.size() >= maxBytes && buffer.find('\n') != std::string::npos) || buffer.size() >= longestLine) {
            break;
        }
    }
    if (buffer.size() >= longestLine && buffer.find('\n') == std::string::npos) {
        m_offset += buffer.size();
        lines.push_back(std::move(buffer));
        return lines;
    }
    std::size_t begin = 0;
    for (std::size_t end = buffer.find('\n'); end != std::string::npos; end = buffer.find('\n', begin)) {
        std::size_t length = end - begin;
        if (length > 0 && buffer[end - 1] == '\r') {
            --length;
        }
        lines.emplace_back(buffer, begin, length);
        begin = end + 1;
    }
    m_offset += begin;
    return lines;
}

}  // namespace gg::io
