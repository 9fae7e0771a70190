#pragma once

#include "core/base/export.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <type_traits>

namespace gg::audit
{

/// What is kept of a picture to find it again: re-encoded, resized, brightened, with a narrow border cut off, or taken a moment
/// later. 664 bytes, trivially copyable.
struct PictureSignature {
    static constexpr int side = 24;
    static constexpr int chromaSide = 6;

    /// Signs of the 64 lowest frequencies of a 32 x 32 thumbnail, each against their median: alike pictures differ in few bits.
    std::uint64_t hash = 0;
    /// Standard deviation of the thumbnail's luminance in grey levels; below flatContrast it shows nothing to recognise.
    float contrast = 0;
    float aspect = 0;  ///< width / height as shown
    /// The thumbnail of side x side, luminance brought to mean 0 and a standard deviation of 32, stretched to a square.
    std::array<std::int8_t, side * side> luminance{};
    /// Blue and red differences to the luminance, 6 x 6 each, half a grey level a unit.
    std::array<std::int8_t, 2 * chromaSide * chromaSide> chroma{};

    static constexpr float flatContrast = 4;
    bool recognisable() const { return contrast >= flatContrast; }
};
static_assert(std::is_trivially_copyable_v<PictureSignature>);

/// `picture`: CV_8UC3 (BGR), of any size; scaled down by its area.
GG_EXPORT PictureSignature signatureOf(const cv::Mat& picture);

}  // namespace gg::audit
