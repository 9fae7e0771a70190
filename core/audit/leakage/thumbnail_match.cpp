#include "core/audit/leakage/thumbnail_match.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>

namespace gg::audit
{
namespace
{

constexpr int side = PictureSignature::side;
constexpr double slowChanges = 4;  // sigma of what is taken away, thumbnail pixels
/// Borders of about 1, 2, 3 and 4 % of the picture; the hash of 3 % is within reach of all of them.
constexpr std::array borderShares{0.01, 0.02, 0.03, 0.04};

using Pixels = std::array<float, static_cast<std::size_t>(side) * side>;

Pixels luminanceOf(const PictureSignature& signature)
{
    Pixels pixels{};
    std::ranges::transform(signature.luminance, pixels.begin(), [](std::int8_t value) { return static_cast<float>(value); });
    return pixels;
}

ThumbnailDetail detailOf(Pixels& pixels)
{
    const cv::Mat picture(side, side, CV_32F, pixels.data());
    cv::Mat slow;
    cv::GaussianBlur(picture, slow, cv::Size(0, 0), slowChanges, slowChanges, cv::BORDER_REFLECT);
    ThumbnailDetail detail{};
    for (std::size_t i = 0; i < detail.size(); ++i) {
        detail[i] = pixels[i] - slow.ptr<float>()[i];
    }
    return detail;
}

/// Between which two source pixels each target pixel lies, when `first` and `last` (shares) are cut off.
struct Axis {
    std::array<int, side> low{};
    std::array<float, side> share{};

    Axis(double first, double last)
    {
        const double scale = 1 - first - last;
        for (int i = 0; i < side; ++i) {
            const double place = std::clamp((i + 0.5) * scale + first * side - 0.5, 0.0, side - 1.0);
            low[static_cast<std::size_t>(i)] = std::min(static_cast<int>(place), side - 2);
            share[static_cast<std::size_t>(i)] = static_cast<float>(place - low[static_cast<std::size_t>(i)]);
        }
    }
};

Pixels withoutBorder(const Pixels& pixels, const Border& border, double amount)
{
    const Axis columns(border.left * amount, border.right * amount);
    const Axis rows(border.top * amount, border.bottom * amount);
    Pixels out{};
    for (std::size_t y = 0; y < side; ++y) {
        const float* upper = pixels.data() + static_cast<std::ptrdiff_t>(rows.low[y]) * side;
        const float* lower = upper + side;
        for (std::size_t x = 0; x < side; ++x) {
            const int at = columns.low[x];
            const float above = upper[at] + (upper[at + 1] - upper[at]) * columns.share[x];
            const float below = lower[at] + (lower[at + 1] - lower[at]) * columns.share[x];
            out[y * side + x] = above + (below - above) * rows.share[y];
        }
    }
    return out;
}

Pixels flipped(const Pixels& pixels, bool leftToRight)
{
    Pixels out{};
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            out[y * side + x] = leftToRight ? pixels[y * side + side - 1 - x] : pixels[(side - 1 - y) * side + x];
        }
    }
    return out;
}

/// Sums over the part of both that overlaps when b is moved by (dx, dy).
double overlapCorrelation(const ThumbnailDetail& a, const ThumbnailDetail& b, int dx, int dy)
{
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int y = std::max(0, dy); y < side + std::min(0, dy); ++y) {
        const float* rowA = a.data() + static_cast<std::ptrdiff_t>(y) * side;
        const float* rowB = b.data() + static_cast<std::ptrdiff_t>(y - dy) * side - dx;
        float ofRow[3] = {0, 0, 0};
        for (int x = std::max(0, dx); x < side + std::min(0, dx); ++x) {
            ofRow[0] += rowA[x] * rowB[x];
            ofRow[1] += rowA[x] * rowA[x];
            ofRow[2] += rowB[x] * rowB[x];
        }
        ab += static_cast<double>(ofRow[0]);
        aa += static_cast<double>(ofRow[1]);
        bb += static_cast<double>(ofRow[2]);
    }
    constexpr double nothing = 1e-6;
    return aa < nothing || bb < nothing ? 0 : ab / std::sqrt(aa * bb);
}

}  // namespace

ThumbnailDetail detailOf(const PictureSignature& signature)
{
    Pixels pixels = luminanceOf(signature);
    return detailOf(pixels);
}

double correlation(const ThumbnailDetail& a, const ThumbnailDetail& b)
{
    return overlapCorrelation(a, b, 0, 0);
}

double changedCorrelation(const PictureSignature& whole, std::size_t change, const ThumbnailDetail& common,
                          const ThumbnailDetail& part)
{
    const auto agreement = [&](Pixels changed) {
        ThumbnailDetail detail = detailOf(changed);
        std::ranges::transform(detail, common, detail.begin(), std::minus<>());
        return correlation(detail, part);
    };
    const Pixels pixels = luminanceOf(whole);
    if (change >= borders.size()) {
        return agreement(flipped(pixels, change == PictureSignature::mirrored));
    }
    if (change == PictureSignature::whole) {
        return agreement(pixels);
    }
    double best = -1;
    for (const double amount : borderShares) {
        best = std::max(best, agreement(withoutBorder(pixels, borders[change], amount)));
    }
    return best;
}

double shiftedCorrelation(const ThumbnailDetail& a, const ThumbnailDetail& b, int reach)
{
    double best = -1;
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            best = std::max(best, overlapCorrelation(a, b, dx, dy));
        }
    }
    return best;
}

double colourDifference(const PictureSignature& whole, std::size_t change, const PictureSignature& part)
{
    constexpr std::size_t cells = PictureSignature::chromaSide;
    int sum = 0;
    for (std::size_t i = 0; i < part.chroma.size(); ++i) {
        const std::size_t column = i % cells;
        const std::size_t row = i / cells % cells;
        std::size_t from = i;
        if (change == PictureSignature::mirrored) {
            from = i - column + (cells - 1 - column);
        } else if (change == PictureSignature::upsideDown) {
            from = i - row * cells + (cells - 1 - row) * cells;
        }
        sum += std::abs(int{whole.chroma[from]} - int{part.chroma[i]});
    }
    return static_cast<double>(sum) / static_cast<double>(part.chroma.size());
}

}  // namespace gg::audit
