#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// Run lengths of a compressed COCO mask, as cocoapi's rleFrString: each number is written in groups of 5 bits, lowest first, as
/// characters from '0' on; 32 is added where another group follows, and 16 in the last group means a negative number. From the
/// fourth run on the difference to the run two before is written. Nothing for text that no encoder writes.
///
/// Worked example: {6, 1, 40, 4} are the numbers 6, 1, 40, 4 − 1 = 3; 40 = 8 + 32·1 is '0' + 8 + 32 = 'X' and '1': "61X13".
GG_EXPORT std::optional<std::vector<std::uint32_t>> decodeCocoRle(std::string_view text);

/// The inverse; for writers.
GG_EXPORT std::string encodeCocoRle(std::span<const std::uint32_t> runs);

}  // namespace gg::dataset
