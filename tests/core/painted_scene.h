#pragma once

#include <opencv2/imgproc.hpp>

#include <cstdint>

namespace gg::test
{

/// A picture that looks like a photograph to a decoder: shapes of several sizes and colours on a shaded ground, sharp edges, a
/// little noise. Another scene for each seed.
inline cv::Mat paintedScene(std::uint64_t seed, int width = 320, int height = 240)
{
    cv::RNG random(seed * 7919 + 17);
    const auto colour = [&] { return cv::Scalar(random.uniform(20, 236), random.uniform(20, 236), random.uniform(20, 236)); };
    cv::Mat picture(height, width, CV_8UC3, colour());
    for (int i = 0; i < 40; ++i) {
        const cv::Point centre(random.uniform(0, width), random.uniform(0, height));
        const cv::Size axes(random.uniform(width / 60 + 1, width / 7), random.uniform(height / 60 + 1, height / 7));
        if (i % 2 == 0) {
            cv::ellipse(picture, centre, axes, random.uniform(0, 180), 0, 360, colour(), cv::FILLED);
        } else {
            cv::rectangle(picture, centre, centre + cv::Point(axes.width, axes.height), colour(), cv::FILLED);
        }
    }
    cv::Mat noise(picture.size(), CV_16SC3);
    random.fill(noise, cv::RNG::NORMAL, 0, 4);
    cv::Mat sum;
    cv::add(picture, noise, sum, cv::noArray(), CV_8U);
    return sum;
}

}  // namespace gg::test
