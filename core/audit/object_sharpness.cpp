#include "core/audit/object_sharpness.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::audit
{
namespace
{

constexpr int smallestBox = 8;
/// Larger objects are judged at this size: a box over the whole of a photograph is sharp or blurred to who looks at it as a whole.
constexpr int largestBox = 256;

double edgeStrength(const cv::Mat& grey)
{
    cv::Mat edges;
    cv::Laplacian(grey, edges, CV_16S);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(edges, mean, deviation);
    return deviation[0];
}

float sharpnessOf(const cv::Mat& picture, const dataset::Rect& box)
{
    constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
    if (!std::isfinite(box.x) || !std::isfinite(box.y) || !std::isfinite(box.width) || !std::isfinite(box.height)) {
        return unknown;
    }
    const double limit = std::max(picture.cols, picture.rows);
    const auto pixel = [limit](double x) { return static_cast<int>(std::lround(std::clamp(x, -1.0, limit + 1))); };
    const cv::Rect inside = cv::Rect(cv::Point(pixel(box.x), pixel(box.y)), cv::Point(pixel(box.x + box.width), pixel(box.y + box.height)))
                          & cv::Rect(0, 0, picture.cols, picture.rows);
    if (inside.width < smallestBox || inside.height < smallestBox) {
        return unknown;
    }
    cv::Mat grey = picture(inside);
    if (grey.channels() == 3) {
        cv::cvtColor(picture(inside), grey, cv::COLOR_BGR2GRAY);
    }
    if (const int longer = std::max(grey.cols, grey.rows); longer > largestBox) {
        const double factor = static_cast<double>(largestBox) / longer;
        cv::resize(grey, grey, {std::max(smallestBox, cvRound(grey.cols * factor)), std::max(smallestBox, cvRound(grey.rows * factor))}, 0, 0,
                   cv::INTER_AREA);
    }
    cv::Mat half;
    cv::resize(grey, half, {(grey.cols + 1) / 2, (grey.rows + 1) / 2}, 0, 0, cv::INTER_AREA);
    const double coarse = edgeStrength(half);
    return coarse > 0 ? static_cast<float>(edgeStrength(grey) / coarse) : unknown;
}

}  // namespace

std::vector<float> measureSharpness(const cv::Mat& picture, std::span<const dataset::Rect> boxesInPixels)
{
    std::vector<float> out;
    out.reserve(boxesInPixels.size());
    for (const dataset::Rect& box : boxesInPixels) {
        out.push_back(sharpnessOf(picture, box));
    }
    return out;
}

}  // namespace gg::audit
