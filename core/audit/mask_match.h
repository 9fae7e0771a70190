#pragma once

#include "core/base/export.h"

#include <opencv2/core.hpp>

#include <optional>

namespace gg::audit
{

/// What the rules need to know of a picture to tell whether a mask belongs to it.
struct PictureEdges {
    cv::Size size;  ///< of the whole picture, turned as EXIF says
};

/// True where both are the same picture as far as their edges tell.
bool samePicture(const std::optional<PictureEdges>& a, const std::optional<PictureEdges>& b);

}  // namespace gg::audit
