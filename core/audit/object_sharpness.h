#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <span>
#include <vector>

namespace gg::audit
{

/// How sharp each object is: the strength of the finest differences in its box against those twice as wide, as the standard
/// deviations of the second differences at full size and at half. About 1 and above: sharp; towards 0: blurred. Hardly depends on
/// what is shown or how bright it is. NaN for boxes under 8 pixels, and for such without any difference. `picture` is CV_8UC1 or
/// CV_8UC3 at its full size. Safe from several threads.
GG_EXPORT std::vector<float> measureSharpness(const cv::Mat& picture, std::span<const dataset::Rect> boxesInPixels);

}  // namespace gg::audit
