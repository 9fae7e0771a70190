#include "core/audit/picture_measures.h"

#include "core/audit/facts.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace gg::audit
{
namespace
{

constexpr int edgesSide = 64;
constexpr int greyTolerance = 8;
/// Against which width edges are measured, in pixels.
constexpr double wideSigma = 3.2;
/// What whole grey levels and compression alone make of the squared difference of neighbours.
constexpr double roundingNoise = 0.5;
/// A picture without any edge is not blurred; it has rules of its own.
constexpr double nothingToSee = 10;

cv::Mat fitted(const cv::Mat& picture, int side)
{
    const int longest = std::max(picture.cols, picture.rows);
    if (longest <= side) {
        return picture;
    }
    const double scale = static_cast<double>(side) / longest;
    const auto scaled = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    cv::Mat out;
    cv::resize(picture, out, cv::Size(scaled(picture.cols), scaled(picture.rows)), 0, 0, cv::INTER_AREA);
    return out;
}

using Histogram = std::array<std::size_t, 256>;

/// The smallest level that at least `share` of the pixels do not exceed, in [0, 1].
float quantile(const Histogram& histogram, std::size_t total, double share)
{
    const double wanted = share * static_cast<double>(total);
    std::size_t sum = 0;
    for (std::size_t level = 0; level < histogram.size(); ++level) {
        sum += histogram[level];
        if (static_cast<double>(sum) >= wanted && sum > 0) {
            return static_cast<float>(level) / 255.0F;
        }
    }
    return 1;
}

float entropyOf(const Histogram& histogram, std::size_t total)
{
    double entropy = 0;
    for (const std::size_t count : histogram) {
        if (count > 0) {
            const double share = static_cast<double>(count) / static_cast<double>(total);
            entropy -= share * std::log2(share);
        }
    }
    return static_cast<float>(entropy);
}

double deviationOf(const cv::Mat& values)
{
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(values, mean, deviation);
    return deviation[0];
}

/// One walk over the pixels for what depends on single pixels.
void measureColours(const cv::Mat& picture, ImageFacts& facts)
{
    Histogram luminance{};
    std::size_t grey = 0;
    std::size_t difference = 0;
    for (int y = 0; y < picture.rows; ++y) {
        const auto* row = picture.ptr<cv::Vec3b>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const int blue = row[x][0];
            const int green = row[x][1];
            const int red = row[x][2];
            const int spread = std::max({blue, green, red}) - std::min({blue, green, red});
            difference += static_cast<std::size_t>(spread);
            grey += spread <= greyTolerance ? 1 : 0;
            // Perceived brightness of the HSP colour model (D. Finley, 2006).
            const float light = std::sqrt(0.241F * static_cast<float>(red * red) + 0.691F * static_cast<float>(green * green) +
                                          0.068F * static_cast<float>(blue * blue));
            ++luminance[static_cast<std::size_t>(std::min(255.0F, light + 0.5F))];
        }
    }
    const std::size_t total = picture.total();
    facts.luminance = {.p01 = quantile(luminance, total, 0.01),
                       .p05 = quantile(luminance, total, 0.05),
                       .p50 = quantile(luminance, total, 0.50),
                       .p95 = quantile(luminance, total, 0.95),
                       .p99 = quantile(luminance, total, 0.99)};
    facts.saturation = static_cast<float>(static_cast<double>(difference) / (255.0 * static_cast<double>(total)));
    facts.greyShare = static_cast<float>(static_cast<double>(grey) / static_cast<double>(total));
}

float entropyOfGrey(const cv::Mat& grey)
{
    Histogram histogram{};
    for (int y = 0; y < grey.rows; ++y) {
        const auto* row = grey.ptr<unsigned char>(y);
        for (int x = 0; x < grey.cols; ++x) {
            ++histogram[row[x]];
        }
    }
    return entropyOf(histogram, grey.total());
}

/// Mean square of the differences between neighbours along one direction.
double differences(const cv::Mat& values, int dx, int dy)
{
    const cv::Rect whole(0, 0, values.cols - dx, values.rows - dy);
    if (whole.width <= 0 || whole.height <= 0) {
        return 0;
    }
    const cv::Mat difference = values(whole) - values(whole + cv::Point(dx, dy));
    return cv::norm(difference, cv::NORM_L2SQR) / static_cast<double>(whole.area());
}

float sharpnessOf(const cv::Mat& grey)
{
    cv::Mat fine;
    grey.convertTo(fine, CV_32F);
    cv::Mat wide;
    cv::GaussianBlur(fine, wide, cv::Size(0, 0), wideSigma);
    double least = nothingToSee;
    for (const auto& [dx, dy] : {std::pair{1, 0}, std::pair{0, 1}}) {
        const double finest = std::max(0.0, differences(fine, dx, dy) - roundingNoise);
        const double wider = differences(wide, dx, dy);
        if (wider > roundingNoise / 10) {
            least = std::min(least, std::sqrt(finest / wider));
        }
    }
    return static_cast<float>(least);
}

float edgesOf(const cv::Mat& grey)
{
    cv::Mat edges;
    const cv::Mat kernel = (cv::Mat_<float>(3, 3) << -1, -1, -1, -1, 8, -1, -1, -1, -1);
    cv::filter2D(fitted(grey, edgesSide), edges, CV_8U, kernel);
    return static_cast<float>(deviationOf(edges));
}

}  // namespace

void measurePixels(const cv::Mat& picture, ImageFacts& facts)
{
    const cv::Mat small = fitted(picture, ImageFacts::measuredSide);
    measureColours(small, facts);
    cv::Mat grey;
    cv::cvtColor(small, grey, cv::COLOR_BGR2GRAY);
    facts.entropy = entropyOfGrey(grey);
    facts.contrast = static_cast<float>(deviationOf(grey));
    facts.edges = edgesOf(grey);
    facts.sharpness = sharpnessOf(grey);
}

}  // namespace gg::audit
