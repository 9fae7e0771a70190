#include "core/training/export/ssd_output.h"

#include "core/recipe/default_box_shapes.h"
#include "core/training/detection/default_boxes.h"

#include <ATen/TracerMode.h>

#include <utility>
#include <vector>

namespace gg::training
{
namespace
{

/// [1, A, 4]: to a trace these are numbers, not operations.
torch::Tensor constantBoxes(const recipe::PlanLayer& head, const std::vector<std::pair<std::int64_t, std::int64_t>>& sizes, const torch::Tensor& images)
{
    const at::tracer::impl::NoTracerDispatchMode constants;
    return defaultBoxes(head, sizes, static_cast<int>(images.size(2)), static_cast<int>(images.size(3))).boxes.unsqueeze(0);
}

torch::Tensor part(const torch::Tensor& boxes, std::int64_t first, double factor)
{
    const at::tracer::impl::NoTracerDispatchMode constants;
    return boxes.narrow(2, first, 2).mul(factor).contiguous();
}

}  // namespace

torch::Tensor ssdOutput(Detector& detector, const torch::Tensor& images)
{
    const recipe::ModelPlan& plan = detector->plan();
    const recipe::PlanLayer& head = plan.layers.back();
    const std::vector<torch::Tensor> maps = detector->forward(images);
    std::vector<std::pair<std::int64_t, std::int64_t>> sizes;
    std::vector<torch::Tensor> offsets;
    std::vector<torch::Tensor> logits;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const std::int64_t height = maps[i].size(2);
        const std::int64_t width = maps[i].size(3);
        const std::int64_t boxes = recipe::defaultBoxesOf(head, i);
        const std::int64_t answers = plan.classes + 1;
        const std::vector<torch::Tensor> parts = maps[i].permute({0, 2, 3, 1}).split_with_sizes({4 * boxes, answers * boxes}, 3);
        offsets.push_back(parts[0].reshape({1, height * width * boxes, 4}));
        logits.push_back(parts[1].reshape({1, height * width * boxes, answers}));
        sizes.emplace_back(height, width);
    }
    const torch::Tensor boxes = constantBoxes(head, sizes, images);
    const std::vector<torch::Tensor> said = torch::cat(offsets, 1).split_with_sizes({2, 2}, 2);
    const torch::Tensor centre = said[0] * part(boxes, 2, centreVariance) + part(boxes, 0, 1);
    const torch::Tensor size = torch::exp(said[1] * sizeVariance) * part(boxes, 2, 1);
    const torch::Tensor scores = torch::softmax(torch::cat(logits, 1), -1).split_with_sizes({1, plan.classes}, 2)[1];
    return torch::cat({centre, size, scores}, 2).permute({0, 2, 1});
}

}  // namespace gg::training
