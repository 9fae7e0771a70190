#include "core/base/error.h"
#include "core/training/export/export_detector.h"
#include "core/training/export/ssd_output.h"

#include <ATen/TracerMode.h>

#include <map>
#include <string_view>

// What raw maps say, in the few operations that ONNX and OpenCV's DNN share: no step depends on a value, and of two maps that are multiplied or added
// both have the same shape or one is a constant.

namespace gg::training
{
namespace
{

/// Centres of the cells, [1, 2, positions] in cells, and the cells' size in pixels, [1, 4, positions]; maps follow each other row
/// by row.
struct Grid {
    torch::Tensor centres;
    torch::Tensor pixels;
};

Grid gridOf(const std::vector<torch::Tensor>& maps, const std::vector<int>& strides)
{
    const at::tracer::impl::NoTracerDispatchMode constants;  // to a trace these are numbers, not operations
    std::vector<torch::Tensor> centres;
    std::vector<torch::Tensor> pixels;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const std::int64_t height = maps[i].size(2);
        const std::int64_t width = maps[i].size(3);
        const torch::Tensor x = torch::arange(width, torch::kFloat).add(0.5).expand({height, width});
        const torch::Tensor y = torch::arange(height, torch::kFloat).add(0.5).unsqueeze(1).expand({height, width});
        centres.push_back(torch::stack({x.flatten(), y.flatten()}));
        pixels.push_back(torch::full({4, height * width}, static_cast<double>(strides[i])));
    }
    return {torch::cat(centres, 1).unsqueeze(0), torch::cat(pixels, 1).unsqueeze(0)};
}

/// 0 … count - 1 as a column.
torch::Tensor numbers(int count)
{
    const at::tracer::impl::NoTracerDispatchMode constants;
    return torch::arange(count, torch::kFloat).reshape({count, 1});
}

/// A constant as ONNX has it: no operation of the trace.
template <typename Make>
torch::Tensor constant(Make make)
{
    const at::tracer::impl::NoTracerDispatchMode constants;
    return make();
}

/// YOLOv8 to 12: each side's distance from the cell's centre is the mean of a distribution over the bins.
torch::Tensor distributionOutput(const recipe::ModelPlan& plan, const std::vector<torch::Tensor>& maps)
{
    const Grid grid = gridOf(maps, plan.strides);
    std::vector<torch::Tensor> flat;
    for (const torch::Tensor& map : maps) {
        flat.push_back(map.reshape({map.size(0), map.size(1), map.size(2) * map.size(3)}));
    }
    const std::vector<torch::Tensor> parts = torch::cat(flat, 2).split_with_sizes({4LL * plan.bins, plan.classes}, 1);
    const std::int64_t positions = parts[0].size(2);
    const torch::Tensor bins = numbers(plan.bins);
    const torch::Tensor shares =
        torch::softmax(parts[0].reshape({maps[0].size(0), 4, plan.bins, positions}).permute({0, 1, 3, 2}), -1);
    const torch::Tensor distances = torch::matmul(shares, bins).reshape({maps[0].size(0), 4, positions});
    const std::vector<torch::Tensor> corners = distances.chunk(2, 1);  // left and top, right and bottom
    const torch::Tensor centre = (corners[1] - corners[0]) * 0.5 + grid.centres;
    const torch::Tensor size = corners[0] + corners[1];
    return torch::cat({torch::cat({centre, size}, 1) * grid.pixels, torch::sigmoid(parts[1])}, 1);
}

/// Rows and columns of every box, cell by cell and box by box, [1, 2, positions · boxes] in cells of one map.
torch::Tensor cellsOf(const torch::Tensor& map, std::int64_t boxes)
{
    return constant([&] {
        const std::int64_t height = map.size(2);
        const std::int64_t width = map.size(3);
        const torch::Tensor x = torch::arange(width, torch::kFloat).view({1, width, 1}).expand({height, width, boxes});
        const torch::Tensor y = torch::arange(height, torch::kFloat).view({height, 1, 1}).expand({height, width, boxes});
        return torch::stack({x.flatten(), y.flatten()}).unsqueeze(0);
    });
}

/// `row` [1, 1, P] as [1, count, P].
torch::Tensor repeated(const torch::Tensor& row, std::int64_t count)
{
    const torch::Tensor ones = constant([&] { return torch::ones({1, count}); });
    return torch::matmul(row.permute({0, 2, 1}), ones).permute({0, 2, 1});
}

/// YOLOv3: see anchor_criterion.h.
torch::Tensor anchorOutput(const recipe::ModelPlan& plan, const std::vector<torch::Tensor>& maps)
{
    const std::int64_t boxes = plan.layers.back().boxes;
    const std::int64_t numbers = 5 + plan.classes;
    std::vector<torch::Tensor> levels;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const std::int64_t cells = maps[i].size(2) * maps[i].size(3);
        const torch::Tensor sizes = constant([&] {
            torch::Tensor all = torch::empty({2, boxes});
            for (std::int64_t box = 0; box < boxes; ++box) {
                const recipe::AnchorSize& anchor = plan.anchors.at(i * static_cast<std::size_t>(boxes) + static_cast<std::size_t>(box));
                all[0][box] = anchor[0];
                all[1][box] = anchor[1];
            }
            return all.unsqueeze(1).expand({2, cells, boxes}).reshape({1, 2, cells * boxes});
        });
        const torch::Tensor rows = maps[i].reshape({1, boxes, numbers, cells}).permute({0, 2, 3, 1}).reshape({1, numbers, cells * boxes});
        const std::vector<torch::Tensor> parts = rows.split_with_sizes({2, 2, 1, plan.classes}, 1);
        const torch::Tensor place = (torch::sigmoid(parts[0]) + cellsOf(maps[i], boxes)) * static_cast<double>(plan.strides[i]);
        const torch::Tensor scores = repeated(torch::sigmoid(parts[2]), plan.classes) * torch::sigmoid(parts[3]);
        levels.push_back(torch::cat({place, torch::exp(parts[1]) * sizes, scores}, 1));
    }
    return levels.size() == 1 ? levels.front() : torch::cat(levels, 2);
}

