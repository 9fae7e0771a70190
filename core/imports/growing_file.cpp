#include "core/imports/growing_file.h"

#include <xxhash.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace gg::imports {
namespace {

constexpr std::size_t tailBytes = 256;
/// A network file system may answer stat() from memory; opening a file makes it ask (close-to-open consistency of NFS).
constexpr int openEvery = 20;

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

std::int64_t nanoseconds(const timespec& time)
{
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// Appends what could be read, at most `most` bytes.
void readAt(int descriptor, std::uint64_t offset, std::size_t most, std::string& bytes)
{
    const std::size_t before = bytes.size();
    bytes.resize(before + most);
    std::size_t used = 0;
    while (used < most) {
        const ssize_t n = ::pread(descriptor, bytes.data() + before + used, most - used, static_cast<off_t>(offset + used));
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            break;
        }
        used += static_cast<std::size_t>(n);
    }
    bytes.resize(before + used);
}

}  // namespace

struct GrowingFile::Hash {
    XXH3_state_t* state = XXH3_createState();
    Hash() { XXH3_64bits_reset(state); }
    ~Hash() { XXH3_freeState(state); }
    Hash(const Hash&) = delete;
    Hash& operator=(const Hash&) = delete;
};

GrowingFile::GrowingFile(std::string file)
    : m_file(std::move(file))
    , m_hash(std::make_unique<Hash>())
{
}

GrowingFile::~GrowingFile() = default;
GrowingFile::GrowingFile(GrowingFile&&) noexcept = default;
GrowingFile& GrowingFile::operator=(GrowingFile&&) noexcept = default;

void GrowingFile::rewind()
{
    m_offset = 0;
    m_stamp = {};
    m_tail.clear();
    XXH3_64bits_reset(m_hash->state);
}

GrowingFile::News GrowingFile::gone(int error)
{
    m_lost = m_seen;
    m_size = m_offset;
    m_stamp = {};
    m_error = error == ENOENT || error == ENOTDIR ? std::string() : std::strerror(error);
    return News::None;
}

/// Whether what was read before is still there. Within one file its last bytes tell; another file in its place is read as a whole.
bool GrowingFile::prefixHolds(int descriptor, bool otherFile) const
{
    if (m_offset == 0) {
        return true;
    }
    std::string bytes;
    if (!otherFile) {
        readAt(descriptor, m_offset - m_tail.size(), m_tail.size(), bytes);
        return bytes == m_tail;
    }
    Hash hash;
    for (std::uint64_t at = 0; at < m_offset; at += bytes.size()) {
        bytes.clear();
        readAt(descriptor, at, static_cast<std::size_t>(std::min<std::uint64_t>(m_offset - at, 1U << 20U)), bytes);
        if (bytes.empty()) {
            return false;
        }
        XXH3_64bits_update(hash.state, bytes.data(), bytes.size());
    }
    return XXH3_64bits_digest(hash.state) == XXH3_64bits_digest(m_hash->state);
}

GrowingFile::News GrowingFile::poll(std::size_t maxBytes, std::string& bytes)
{
    const auto stampOf = [](const struct stat& info) {
        return Stamp{.device = info.st_dev,
                     .inode = info.st_ino,
                     .size = static_cast<std::uint64_t>(info.st_size),
                     .modified = nanoseconds(info.st_mtim),
                     .changed = nanoseconds(info.st_ctim)};
    };
    struct stat info {};
    if (::stat(m_file.c_str(), &info) != 0) {
        return gone(errno);
    }
    if (!S_ISREG(info.st_mode)) {
        m_error = "it is no file but a folder, a pipe or a device";
        return News::None;  // opening a pipe would wait for its writer
    }
    if (m_seen && !m_lost && stampOf(info) == m_stamp && m_offset >= m_stamp.size && ++m_untouched < openEvery) {
        return News::None;
    }
    m_untouched = 0;
    const Descriptor descriptor(::open(m_file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &info) != 0) {
        return gone(errno);
    }
    const Stamp stamp = stampOf(info);
    const bool otherFile = m_stamp.inode == 0 || stamp.inode != m_stamp.inode || stamp.device != m_stamp.device;
    m_error.clear();
    m_seen = true;
    m_lost = false;
    m_lastWrite = static_cast<double>(stamp.modified) * 1e-9;
    if (stamp.size < m_offset || (stamp != m_stamp && !prefixHolds(descriptor.get(), otherFile))) {
        rewind();
        m_size = stamp.size;
        return News::Replaced;
    }
    m_stamp = stamp;
    m_size = stamp.size;
    const std::size_t before = bytes.size();
    readAt(descriptor.get(), m_offset, static_cast<std::size_t>(std::min<std::uint64_t>(maxBytes, m_size - m_offset)), bytes);
    const std::size_t count = bytes.size() - before;
    if (count == 0) {
        m_size = m_offset;
        return News::None;
    }
    XXH3_64bits_update(m_hash->state, bytes.data() + before, count);
    m_offset += count;
    m_tail.append(bytes, before, count);
    m_tail.erase(0, m_tail.size() - std::min(m_tail.size(), tailBytes));
    return News::Grown;
}

}  // namespace gg::imports
