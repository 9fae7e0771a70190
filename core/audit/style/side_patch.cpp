#include "core/audit/style/side_patch.h"

#include <algorithm>
#include <cmath>

namespace gg::audit::style
{
namespace
{

/// More pixels of a long side than these are not looked at for one sample: the work is bounded for boxes of any size.
constexpr int mostPixelsASample = 4;
constexpr int mostLinesARow = 3;
constexpr double sizeOfThinRows = 150;
constexpr int thickest = 16;

/// Where a side lies in the picture.
struct Line {
    int begin = 0;  ///< along the side, in the picture
    int end = 0;    ///< one past the last pixel
    int border = 0;
    bool grows = false;  ///< outwards is towards larger coordinates
    bool horizontal = false;
    float remainder = 0;
};

/// Boxes far outside any picture must not overflow an int.
int rounded(double coordinate)
{
    return static_cast<int>(std::lround(std::clamp(coordinate, -1e6, 1e6)));
}

Line lineOf(const cv::Mat& picture, const dataset::Rect& box, Side side)
{
    Line line;
    line.horizontal = side == Side::Top || side == Side::Bottom;
    line.grows = side == Side::Right || side == Side::Bottom;
    const double low = line.horizontal ? box.x : box.y;
    const double extent = line.horizontal ? box.width : box.height;
    const int limit = line.horizontal ? picture.cols : picture.rows;
    line.begin = std::clamp(rounded(low), 0, limit);
    line.end = std::clamp(rounded(low + extent), 0, limit);
    double at = line.horizontal ? box.y : box.x;
    if (line.grows) {
        at += line.horizontal ? box.height : box.width;
    }
    line.border = rounded(at);
    line.remainder = static_cast<float>(line.grows ? at - line.border : line.border - at);
    return line;
}

/// Adds the colours of a few pixels of one line.
int addAlong(const cv::Mat& picture, bool horizontal, int across, int from, int to, Opponent& sum)
{
    const int step = (to - from + mostPixelsASample - 1) / mostPixelsASample;
    int count = 0;
    for (int along = from; along < to; along += step, ++count) {
        const Opponent one = horizontal ? opponentAt(picture, along, across) : opponentAt(picture, across, along);
        sum.y += one.y;
        sum.u += one.u;
        sum.v += one.v;
    }
    return count;
}

/// Mean colour of a stretch of a row.
Opponent meanOf(const cv::Mat& picture, const Line& line, int row, int thickness, int from, int to)
{
    const int limit = line.horizontal ? picture.rows : picture.cols;
    Opponent sum;
    int count = 0;
    const int step = (thickness + mostLinesARow - 1) / mostLinesARow;
    for (int depth = 0; depth < thickness; depth += step) {
        const int outwards = row * thickness + depth;
        const int across = line.grows ? line.border + outwards : line.border - 1 - outwards;
        count += addAlong(picture, line.horizontal, std::clamp(across, 0, limit - 1), from, to, sum);
    }
    const float scale = 1.0F / static_cast<float>(count);
    return {sum.y * scale, sum.u * scale, sum.v * scale};
}

}  // namespace

Opponent opponentAt(const cv::Mat& picture, int x, int y)
{
    if (picture.channels() == 1) {
        return {static_cast<float>(picture.ptr<uchar>(y)[x]), 0, 0};
    }
    const uchar* pixel = picture.ptr<uchar>(y) + 3 * x;
    const auto b = static_cast<float>(pixel[0]);
    const auto g = static_cast<float>(pixel[1]);
    const auto r = static_cast<float>(pixel[2]);
    return {0.25F * (b + 2 * g + r), r - b, g - 0.5F * (r + b)};
}

int thicknessFor(const dataset::Rect& box)
{
    return static_cast<int>(std::clamp(std::min(box.width, box.height) / sizeOfThinRows, 1.0, static_cast<double>(thickest)));
}

void cutSide(const cv::Mat& picture, const dataset::Rect& box, Side side, int thickness, SidePatch& patch)
{
    const Line line = lineOf(picture, box, side);
    const int length = line.end - line.begin;
    const int limit = line.horizontal ? picture.rows : picture.cols;
    const int outside = line.grows ? limit - line.border : line.border;
    patch.remainder = line.remainder / static_cast<float>(thickness);
    patch.outermost = outside >= 0 ? outside / thickness - 1 : -1;
    patch.innermost = outside <= limit ? -((limit - outside) / thickness) : 0;
    const bool shown = patch.outermost >= 0 && patch.innermost < 0;
    patch.samples = shown ? std::clamp(length, 0, mostSamples) : 0;
    for (int sample = 0; sample < patch.samples; ++sample) {
        const int from = line.begin + sample * length / patch.samples;
        const int to = line.begin + (sample + 1) * length / patch.samples;
        for (int row = firstRow; row <= lastRow; ++row) {
            const int shownRow = std::clamp(row, patch.innermost, patch.outermost);
            const Opponent mean = meanOf(picture, line, shownRow, thickness, from, to);
            const auto column = static_cast<std::size_t>(sample);
            patch.planes[0][rowIndex(row)][column] = mean.y;
            patch.planes[1][rowIndex(row)][column] = mean.u;
            patch.planes[2][rowIndex(row)][column] = mean.v;
        }
    }
}

}  // namespace gg::audit::style
