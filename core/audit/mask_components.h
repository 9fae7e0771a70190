#pragma once

#include "core/base/export.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace gg::audit
{

/// Areas up to which components are counted one by one, in pixels.
constexpr std::size_t largestTiny = 64;

/// Connected regions of one value, with 8 neighbours for what is labelled and 4 for background.
struct ComponentFacts {
    std::uint32_t objects = 0;      ///< regions of any value but 0
    std::uint32_t largest = 0;      ///< area of the largest of them, pixels
    std::uint32_t holes = 0;        ///< regions of value 0 that do not reach the border
    std::uint32_t largestHole = 0;  ///< pixels
    std::array<std::uint32_t, largestTiny + 1> tinyObjects{};  ///< [a]: regions with an area of a pixels
    std::array<std::uint32_t, largestTiny + 1> tinyHoles{};

    bool operator==(const ComponentFacts&) const = default;
};

/// `labels` is CV_8U [H, W], 0 for background. One pass over runs of equal values.
GG_EXPORT ComponentFacts measureComponents(const cv::Mat& labels);

}  // namespace gg::audit
