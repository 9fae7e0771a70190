#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// The first picture of a GIF file. `indices` is CV_8U [H, W] of the whole screen; what the picture does not cover has the
/// background's index.
struct GifPicture {
    cv::Mat indices;
    std::vector<std::uint32_t> palette;  ///< 0xRRGGBB of each index
    int pictures = 1;                    ///< 2 where there is more than one
};

/// Throws Error (Unreadable) for files that are cut off, damaged or larger than 2^28 pixels.
GifPicture readGif(const std::string& file, std::string_view bytes);

/// Indices and palette as 8-bit BGR.
cv::Mat paletteColours(const cv::Mat& indices, const std::vector<std::uint32_t>& palette);

}  // namespace gg::dataset
