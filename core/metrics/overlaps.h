#pragma once

#include "core/base/job_control.h"
#include "core/metrics/detections.h"

namespace gg::metrics {

enum class IouType : std::uint8_t { Box, Mask };

/// Intersection over union of two boxes, as pycocotools' maskApi computes it (in doubles, sides as written): 0 where they do not
/// touch. With `crowd` the intersection over the detection's area. Example: {0,0,2,2} and {1,0,2,2}: 2 / 6 = 1/3.
GG_EXPORT double boxIou(const Box& detection, const Box& truth, bool crowd = false);
/// The same of two masks of one image, by walking both run lengths once.
GG_EXPORT double maskIou(std::span<const std::uint32_t> detection, std::span<const std::uint32_t> truth, bool crowd = false);

struct Overlap {
    std::uint32_t truth = 0;  ///< index into DetectionSet::truths
    double iou = 0;
};

/// Which truths each detection lies on, whatever their classes: what every metric of detection starts from.
struct Overlaps {
    IouType type = IouType::Box;
    double floor = 0;                   ///< pairs with less are left out
    std::vector<std::uint32_t> begin;   ///< detections + 1 entries
    std::vector<Overlap> pairs;         ///< by detection, truths ascending

    std::span<const Overlap> of(std::size_t detection) const { return {pairs.data() + begin[detection], begin[detection + 1] - begin[detection]}; }
};

/// The lowest overlap that any metric here looks at: TIDE's background threshold.
inline constexpr double overlapFloor = 0.1;

/// All pairs of one image with an IoU of at least `floor`. O(detections × truths) within an image; images in parallel. Masks are
/// compared where their boxes touch. Throws Cancelled.
GG_EXPORT Overlaps overlapsOf(const DetectionSet& set, IouType type, JobControl& control, double floor = overlapFloor);

}  // namespace gg::metrics
