#pragma once

#include <cstdint>
#include <string_view>

namespace gg::training {

/// A line of /proc/self/status in bytes ("VmRSS:", "VmHWM:"); 0 where there is none.
std::int64_t processBytes(std::string_view key);

/// Makes "VmHWM:", the largest resident size, count from now on.
void resetPeakBytes();

}  // namespace gg::training
