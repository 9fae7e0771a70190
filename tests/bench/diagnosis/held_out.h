#pragma once

#include <cstdint>
#include <string_view>

namespace gg::injection {

/// 64-bit FNV-1a.
std::uint64_t hashOf(std::string_view text);
/// Half of all runs, by a number that hangs on `fingerprint` alone: they are never looked at when a threshold is set.
bool isHeldOut(std::string_view fingerprint);

}  // namespace gg::injection
