#pragma once

#include "core/training/detection/detection_batch.h"

#include <vector>

namespace gg::training {

struct SuppressionOptions {
    float confidence = 0.001F;
    float iou = 0.7F;     ///< of boxes of one class
    int most = 300;       ///< kept a picture
    int considered = 30000;  ///< best candidates a picture that take part
    bool bestClassOnly = false;  ///< one candidate an anchor, else one for each class above the confidence
};

/// Non-maximum suppression by class, greedy from the highest score; ties go to the earlier anchor. `boxes` [A, 4] corners on the canvas,
/// `scores` [A, C]. The result is in the original's pixels, clipped to it, by falling score.
std::vector<Detected> suppress(const float* boxes, const float* scores, std::size_t anchors, std::size_t classes,
                               const Placement& placement, const SuppressionOptions& options);

}  // namespace gg::training