/// min(max(x, 0), 1).
torch::Tensor cut(const torch::Tensor& x)
{
    return torch::relu(x) - torch::relu(x - 1.0);
}

/// YOLOv1: see grid_criterion.h.
torch::Tensor gridOutput(const recipe::ModelPlan& plan, const std::vector<torch::Tensor>& maps)
{
    const torch::Tensor& map = maps.front();
    const std::int64_t boxes = plan.layers.back().boxes;
    const std::int64_t cells = map.size(2) * map.size(3);
    const auto stride = static_cast<double>(plan.strides.front());
    const std::vector<torch::Tensor> groups = map.reshape({1, map.size(1), cells}).split_with_sizes({5 * boxes, plan.classes}, 1);
    const torch::Tensor rows = groups[0].reshape({1, boxes, 5, cells}).permute({0, 2, 3, 1}).reshape({1, 5, cells * boxes});
    const std::vector<torch::Tensor> parts = rows.split_with_sizes({2, 2, 1}, 1);
    const torch::Tensor canvas = constant([&] {
        const torch::Tensor sides = torch::tensor({static_cast<float>(map.size(3)), static_cast<float>(map.size(2))}) * stride;
        return sides.view({1, 2, 1}).expand({1, 2, cells * boxes}).contiguous();
    });
    const torch::Tensor ones = constant([&] { return torch::ones({1, boxes}); });
    const torch::Tensor classes = torch::matmul(cut(groups[1]).reshape({1, plan.classes * cells, 1}), ones).reshape({1, plan.classes, cells * boxes});
    const torch::Tensor place = (parts[0] + cellsOf(map, boxes)) * stride;
    return torch::cat({place, parts[1] * parts[1] * canvas, repeated(cut(parts[2]), plan.classes) * classes}, 1);
}

using Decode = torch::Tensor (*)(const recipe::ModelPlan& plan, const std::vector<torch::Tensor>& maps);

const std::map<std::string_view, Decode>& decoders()
{
    static const std::map<std::string_view, Decode> table{
        {"detect", distributionOutput},
        {"anchor_detect", anchorOutput},
        {"grid_detect", gridOutput},
    };
    return table;
}

}  // namespace

torch::Tensor decodedOutput(Detector& detector, const torch::Tensor& images)
{
    const recipe::ModelPlan& plan = detector->plan();
    if (plan.layers.back().block == "ssd") {
        return ssdOutput(detector, images);
    }
    const auto found = decoders().find(plan.layers.back().block);
    if (found == decoders().end()) {
        throw Error(ErrorCode::Unsupported, {},
                    "What a model says that ends with " + plan.layers.back().block + " cannot be written as ONNX yet. Export its weights as *.safetensors.");
    }
    return found->second(plan, detector->forward(images));
}

}  // namespace gg::training
