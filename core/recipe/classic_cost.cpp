#include "core/recipe/classic_cost.h"

#include "core/recipe/default_box_shapes.h"

namespace gg::recipe
{
namespace
{

using Kernel = LayerCounter::Kernel;

/// `repeat` convolutions with bias, each with ReLU behind it, in place; the stride is the last one's.
Map plain(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    Map map = in;
    for (int i = 0; i < layer.repeat; ++i) {
        const bool last = i + 1 == layer.repeat;
        map = counter.convolution(map, layer.out, Kernel{.size = layer.kernel, .stride = last ? layer.stride : 1}, After::Nothing);
        counter.keep(last ? 0 : map.values());
    }
    return map;
}

/// Each channel's own factor.
Map l2norm(LayerCounter& counter, const Map& in)
{
    counter.parameters(in.channels);
    counter.keep(in.values() + in.pixels());
    return in;
}

void ssdBranch(LayerCounter& counter, const PlanLayer& head, const Map& map, std::int64_t out)
{
    if (head.depthwise) {
        const Map seen = counter.convolution(map, map.channels, Kernel{.size = 3, .groups = map.channels});
        counter.keep(seen.values());
        counter.convolution(seen, out, {}, After::Nothing);
    } else {
        counter.convolution(map, out, Kernel{.size = 3}, After::Nothing);
    }
    counter.keep(out * map.pixels());
}

void ssd(LayerCounter& counter, const ModelPlan& plan, const PlanLayer& head, const std::vector<Map>& maps)
{
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const std::int64_t boxes = defaultBoxesOf(head, i);
        ssdBranch(counter, head, maps[i], 4 * boxes);
        ssdBranch(counter, head, maps[i], (plan.classes + 1) * boxes);
    }
}

}  // namespace

std::optional<Map> countClassic(LayerCounter& counter, const ModelPlan& plan, const PlanLayer& layer, const std::vector<Map>& maps)
{
    const Map& in = maps.front();
    if (layer.block == "plain") {
        return plain(counter, layer, in);
    }
    if (layer.block == "l2norm") {
        return l2norm(counter, in);
    }
    if (layer.block == "ssd") {
        ssd(counter, plan, layer, maps);
        return in.with(0);
    }
    return std::nullopt;
}

}  // namespace gg::recipe
