#pragma once

#include "core/base/export.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace gg::audit
{

/// Parts of a picture, by how much of its width and height is cut off at each side, in units of borderShare.
struct Border {
    std::uint8_t left = 0;
    std::uint8_t top = 0;
    std::uint8_t right = 0;
    std::uint8_t bottom = 0;
};
inline constexpr double borderShare = 1.0 / 32;
inline constexpr std::array<Border, 10> borders{
    Border{0, 0, 0, 0}, Border{1, 1, 1, 1}, Border{1, 1, 0, 0}, Border{0, 1, 1, 0}, Border{1, 0, 0, 1},
    Border{0, 0, 1, 1}, Border{1, 0, 0, 0}, Border{0, 1, 0, 0}, Border{0, 0, 1, 0}, Border{0, 0, 0, 1}};

/// What is kept of a picture to find it again: re-encoded, resized, brightened, with a narrow border cut off, mirrored, or taken
/// a moment later. 752 bytes, trivially copyable.
struct PictureSignature {
    static constexpr int side = 24;
    static constexpr int chromaSide = 6;
    static constexpr std::size_t whole = 0;  ///< index into hashes: the picture as it is
    static constexpr std::size_t mirrored = borders.size();
    static constexpr std::size_t upsideDown = mirrored + 1;

    /// Signs of the 64 lowest frequencies of a 32 x 32 thumbnail, each against their median: alike pictures differ in few bits.
    /// Of the picture without each of the borders, then mirrored left to right, then top to bottom.
    std::array<std::uint64_t, borders.size() + 2> hashes{};
    /// Standard deviation of the thumbnail's luminance in grey levels; below flatContrast it shows nothing to recognise.
    float contrast = 0;
    float aspect = 0;  ///< width / height as shown
    /// The thumbnail of side x side, stretched to a square, luminance brought to mean 0 and a standard deviation of 32.
    std::array<std::int8_t, side * side> luminance{};
    /// Blue and red differences to the luminance, 6 x 6 each, in grey levels.
    std::array<std::int8_t, 2 * chromaSide * chromaSide> chroma{};

    static constexpr float flatContrast = 4;
    bool recognisable() const { return contrast >= flatContrast; }
};
static_assert(sizeof(PictureSignature) == 752 && std::is_trivially_copyable_v<PictureSignature>);

/// Of what signatureOf makes; caches keep it beside the bytes.
inline constexpr int signatureVersion = 1;

/// `picture`: CV_8UC3 (BGR), of any size; scaled down by its area.
GG_EXPORT PictureSignature signatureOf(const cv::Mat& picture);

}  // namespace gg::audit
