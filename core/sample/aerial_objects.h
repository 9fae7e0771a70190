#pragma once

#include "core/sample/aerial_scene.h"

#include <opencv2/core.hpp>

namespace gg::sample {

/// A new object of this class with a plausible size and colour, standing at the origin with heading 0.
AerialObject makeAerialObject(Random& random, AerialClass kind);

/// The box around the object without its shadow, pixels; may reach outside the picture.
cv::Rect2f boxOf(const AerialObject& object, cv::Point2f position, const AerialView& view);

/// Adds the object's shadow to `shadow` (CV_8U, 255 where dark).
void drawShadow(cv::Mat& shadow, const AerialObject& object, cv::Point2f position, cv::Point2f sun, const AerialView& view);

void drawObject(cv::Mat& image, const AerialObject& object, cv::Point2f position, const AerialView& view);

}  // namespace gg::sample
