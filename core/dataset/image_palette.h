#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// A picture whose pixels are indices into a palette.
struct IndexedPicture {
    cv::Mat indices;                     ///< CV_8U [H, W]
    std::vector<std::uint32_t> palette;  ///< 0xRRGGBB of each index
};

/// The indices of a PNG with a palette, which OpenCV replaces by their colours; nothing for other kinds of PNG. Throws Error
/// (Unreadable) for damaged files.
std::optional<IndexedPicture> readPngPalette(const std::string& file, std::string_view bytes);

/// Bits a sample, from the header; 8 where it cannot be read.
int pngBits(std::string_view bytes);

}  // namespace gg::dataset
