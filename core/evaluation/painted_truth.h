#pragma once

#include "core/dataset/dataset.h"
#include "core/metrics/label_view.h"

#include <opencv2/core.hpp>

namespace gg::evaluation {

/// Most classes that polygons may have: a label is a byte, 0 is background and 255 no label.
inline constexpr std::size_t mostPaintedClasses = 254;

/// Polygons and run lengths of a record as labels, CV_8U [H, W]: 0 background, class c as c + 1; later objects cover earlier ones. Ignore
/// regions that no object covers are metrics::noLabel, as are objects whose class is not among the set's.
GG_EXPORT cv::Mat paintLabels(const dataset::Record& record, cv::Size size, std::size_t classes);

/// False where an object that counts has only a box: its outline is not known.
GG_EXPORT bool hasOutlines(const dataset::Record& record);

}  // namespace gg::evaluation
