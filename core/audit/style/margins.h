#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

namespace gg::audit
{

/// Margins are told apart in these ranges of pixels: below -4.5, -4.5 to -2.5, … , above 6. For a box whose shorter
/// side is 300 px or more a unit is 2 px, from 450 px on it is 3 px, and so on.
constexpr std::array<float, 9> marginBorders{-10, -4.5F, -2.5F, -1.25F, 1.25F, 2.5F, 4, 6, 10};
constexpr std::size_t marginRanges = marginBorders.size() - 1;

/// How far the four sides of a box (left, top, right, bottom) lie outside the edge of the object in the picture, in the
/// picture's pixels: 0 flush, positive a margin, negative cutting the object. What one side tells is weak (of COCO's polygons a
/// box drawn 2-5 px too wide is told from a tight one in about five cases of six): use it to rank boxes, and pool the
/// likelihoods of many boxes (style.h) to judge. Kept as raw bytes by caches: trivially copyable, 64 bytes.
struct BoxMargins {
    /// The likeliest margin in px; NaN where it cannot be told: the side lies on the picture's border or the box is too small.
    std::array<float, 4> margin{nan, nan, nan, nan};
    /// What is known of the margin, in nats: 0 nothing, above 1 a clear edge. 0 where the margin is NaN.
    std::array<float, 4> evidence{};
    /// How much less likely the side's pixels are, were the margin in this range, than in the best one: 1/32 nat a unit.
    std::array<std::array<std::uint8_t, marginRanges>, 4> unlikelihood{};

    static constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    static constexpr float unit = 1.0F / 32;
};
static_assert(sizeof(BoxMargins) == 64 && std::is_trivially_copyable_v<BoxMargins>);

/// Version of what measureMargins measures; a cache keeps it beside the bytes.
constexpr int marginsVersion = 1;

/// Margins of each box, in the order of the boxes. `picture` is CV_8UC1 or CV_8UC3 (BGR) at its full size: a picture that was
/// scaled down while decoding has lost what is measured. Boxes may reach past the picture or be empty, NaN or reversed; those
/// cannot be told. Safe from several threads; 0.1-0.2 ms a box.
GG_EXPORT std::vector<BoxMargins> measureMargins(const cv::Mat& picture, std::span<const dataset::Rect> boxesInPixels);

/// From how likely each margin is, given per pixel: likelihood[i] belongs to margin firstMargin + i. For other sources of
/// evidence.
GG_EXPORT void setSide(BoxMargins& margins, std::size_t side, std::span<const float> likelihood, float firstMargin);

}  // namespace gg::audit
