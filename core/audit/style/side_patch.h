#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <array>

namespace gg::audit::style
{

/// Rows are counted outwards from a side of the box, which is first rounded to a border between pixels: row 0 is the first row
/// outside, row -1 the last inside. A row is one pixel thick, or several for a large box (thicknessFor).
constexpr int firstRow = -15;
constexpr int lastRow = 17;
constexpr int patchRows = lastRow - firstRow + 1;
/// A long side is sampled at this many places; each is the mean of a few neighbouring pixels.
constexpr int mostSamples = 48;

/// The place of a row in arrays of patchRows; rows beyond the patch stand for its outermost ones.
constexpr std::size_t rowIndex(int row)
{
    return static_cast<std::size_t>((row < firstRow ? firstRow : row > lastRow ? lastRow : row) - firstRow);
}

enum class Side { Left, Top, Right, Bottom };
inline constexpr std::array allSides{Side::Left, Side::Top, Side::Right, Side::Bottom};

/// A colour as brightness and two opponent colours, each in [-255, 255].
struct Opponent {
    float y = 0;
    float u = 0;
    float v = 0;
};

/// The pixels on both sides of one side of a box, turned so that rows go outwards and samples go along the side.
struct SidePatch {
    using Plane = std::array<std::array<float, mostSamples>, patchRows>;

    int samples = 0;      ///< along the side, at most mostSamples; 0 where the picture does not show both sides of it
    int innermost = 0;    ///< first row that lies in the picture
    int outermost = 0;    ///< last row that lies in the picture; rows beyond repeat it
    float remainder = 0;  ///< side minus rounded side, outwards, in rows
    std::array<Plane, 3> planes;

    Opponent colour(std::size_t row, std::size_t sample) const
    {
        return {planes[0][row][sample], planes[1][row][sample], planes[2][row][sample]};
    }
};

/// Pixels a row: 1 for boxes whose shorter side is below 300 px, 2 from there, 3 from 450 px, and so on. People draw large boxes
/// less exactly, in pixels, and a margin of 3 px matters less to them.
GG_EXPORT int thicknessFor(const dataset::Rect& box);

/// `picture` is CV_8UC1 or CV_8UC3 (BGR); the point lies in it.
Opponent opponentAt(const cv::Mat& picture, int x, int y);

/// Fills `patch`, which is large and therefore reused. The box is in pixels and may reach past the picture.
void cutSide(const cv::Mat& picture, const dataset::Rect& box, Side side, int thickness, SidePatch& patch);

}  // namespace gg::audit::style
