#include "core/audit/leakage/signature.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace gg::audit
{
namespace
{

constexpr int hashSide = 32;   // thumbnail of the hash
constexpr int frequencies = 8; // of it in each direction
constexpr double spread = 32;  // standard deviation of the stored luminance

std::int8_t toByte(double value)
{
    return static_cast<std::int8_t>(std::lround(std::clamp(value, -127.0, 127.0)));
}

/// Signs of the 8 x 8 lowest frequencies against their median, without the mean itself. A picture that is brighter, or of more
/// contrast, has the same signs.
std::uint64_t frequencyHash(const cv::Mat& grey)
{
    cv::Mat small;
    cv::resize(grey, small, cv::Size(hashSide, hashSide), 0, 0, cv::INTER_AREA);
    cv::Mat spectrum;
    cv::dct(small, spectrum);
    std::array<float, frequencies * frequencies> low{};
    for (int y = 0; y < frequencies; ++y) {
        for (int x = 0; x < frequencies; ++x) {
            // From 1 on: the constant rows and columns tell of lighting more than of the scene.
            low[static_cast<std::size_t>(y * frequencies + x)] = spectrum.at<float>(y + (x == 0 ? 1 : 0), x);
        }
    }
    auto sorted = low;
    const auto middle = sorted.begin() + sorted.size() / 2;
    std::nth_element(sorted.begin(), middle, sorted.end());
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < low.size(); ++i) {
        hash |= static_cast<std::uint64_t>(low[i] > *middle) << i;
    }
    return hash;
}

std::array<std::uint64_t, borders.size() + 2> hashesOf(const cv::Mat& grey)
{
    std::array<std::uint64_t, borders.size() + 2> hashes{};
    for (std::size_t i = 0; i < borders.size(); ++i) {
        const auto cut = [&](std::uint8_t units, int length) { return static_cast<int>(std::lround(units * borderShare * length)); };
        const int left = cut(borders[i].left, grey.cols);
        const int top = cut(borders[i].top, grey.rows);
        const cv::Rect rest(left, top, grey.cols - left - cut(borders[i].right, grey.cols),
                            grey.rows - top - cut(borders[i].bottom, grey.rows));
        hashes[i] = frequencyHash(grey(rest));
    }
    cv::Mat flipped;
    cv::flip(grey, flipped, 1);
    hashes[PictureSignature::mirrored] = frequencyHash(flipped);
    cv::flip(grey, flipped, 0);
    hashes[PictureSignature::upsideDown] = frequencyHash(flipped);
    return hashes;
}

}  // namespace

PictureSignature signatureOf(const cv::Mat& picture)
{
    PictureSignature signature;
    if (picture.empty()) {
        return signature;
    }
    cv::Mat small;
    const int middle = 2 * hashSide;
    cv::resize(picture, small, cv::Size(middle, middle), 0, 0, cv::INTER_AREA);
    cv::Mat colour;
    small.convertTo(colour, CV_32F);
    cv::Mat grey;
    cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);
    signature.aspect = static_cast<float>(picture.cols) / static_cast<float>(picture.rows);
    signature.hashes = hashesOf(grey);

    cv::Mat luminance;
    cv::resize(grey, luminance, cv::Size(PictureSignature::side, PictureSignature::side), 0, 0, cv::INTER_AREA);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(luminance, mean, deviation);
    signature.contrast = static_cast<float>(deviation[0]);
    const double scale = spread / std::max(deviation[0], 1e-3);
    for (std::size_t i = 0; i < signature.luminance.size(); ++i) {
        signature.luminance[i] = toByte((static_cast<double>(luminance.ptr<float>()[i]) - mean[0]) * scale);
    }

    constexpr int chromaSide = PictureSignature::chromaSide;
    cv::Mat chroma;
    cv::resize(colour, chroma, cv::Size(chromaSide, chromaSide), 0, 0, cv::INTER_AREA);
    constexpr std::size_t cells = static_cast<std::size_t>(chromaSide) * chromaSide;
    for (std::size_t i = 0; i < cells; ++i) {
        const auto& bgr = chroma.ptr<cv::Vec3f>()[i];
        const double light = 0.114 * static_cast<double>(bgr[0]) + 0.587 * static_cast<double>(bgr[1]) + 0.299 * static_cast<double>(bgr[2]);
        signature.chroma[i] = toByte((static_cast<double>(bgr[0]) - light));
        signature.chroma[cells + i] = toByte((static_cast<double>(bgr[2]) - light));
    }
    return signature;
}

}  // namespace gg::audit
