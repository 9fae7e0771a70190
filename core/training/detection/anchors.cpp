#include "core/training/detection/anchors.h"

namespace gg::training {
namespace {

/// Distances in strides [N, 4, h·w] of one map. The distribution's bins are made neighbours in memory or left a plane apart, as the map has them:
/// either way nothing is transposed that would have to be copied.
torch::Tensor distances(const torch::Tensor& map, int bins, const torch::Tensor& values)
{
    const std::int64_t images = map.size(0);
    const std::int64_t cells = map.size(2) * map.size(3);
    const torch::Tensor sides = map.narrow(1, 0, 4 * bins);
    if (map.is_contiguous(at::MemoryFormat::ChannelsLast) && !map.is_contiguous()) {
        const torch::Tensor rows = sides.permute({0, 2, 3, 1}).reshape({images, cells, 4, bins});
        return torch::matmul(torch::softmax(rows, -1), values).transpose(1, 2);
    }
    const torch::Tensor planes = sides.reshape({images * 4, bins, cells});
    return torch::matmul(values.unsqueeze(0), torch::softmax(planes, 1)).view({images, 4, cells});
}

}  // namespace

Anchors anchorsOf(const std::vector<torch::Tensor>& maps, const std::vector<int>& strides)
{
    TORCH_CHECK(!maps.empty() && maps.size() == strides.size(), maps.size(), " maps for ", strides.size(), " strides");
    Anchors anchors;
    const auto type = maps[0].scalar_type() == torch::kDouble ? torch::kDouble : torch::kFloat;
    const auto options = torch::TensorOptions().device(maps[0].device()).dtype(type);
    std::vector<torch::Tensor> centres;
    std::vector<torch::Tensor> sizes;
    for (std::size_t level = 0; level < maps.size(); ++level) {
        const std::int64_t height = maps[level].size(-2);
        const std::int64_t width = maps[level].size(-1);
        const int stride = strides[level];
        const torch::Tensor x = (torch::arange(width, options) + 0.5) * stride;
        const torch::Tensor y = (torch::arange(height, options) + 0.5) * stride;
        centres.push_back(torch::stack({x.repeat({height}), y.unsqueeze(1).expand({height, width}).flatten()}));
        sizes.push_back(torch::full({height * width}, stride, options));
        anchors.counts.push_back(height * width);
    }
    anchors.centres = torch::cat(centres, 1);
    anchors.strides = torch::cat(sizes);
    return anchors;
}

torch::Tensor decodeBoxes(const std::vector<torch::Tensor>& maps, const Anchors& anchors, int bins)
{
    const torch::Tensor values = torch::arange(bins, anchors.strides.options());
    std::vector<torch::Tensor> levels;
    levels.reserve(maps.size());
    for (const torch::Tensor& map : maps) {
        levels.push_back(distances(map.to(anchors.strides.scalar_type()), bins, values));
    }
    const torch::Tensor pixels = torch::cat(levels, 2) * anchors.strides;
    return torch::cat({anchors.centres - pixels.narrow(1, 0, 2), anchors.centres + pixels.narrow(1, 2, 2)}, 1);
}

}  // namespace gg::training
