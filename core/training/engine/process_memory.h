#pragma once

#include <cstdint>
#include <string_view>

namespace gg::training {

/// A line of /proc/self/status in bytes ("VmRSS:", "VmHWM:"); 0 where there is none.
std::int64_t processBytes(std::string_view key);

}  // namespace gg::training
