#pragma once

#include "core/base/export.h"
#include "core/inference/letterbox.h"
#include "core/inference/processing.h"
#include "core/metrics/detections.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace gg::inference {

/// An object that a network found, in pixels of the image.
struct Found {
    metrics::Box box;        ///< cut at the image's borders
    double score = 0;
    std::int32_t classId = 0;              ///< the network's
    std::vector<std::uint32_t> mask;       ///< COCO's run lengths; empty without masks
};

/// What a head with boxes found, highest score first. Boxes that lie outside of the image altogether are no objects of it.
GG_EXPORT std::vector<Found> decodeObjects(std::span<const Tensor> outputs, const Processing& processing, const Placement& placement);

/// What a segmentation head found, CV_8U of the image's size: class numbers, or probabilities of foreground times 255, rounded.
GG_EXPORT cv::Mat decodeSegmentation(std::span<const Tensor> outputs, const Processing& processing, const Placement& placement);

}  // namespace gg::inference
