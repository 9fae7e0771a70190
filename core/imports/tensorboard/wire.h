#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gg::imports::tensorboard
{

// Just enough of protobuf's encoding (developers.google.com/protocol-buffers/docs/encoding) for what protobuf's own classes do
// not give: speed for the one form that files consist of, and the place at which a value lies.

/// Reads a varint; nullptr where it is cut or longer than 10 bytes.
inline const char* readVarint(const char* at, const char* end, std::uint64_t& value)
{
    value = 0;
    for (unsigned shift = 0; shift < 70 && at < end; shift += 7) {
        const auto byte = static_cast<unsigned char>(*at++);
        if (shift < 64) {
            value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        }
        if (byte < 0x80) {
            return at;
        }
    }
    return nullptr;
}

/// Reads a length and checks that so many bytes follow.
inline const char* readLength(const char* at, const char* end, std::uint64_t& length)
{
    at = at < end && static_cast<unsigned char>(*at) < 0x80 ? (length = static_cast<unsigned char>(*at), at + 1)
                                                            : readVarint(at, end, length);
    return at != nullptr && length <= static_cast<std::uint64_t>(end - at) ? at : nullptr;
}

/// All length-delimited fields of that number in a message, in order; what follows a damaged field is left out.
std::vector<std::string_view> fieldsOf(std::string_view message, std::uint32_t number);

}  // namespace gg::imports::tensorboard
