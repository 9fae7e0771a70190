#include "core/imports/tensorboard/wire.h"

namespace gg::imports::tensorboard
{
namespace
{

enum WireType : std::uint64_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

/// Steps over a field's value; nullptr where it is cut, or of a kind that no writer uses (groups).
const char* over(const char* at, const char* end, std::uint64_t type, std::string_view& bytes)
{
    std::uint64_t number = 0;
    switch (type) {
    case Varint:
        return readVarint(at, end, number);
    case Fixed64:
        return end - at >= 8 ? at + 8 : nullptr;
    case Fixed32:
        return end - at >= 4 ? at + 4 : nullptr;
    case Bytes:
        at = readLength(at, end, number);
        if (at != nullptr) {
            bytes = {at, number};
            at += number;
        }
        return at;
    default:
        return nullptr;
    }
}

}  // namespace

std::vector<std::string_view> fieldsOf(std::string_view message, std::uint32_t number)
{
    std::vector<std::string_view> found;
    const char* at = message.data();
    const char* const end = at + message.size();
    while (at < end) {
        std::uint64_t key = 0;
        at = readVarint(at, end, key);
        std::string_view bytes;
        at = at == nullptr ? nullptr : over(at, end, key & 7U, bytes);
        if (at == nullptr) {
            break;
        }
        if ((key & 7U) == Bytes && key >> 3U == number) {
            found.push_back(bytes);
        }
    }
    return found;
}

}  // namespace gg::imports::tensorboard
