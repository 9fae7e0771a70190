#pragma once

#include <cstdint>
#include <vector>

namespace gg::sample {

/// One foreground share per image, sequence after sequence: log-normally spread with the median at 0.74 of the mean (9.2 % and
/// 6.8 %, as in a collection of colonoscopy frames), drifting slowly within a sequence. Their mean is `mean`.
std::vector<double> foregroundShares(std::uint64_t seed, double mean, const std::vector<int>& sequenceLengths);

}  // namespace gg::sample
