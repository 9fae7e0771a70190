#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <vector>

namespace gg::dataset
{

/// Where sizes of images may come from, beside what labels declare.
enum class SizeSource {
    Labels,  ///< nothing else: no image file is opened
    Headers  ///< the headers of images whose labels do not tell
};

/// Width and height of each record's image in pixels as it is shown, parallel to the records; {0, 0} where it is not known. Labels
/// in pixels are taken at their word: their boxes are in the declared size.
GG_EXPORT std::vector<cv::Size> imageSizes(const Dataset& dataset, SizeSource source, JobControl& control);

}  // namespace gg::dataset
