#pragma once

#include "core/dataset/dataset.h"

#include <opencv2/imgproc.hpp>

#include <random>

namespace gg::test
{

/// A grainy ground with ellipses that stand out from it, and the boxes that hold them exactly.
struct StylePicture {
    cv::Mat pixels;
    std::vector<dataset::Rect> boxes;
};

/// Four objects in quarters of a picture of 320x240, with sides of 24 to 90 px.
inline StylePicture stylePicture(unsigned seed)
{
    std::mt19937 random(seed);
    const auto draw = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    StylePicture picture;
    picture.pixels = cv::Mat(240, 320, CV_8UC3);
    cv::RNG grain(seed);
    const int ground = draw(60, 110);
    grain.fill(picture.pixels, cv::RNG::NORMAL, cv::Scalar(ground, ground + 10, ground + draw(-20, 20)), cv::Scalar::all(14));
    for (int quarter = 0; quarter < 4; ++quarter) {
        const int width = draw(12, 45) * 2;
        const int height = draw(12, 40) * 2;
        const int x = quarter % 2 * 160 + 80 + draw(-10, 10);
        const int y = quarter / 2 * 120 + 60 + draw(-6, 6);
        cv::Mat mask = cv::Mat::zeros(picture.pixels.size(), CV_8U);
        cv::ellipse(mask, {x, y}, {width / 2, height / 2}, 0, 0, 360, 255, cv::FILLED);
        cv::Mat body(picture.pixels.size(), CV_8UC3);
        grain.fill(body, cv::RNG::NORMAL, cv::Scalar(ground + draw(25, 60), ground + draw(10, 60), ground + 30),
                   cv::Scalar::all(14));
        body.copyTo(picture.pixels, mask);
        const cv::Rect box = cv::boundingRect(mask);
        picture.boxes.push_back({static_cast<double>(box.x), static_cast<double>(box.y), static_cast<double>(box.width),
                                 static_cast<double>(box.height)});
    }
    cv::GaussianBlur(picture.pixels, picture.pixels, {3, 3}, 0.8);
    return picture;
}

inline dataset::Rect grownBy(const dataset::Rect& rect, double left, double top, double right, double bottom)
{
    return {rect.x - left, rect.y - top, rect.width + left + right, rect.height + top + bottom};
}

}  // namespace gg::test
