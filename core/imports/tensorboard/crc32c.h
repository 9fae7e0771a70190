#pragma once

#include "core/base/export.h"

#include <cstddef>
#include <cstdint>

namespace gg::imports::tensorboard
{

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4) of bytes that follow those with the CRC `before`; of "123456789" it is 0xe3069283.
/// By the processor's own instruction where it has one.
GG_EXPORT std::uint32_t crc32c(const void* data, std::size_t size, std::uint32_t before = 0);

/// The same on any processor.
GG_EXPORT std::uint32_t crc32cPortable(const void* data, std::size_t size, std::uint32_t before = 0);

/// As it stands in a record: a CRC of data that holds CRCs would otherwise be weak.
inline std::uint32_t masked(std::uint32_t crc)
{
    return ((crc >> 15U) | (crc << 17U)) + 0xa282ead8U;
}

}  // namespace gg::imports::tensorboard
