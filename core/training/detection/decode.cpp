#include "core/training/detection/anchors.h"
#include "core/training/detection/losses.h"

namespace gg::training {

Decoded decode(const std::vector<torch::Tensor>& maps, const std::vector<int>& strides, int bins)
{
    const torch::NoGradGuard noGradients;
    const Anchors anchors = anchorsOf(maps, strides);
    std::vector<torch::Tensor> scores;
    scores.reserve(maps.size());
    for (const torch::Tensor& map : maps) {
        const torch::Tensor classes = map.narrow(1, 4 * bins, map.size(1) - 4 * bins).to(anchors.strides.scalar_type());
        scores.push_back(classes.permute({0, 2, 3, 1}).flatten(1, 2).sigmoid());
    }
    return {.boxes = decodeBoxes(maps, anchors, bins).transpose(1, 2).contiguous(), .scores = torch::cat(scores, 1).contiguous()};
}

}  // namespace gg::training
