#pragma once

#include <cstdint>
#include <string_view>

namespace gg::injection {

/// 64-bit FNV-1a.
std::uint64_t hashOf(std::string_view text);

}  // namespace gg::injection
