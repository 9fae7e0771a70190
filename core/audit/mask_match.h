#pragma once

#include "core/base/export.h"

#include <opencv2/core.hpp>


namespace gg::audit
{

/// What the rules need to know of a picture to tell whether a mask belongs to it.
struct PictureEdges {
    cv::Size size;  ///< of the whole picture, turned as EXIF says
};

/// `picture` is BGR, 8 bits, at whatever size it was decoded; `size` is that of the whole picture.
PictureEdges measureEdges(const cv::Mat& picture, cv::Size size);

/// True where both are the same picture as far as their edges tell.
bool samePicture(const PictureEdges* a, const PictureEdges* b);

}  // namespace gg::audit
