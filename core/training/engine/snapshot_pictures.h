#pragma once

#include "core/training/engine/mask_labels.h"

#include <opencv2/core.hpp>

#include <string>

namespace gg::training {

/// 0 and 255 of labels; pixels that do not count as background.
cv::Mat foregroundPicture(const cv::Mat& labels);
/// A map of classes, CV_8U, as a PNG with the masks' own palette and numbers (MaskLabels::pixelOf); 255 stays "does not count".
std::string classPicture(const cv::Mat& labels, const MaskLabels& meaning);
/// CV_32F in [0, 1] as an 8-bit grey PNG.
std::string greyPicture(const cv::Mat& shares);

}  // namespace gg::training
