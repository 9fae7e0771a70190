#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "widgets/models/crop_model.h"
#include "widgets/models/record_query.h"

#include <vector>

namespace gg::audit
{
struct Facts;
}

namespace gg::app {

/// Width and height of every image, from its header where the label file does not say; {0, 0} where it cannot be read.
std::vector<widgets::ImageSize> readImageSizes(const dataset::Dataset& dataset, JobControl& control);

/// What the dataset page wants of an audit's measures, parallel to the records.
struct PixelMeasures {
    std::vector<float> brightness;  ///< median luminance in [0, 1]; negative where an image cannot be read
    widgets::ObjectValues margins;  ///< in pixels of the image
};
PixelMeasures takeMeasures(const audit::Facts& facts);

/// Margins and sharpness of every labelled object, from the images at their full size. An image that cannot be read has none.
struct MeasuredObjects {
    widgets::ObjectValues margins;
    widgets::ObjectValues sharpness;
};
MeasuredObjects measureObjects(const dataset::Dataset& dataset, JobControl& control);

}  // namespace gg::app
