#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

namespace gg::metrics {

/// A picture of class numbers from 0, row by row; belongs to somebody else.
struct LabelView {
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    std::size_t stride = 0;  ///< bytes from one row to the next

    const std::uint8_t* row(int y) const { return pixels + static_cast<std::size_t>(y) * stride; }
};

/// In a picture of classes: a pixel of none of them. In the truth it does not count (255 of Pascal VOC and Cityscapes), in a
/// prediction it is a miss of whatever is there.
inline constexpr std::uint8_t noLabel = std::numeric_limits<std::uint8_t>::max();

}  // namespace gg::metrics
