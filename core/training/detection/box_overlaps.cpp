#include "core/training/detection/box_overlaps.h"

#include <algorithm>
#include <vector>

namespace gg::training {
namespace {

torch::Tensor areasOf(const torch::Tensor& boxes)
{
    return (boxes.select(-1, 2) - boxes.select(-1, 0)).clamp_min(0) * (boxes.select(-1, 3) - boxes.select(-1, 1)).clamp_min(0);
}

}  // namespace

torch::Tensor pairwiseIou(const torch::Tensor& boxes, const torch::Tensor& truths)
{
    const torch::Tensor a = boxes.unsqueeze(1);
    const torch::Tensor b = truths.unsqueeze(0);
    const torch::Tensor width = (torch::minimum(a.select(2, 2), b.select(2, 2)) - torch::maximum(a.select(2, 0), b.select(2, 0))).clamp_min(0);
    const torch::Tensor height = (torch::minimum(a.select(2, 3), b.select(2, 3)) - torch::maximum(a.select(2, 1), b.select(2, 1))).clamp_min(0);
    const torch::Tensor common = width * height;
    const torch::Tensor all = areasOf(boxes).unsqueeze(1) + areasOf(truths).unsqueeze(0) - common;
    return torch::where(all > 0, common / all, torch::zeros_like(all)).nan_to_num(0, 0, 0);
}

torch::Tensor highestOverlaps(const torch::Tensor& boxes, const Truths& truths)
{
    const torch::NoGradGuard noGradients;
    torch::Tensor highest = torch::zeros({boxes.size(0), boxes.size(1)}, boxes.options());
    const torch::Tensor images = truths.images.to(torch::kCPU).contiguous();
    const auto* image = images.data_ptr<std::int64_t>();
    const std::int64_t count = images.numel();
    for (std::int64_t first = 0; first < count;) {
        const std::int64_t end = std::upper_bound(image + first, image + count, image[first]) - image;
        const torch::Tensor ofPicture = truths.boxes.narrow(0, first, end - first).to(boxes.scalar_type());
        highest.select(0, image[first]).copy_(std::get<0>(pairwiseIou(boxes.select(0, image[first]), ofPicture).max(1)));
        first = end;
    }
    return highest;
}

}  // namespace gg::training
