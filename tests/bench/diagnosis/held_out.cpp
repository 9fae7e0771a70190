#include "held_out.h"

namespace gg::injection {

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
    }
    return hash;
}

bool isHeldOut(std::string_view fingerprint)
{
    // FNV hardly stirs what its last letter changes; the end of splitmix64 does.
    std::uint64_t hash = hashOf(fingerprint);
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebULL;
    return (hash ^ (hash >> 31U)) % 2 == 1;
}

}  // namespace gg::injection
