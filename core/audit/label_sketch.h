#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

namespace gg::audit
{

/// How much of each cell of a picture of that size the record's objects cover: CV_8U [sketchSide, sketchSide], comparable with a mask's sketch. Boxes
/// and polygons as they are, other shapes by their bounding box; ignore regions are left out.
GG_EXPORT cv::Mat sketchObjects(const dataset::Record& record, cv::Size picture);

}  // namespace gg::audit
