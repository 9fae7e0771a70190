#pragma once

#include "core/base/export.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace gg::dataset
{

/// Pascal VOC's colours for 256 class numbers as 0xRRGGBB: the bits of the number spread over the channels, lowest first into the
/// highest bits. 1 is 0x800000, 255 is 0xE0E0C0.
GG_EXPORT std::vector<std::uint32_t> vocPalette();

/// A PNG whose pixels are indices (CV_8U, one channel) into a palette of 256 colours. Throws Error (Internal).
GG_EXPORT std::string encodePalettePng(const cv::Mat& indices, const std::vector<std::uint32_t>& palette);

}  // namespace gg::dataset
