#include "core/recipe/lite_cost.h"

#include <algorithm>

namespace gg::recipe
{
namespace
{

using Kernel = LayerCounter::Kernel;

/// 1x1 to two halves; from the second a chain of 1xk and kx1 depthwise and 1x1; everything joined; 1x1.
Map rxdf(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    const std::int64_t hidden = liteHidden(layer);
    const Map part = in.with(hidden);
    counter.keep(counter.convolution(in, 2 * hidden, {}).values());
    for (int i = 0; i < layer.repeat; ++i) {
        counter.convolution(part, hidden, Kernel{.size = 1, .groups = hidden, .columns = layer.kernel}, After::Norm);
        counter.keep(part.values());
        counter.convolution(part, hidden, Kernel{.size = layer.kernel, .groups = hidden, .columns = 1});
        counter.keep(part.values());
        counter.convolution(part, hidden, {});
        counter.keep(i + 1 < layer.repeat ? part.values() : 0);
    }
    const Map all = in.with((2 + layer.repeat) * hidden);
    counter.keep(all.values());
    return counter.convolution(all, layer.out, {});
}

/// 1x1; pools of 5 and 9 mixed channel by channel; joined with what came in; 1x1.
Map litefpp(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    const std::int64_t hidden = liteHidden(layer);
    const Map part = counter.convolution(in, hidden, {});
    counter.convolution({hidden, 1, 1}, hidden, {}, After::Nothing);
    counter.keep(2 * part.values());      // what the pools read
    counter.keep(2 * 2 * part.values());  // their indices of 8 bytes
    counter.keep(part.values());          // the difference of the pools, for the gate
    const Map all = in.with(2 * hidden);
    counter.keep(all.values());
    return counter.convolution(all, layer.out, {});
}

/// Half the channels from a depthwise 3x3 of stride 2, half from a pool of stride 2, each by a 1x1 on the small map.
Map crdown(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    const Map small = counter.convolution(in, in.channels, Kernel{.size = 3, .stride = 2, .groups = in.channels}, After::Norm);
    counter.keep(small.values());      // read by its 1x1
    counter.keep(small.values());      // the pooled map
    counter.keep(2 * small.values());  // the pool's indices
    counter.convolution(small, layer.out - layer.out / 2, {});
    counter.convolution(small, layer.out / 2, {});
    return small.with(layer.out);
}

/// 1x1; depthwise 3x3 at dilations 1, 3 and 5 beside each other; all four joined; 1x1.
Map cmsp(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    const std::int64_t hidden = liteHidden(layer);
    const Map part = counter.convolution(in, hidden, {});
    counter.keep(part.values());
    for (int i = 0; i < 3; ++i) {
        counter.convolution(part, hidden, Kernel{.size = 3, .groups = hidden});
    }
    const Map all = in.with(4 * hidden);
    counter.keep(all.values());
    return counter.convolution(all, layer.out, {});
}

/// 1x1 decides about channels, then a depthwise 3x3 of stride 2 about places.
Map scr(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    const Map wide = counter.convolution(in, layer.out, {});
    counter.keep(wide.values());
    return counter.convolution(wide, layer.out, Kernel{.size = 3, .stride = 2, .groups = layer.out}, After::Norm);
}

/// The mean of each channel through two 1x1 to a factor for it.
Map ffm(LayerCounter& counter, const Map& in)
{
    const std::int64_t squeezed = liteSqueezed(in.channels);
    const Map between = counter.convolution({in.channels, 1, 1}, squeezed, {}, After::Nothing);
    counter.convolution(between, in.channels, {}, After::Nothing);
    counter.keep(in.values());
    return in;
}

/// The means of each row and of each column through one shared 1x1, then a 1x1 each, to a factor for each row and one for each column.
Map spa(LayerCounter& counter, const Map& in)
{
    const std::int64_t squeezed = liteSqueezed(in.channels);
    const Map sides{in.channels, in.height + in.width, 1};
    const Map shared = counter.convolution(sides, squeezed, {});
    counter.keep(shared.values());
    counter.convolution({squeezed, in.height, 1}, in.channels, {}, After::Nothing);
    counter.convolution({squeezed, 1, in.width}, in.channels, {}, After::Nothing);
    counter.keep(2 * in.values());  // the map and the factors
    return in;
}

}  // namespace

std::int64_t liteHidden(const PlanLayer& layer)
{
    return static_cast<std::int64_t>((layer.block == "rxdf" ? layer.out : layer.in.front()) * layer.expansion);
}

std::int64_t liteSqueezed(std::int64_t channels)
{
    return std::max<std::int64_t>(8, channels / 16);
}

std::optional<Map> countLite(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    if (layer.block == "rxdf") {
        return rxdf(counter, layer, in);
    }
    if (layer.block == "litefpp") {
        return litefpp(counter, layer, in);
    }
    if (layer.block == "crdown") {
        return crdown(counter, layer, in);
    }
    if (layer.block == "cmsp") {
        return cmsp(counter, layer, in);
    }
    if (layer.block == "scr") {
        return scr(counter, layer, in);
    }
    if (layer.block == "ffm") {
        return ffm(counter, in);
    }
    if (layer.block == "spa") {
        return spa(counter, in);
    }
    return std::nullopt;
}

}  // namespace gg::recipe
