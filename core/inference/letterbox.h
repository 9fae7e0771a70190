#pragma once

#include "core/base/export.h"
#include "core/inference/processing.h"
#include "core/metrics/detections.h"

#include <opencv2/core/mat.hpp>

namespace gg::inference {

/// Where an image lies in the network's input. Both are in pixels with (0, 0) at the upper left corner of the upper left pixel, so
/// input = image * scale + offset holds exactly, for corners of boxes as for centres of pixels (which lie at .5).
struct Placement {
    cv::Size image;
    cv::Size input;
    double scaleX = 1;   ///< of whole pixels: the width that the image was resized to, over its own
    double scaleY = 1;
    int offsetX = 0;
    int offsetY = 0;

    /// A box of the input in the image, not cut.
    GG_EXPORT metrics::Box toImage(double left, double top, double right, double bottom) const;
};

/// Worked example: 640x480 letterboxed into 416x416: scale 0.65, resized to 416x312, 52 rows of padding above and below. Sides are
/// rounded as Ultralytics does; of an odd rest the smaller part comes first.
GG_EXPORT Placement placeImage(cv::Size image, const PreProcessing& processing);

/// The network's input, CV_32F [1, C, H, W] or [1, H, W, C], of an 8-bit BGR image.
GG_EXPORT cv::Mat makeInput(const cv::Mat& bgr, const PreProcessing& processing, const Placement& placement);

}  // namespace gg::inference
