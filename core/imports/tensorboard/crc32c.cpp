#include "core/imports/tensorboard/crc32c.h"

#include <boost/crc.hpp>

#include <cstring>

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace gg::imports::tensorboard
{
namespace
{

#if defined(__x86_64__)

__attribute__((target("sse4.2"))) std::uint32_t crc32cSse42(const void* data, std::size_t size, std::uint32_t before)
{
    const auto* bytes = static_cast<const unsigned char*>(data);
    std::uint64_t crc = ~before;
    for (; size >= 8; size -= 8, bytes += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, 8);
        crc = _mm_crc32_u64(crc, word);
    }
    auto rest = static_cast<std::uint32_t>(crc);
    for (; size > 0; --size, ++bytes) {
        rest = _mm_crc32_u8(rest, *bytes);
    }
    return ~rest;
}

using Function = std::uint32_t (*)(const void*, std::size_t, std::uint32_t);

Function fastest()
{
    return __builtin_cpu_supports("sse4.2") ? crc32cSse42 : crc32cPortable;
}

#endif

std::uint32_t reflected(std::uint32_t value)
{
    std::uint32_t result = 0;
    for (int bit = 0; bit < 32; ++bit) {
        result |= ((value >> static_cast<unsigned>(bit)) & 1U) << static_cast<unsigned>(31 - bit);
    }
    return result;
}

}  // namespace

std::uint32_t crc32cPortable(const void* data, std::size_t size, std::uint32_t before)
{
    // Boost takes its beginning before it is reflected.
    boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true> crc(reflected(~before));
    crc.process_bytes(data, size);
    return crc.checksum();
}

std::uint32_t crc32c(const void* data, std::size_t size, std::uint32_t before)
{
#if defined(__x86_64__)
    static const Function function = fastest();
    return function(data, size, before);
#else
    return crc32cPortable(data, size, before);
#endif
}

}  // namespace gg::imports::tensorboard
