#include "core/training/detection/box_terms.h"

#include <numbers>

namespace gg::training {
namespace {

/// Keeps divisions by empty boxes finite; pixels, far below what a side or an area can be.
constexpr double nearlyNothing = 1e-7;

}  // namespace

Sides sidesOf(const torch::Tensor& boxes)
{
    const std::vector<torch::Tensor> sides = boxes.unbind(-1);
    return {.left = sides[0],
            .top = sides[1],
            .right = sides[2],
            .bottom = sides[3],
            .angle = torch::atan((sides[2] - sides[0]) / (sides[3] - sides[1] + nearlyNothing))};
}

torch::Tensor completeIou(const Sides& a, const Sides& b)
{
    const torch::Tensor width = (torch::minimum(a.right, b.right) - torch::maximum(a.left, b.left)).clamp_min(0);
    const torch::Tensor height = (torch::minimum(a.bottom, b.bottom) - torch::maximum(a.top, b.top)).clamp_min(0);
    const torch::Tensor both = width * height;
    const torch::Tensor areas = (a.right - a.left) * (a.bottom - a.top) + (b.right - b.left) * (b.bottom - b.top);
    const torch::Tensor iou = both / (areas - both + nearlyNothing);

    const torch::Tensor aroundWidth = torch::maximum(a.right, b.right) - torch::minimum(a.left, b.left);
    const torch::Tensor aroundHeight = torch::maximum(a.bottom, b.bottom) - torch::minimum(a.top, b.top);
    const torch::Tensor diagonal = aroundWidth.square() + aroundHeight.square() + nearlyNothing;
    const torch::Tensor across = a.left + a.right - b.left - b.right;  // twice the distance of the centres
    const torch::Tensor down = a.top + a.bottom - b.top - b.bottom;
    const torch::Tensor distance = (across.square() + down.square()) / 4;

    const torch::Tensor v = (a.angle - b.angle).square() * (4 / (std::numbers::pi * std::numbers::pi));
    torch::Tensor alpha;
    {
        const torch::NoGradGuard noGradients;
        alpha = v / (v - iou + (1 + nearlyNothing));
    }
    return iou - distance / diagonal - v * alpha;
}

torch::Tensor distributionLoss(const torch::Tensor& logits, const torch::Tensor& targets)
{
    const std::int64_t bins = logits.size(-1);
    const torch::Tensor inside = targets.clamp(0, static_cast<double>(bins - 1) - 0.01);
    const torch::Tensor below = inside.floor();
    const torch::Tensor nearAbove = (inside - below).unsqueeze(-1);
    const torch::Tensor bin = below.to(torch::kLong).unsqueeze(-1);
    const torch::Tensor surprise = -torch::log_softmax(logits, -1);
    return (surprise.gather(-1, bin) * (1 - nearAbove) + surprise.gather(-1, bin + 1) * nearAbove).squeeze(-1);
}

}  // namespace gg::training
