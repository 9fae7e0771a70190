#pragma once

#include <opencv2/core.hpp>

namespace gg::audit
{

struct ImageFacts;

/// Luminance, entropy, contrast, edges, sharpness and colour of a picture (CV_8UC3, BGR), as ImageFacts explains them.
void measurePixels(const cv::Mat& picture, ImageFacts& facts);

}  // namespace gg::audit
