#include "core/audit/file_stamp.h"

#include <xxhash.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace gg::audit
{
namespace
{

constexpr std::size_t sampleBytes = 4096;

struct Stamp {
    std::uint64_t size = 0;
    std::uint64_t modified = 0;
    std::uint64_t changed = 0;
    std::uint64_t inode = 0;
    std::uint64_t sample = 0;
};

std::uint64_t nanoseconds(const timespec& time)
{
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000ULL + static_cast<std::uint64_t>(time.tv_nsec);
}

std::uint64_t sampleOf(int descriptor, std::uint64_t size)
{
    std::array<char, 3 * sampleBytes> buffer{};
    std::size_t filled = 0;
    const std::uint64_t last = size > sampleBytes ? size - sampleBytes : 0;
    std::uint64_t from = 0;  // samples of a small file do not overlap
    for (const std::uint64_t wanted : {std::uint64_t{0}, last / 2, last}) {
        const std::uint64_t at = std::max(wanted, from);
        const ssize_t n = at < size ? ::pread(descriptor, buffer.data() + filled, sampleBytes, static_cast<off_t>(at)) : 0;
        filled += static_cast<std::size_t>(std::max<ssize_t>(n, 0));
        from = at + static_cast<std::uint64_t>(std::max<ssize_t>(n, 0));
    }
    return XXH3_64bits(buffer.data(), filled);
}

}  // namespace

std::string fileStamp(const std::string& file)
{
    Stamp stamp;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor >= 0) {
        struct stat info {
        };
        if (::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode)) {
            stamp = {.size = static_cast<std::uint64_t>(info.st_size),
                     .modified = nanoseconds(info.st_mtim),
                     .changed = nanoseconds(info.st_ctim),
                     .inode = info.st_ino,
                     .sample = sampleOf(descriptor, static_cast<std::uint64_t>(info.st_size))};
        }
        ::close(descriptor);
    }
    std::string bytes(sizeof stamp, '\0');
    std::memcpy(bytes.data(), &stamp, sizeof stamp);
    return bytes;
}

}  // namespace gg::audit
