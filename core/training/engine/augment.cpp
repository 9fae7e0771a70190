#include "core/training/engine/augment.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::training {

Augmentation drawAugmentation(const recipe::TrainConfig& config, Random random)
{
    const bool horizontal = random.uniform() < 0.5;
    const bool vertical = random.uniform() < 0.5;
    const double degrees = random.symmetric(config.rotateDegrees);
    const double zoom = 1 + random.symmetric(config.scale);
    const double brightness = random.symmetric(config.brightness);
    const double contrast = 1 + random.symmetric(config.contrast);
    return {.flipHorizontal = config.flipHorizontal && horizontal,
            .flipVertical = config.flipVertical && vertical,
            .degrees = degrees,
            .zoom = std::max(zoom, 0.05),
            .brightness = brightness,
            .contrast = contrast};
}

Pixels applyGeometry(const Augmentation& augmentation, const Pixels& pixels)
{
    Pixels result = pixels;
    if (augmentation.flipHorizontal || augmentation.flipVertical) {
        const int code = augmentation.flipHorizontal && augmentation.flipVertical ? -1 : (augmentation.flipHorizontal ? 1 : 0);
        cv::Mat image;
        cv::Mat mask;
        cv::flip(result.image, image, code);
        cv::flip(result.mask, mask, code);
        result = {.image = image, .mask = mask};
    }
    if (augmentation.changesGeometry()) {
        const cv::Point2f centre(static_cast<float>(pixels.image.cols - 1) / 2, static_cast<float>(pixels.image.rows - 1) / 2);
        const cv::Mat map = cv::getRotationMatrix2D(centre, augmentation.degrees, augmentation.zoom);
        cv::Mat image;
        cv::Mat mask;
        cv::warpAffine(result.image, image, map, result.image.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
        cv::warpAffine(result.mask, mask, map, result.mask.size(), cv::INTER_NEAREST, cv::BORDER_REFLECT_101);
        result = {.image = image, .mask = mask};
    }
    return result;
}

void writePlanes(const Pixels& pixels, const Augmentation& augmentation, float* image, float* mask)
{
    // 256 possible values: a table is cheaper than arithmetic per pixel.
    std::array<float, 256> value{};
    for (std::size_t i = 0; i < value.size(); ++i) {
        const double shown = (static_cast<double>(i) / 255 - 0.5) * augmentation.contrast + 0.5 + augmentation.brightness;
        value[i] = static_cast<float>(std::clamp(shown, 0.0, 1.0));
    }
    const std::size_t plane = static_cast<std::size_t>(pixels.image.rows) * static_cast<std::size_t>(pixels.image.cols);
    float* red = image;
    float* green = image + plane;
    float* blue = image + 2 * plane;
    for (int y = 0; y < pixels.image.rows; ++y) {
        const std::uint8_t* bgr = pixels.image.ptr<std::uint8_t>(y);
        const std::uint8_t* truth = pixels.mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < pixels.image.cols; ++x, bgr += 3) {
            *blue++ = value[bgr[0]];
            *green++ = value[bgr[1]];
            *red++ = value[bgr[2]];
            *mask++ = static_cast<float>(truth[x]);
        }
    }
}

}  // namespace gg::training
