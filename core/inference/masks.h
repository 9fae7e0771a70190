#pragma once

#include "core/inference/letterbox.h"
#include "core/inference/nms.h"
#include "core/inference/processing.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gg::inference {

/// Masks of Ultralytics' and YOLOv5's segmentation models: prototypes [1, k, h, w], weighted by a box's k coefficients and summed; a pixel
/// inside the box belongs to the object where the sum is above 0 (sigmoid above one half). Sums are taken at the prototypes' size and read
/// at the image's pixels.
class MaskMaker
{
public:
    MaskMaker(std::span<const Tensor> outputs, const Processing& processing, const Placement& placement);

    /// COCO's run lengths over the image, column by column, beginning with background.
    std::vector<std::uint32_t> runs(const Candidate& candidate, const metrics::Box& box);

private:
    void weigh(const Candidate& candidate);

    const Tensor& m_table;
    const Tensor& m_prototypes;
    const PostProcessing& m_post;
    Placement m_placement;
    std::size_t m_coefficients;
    std::vector<float> m_sum;
};

}  // namespace gg::inference
