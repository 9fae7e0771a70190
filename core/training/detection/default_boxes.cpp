#include "core/training/detection/default_boxes.h"

#include "core/recipe/default_box_shapes.h"

#include <algorithm>

namespace gg::training {
namespace {

constexpr double smallestSide = 1e-3;

}  // namespace

DefaultBoxes defaultBoxes(const recipe::PlanLayer& head, const std::vector<std::pair<std::int64_t, std::int64_t>>& sizes, int height, int width)
{
    const double longer = std::max(height, width);
    DefaultBoxes result;
    std::vector<float> values;
    for (std::size_t map = 0; map < sizes.size(); ++map) {
        const auto [rows, columns] = sizes[map];
        const std::vector<recipe::DefaultBoxShape> shapes = recipe::defaultBoxShapes(head, map);
        for (std::int64_t row = 0; row < rows; ++row) {
            for (std::int64_t column = 0; column < columns; ++column) {
                const double x = (static_cast<double>(column) + 0.5) * width / static_cast<double>(columns);
                const double y = (static_cast<double>(row) + 0.5) * height / static_cast<double>(rows);
                for (const recipe::DefaultBoxShape& shape : shapes) {
                    for (const double value : {x, y, shape.width * longer, shape.height * longer}) {
                        values.push_back(static_cast<float>(value));
                    }
                }
            }
        }
        result.counts.push_back(rows * columns * static_cast<std::int64_t>(shapes.size()));
    }
    result.boxes = torch::tensor(values).view({-1, 4});
    return result;
}

torch::Tensor encodeBoxes(const torch::Tensor& corners, const torch::Tensor& defaults)
{
    const torch::Tensor low = corners.narrow(-1, 0, 2);
    const torch::Tensor high = corners.narrow(-1, 2, 2);
    const torch::Tensor side = defaults.narrow(-1, 2, 2);
    const torch::Tensor centre = ((low + high) / 2 - defaults.narrow(-1, 0, 2)) / side / centreVariance;
    const torch::Tensor size = torch::log((high - low).clamp_min(smallestSide) / side) / sizeVariance;
    return torch::cat({centre, size}, -1);
}

torch::Tensor decodeOffsets(const torch::Tensor& offsets, const torch::Tensor& defaults)
{
    const torch::Tensor side = defaults.narrow(-1, 2, 2);
    const torch::Tensor centre = defaults.narrow(-1, 0, 2) + offsets.narrow(-1, 0, 2) * centreVariance * side;
    const torch::Tensor half = torch::exp(offsets.narrow(-1, 2, 2) * sizeVariance) * side / 2;
    return torch::cat({centre - half, centre + half}, -1);
}

}  // namespace gg::training
