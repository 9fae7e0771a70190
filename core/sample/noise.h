#pragma once

#include "core/sample/random.h"

#include <opencv2/core.hpp>

namespace gg::sample {

/// Smooth noise in about [-1, 1] with `cells` bumps along each axis, CV_32F. Continues itself at the opposite edges.
cv::Mat smoothNoise(Random& random, cv::Size size, cv::Size cells);

/// Several layers of smooth noise, each twice as fine and `gain` times as strong as the one before.
cv::Mat layeredNoise(Random& random, cv::Size size, cv::Size cells, int layers, float gain = 0.5F);

/// What a sensor adds: independent normal noise of `sigma` grey levels, mostly the same in all channels. Changes `image` (CV_8UC3).
void addSensorNoise(Random& random, cv::Mat& image, float sigma);

/// 0 below `from`, 1 above `to`, smooth in between. `from` may be the larger one.
inline float smoothStep(float from, float to, float value)
{
    float t = (value - from) / (to - from);
    t = t < 0 ? 0 : (t > 1 ? 1 : t);
    return t * t * (3 - 2 * t);
}

}  // namespace gg::sample
