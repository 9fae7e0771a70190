#include "core/base/error.h"
#include "core/recipe/classic_cost.h"
#include "core/recipe/layer_counter.h"
#include "core/recipe/lite_cost.h"
#include "core/recipe/model_plan.h"

#include <algorithm>

namespace gg::recipe
{
namespace
{

/// 1x1 to two halves, a chain of inner blocks from the second, everything joined, 1x1: C2f, C3k2.
Map chain(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    const auto hidden = static_cast<std::int64_t>(layer.out * layer.expansion);
    const Map part = in.with(hidden);
    counter.keep(counter.convolution(in, 2 * hidden, {}).values());
    for (int i = 0; i < layer.repeat; ++i) {
        if (layer.block == "c3k2" && layer.c3k) {
            counter.c3k(part, hidden);
        } else {
            counter.bottleneck(part, layer.block == "c3k2" ? hidden / 2 : hidden);
        }
        counter.keep(i + 1 < layer.repeat ? part.values() : 0);
    }
    const Map all = in.with((2 + layer.repeat) * hidden);
    counter.keep(all.values());
    return counter.convolution(all, layer.out, {});
}

Map positionAttention(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    const std::int64_t half = in.channels / 2;
    const std::int64_t heads = half / 64;
    const std::int64_t keys = 32 * heads;
    const Map part = in.with(half);
    counter.convolution(in, 2 * half, {});
    for (int i = 0; i < layer.repeat; ++i) {
        counter.keep(part.values());
        counter.convolution(part, half + 2 * keys, {}, After::Norm);
        counter.attention(part, keys, half, heads, 1);
        counter.convolution(part, half, {.size = 3, .groups = half}, After::Norm);
        counter.keep(part.values());
        counter.convolution(part, half, {}, After::Norm);
        counter.keep(part.values());
        const Map wide = counter.convolution(part, 2 * half, {});
        counter.keep(wide.values());
        counter.convolution(wide, half, {}, After::Norm);
    }
    counter.keep(in.values());
    return counter.convolution(in, layer.out, {});
}

void areaBlock(LayerCounter& counter, const PlanLayer& layer, const Map& map)
{
    const std::int64_t width = map.channels;
    if (layer.turbo) {
        counter.convolution(map, 2 * width, {}, After::Norm);
        counter.convolution(map, width, {}, After::Norm);
    } else {
        counter.convolution(map, 3 * width, {}, After::Norm);
    }
    counter.attention(map, width, width, width / 32, layer.area);
    counter.convolution(map, width, {.size = layer.turbo ? 5 : 7, .groups = width}, After::Norm);
    counter.keep(map.values());
    counter.convolution(map, width, {}, After::Norm);
    counter.keep(map.values());
    const Map wide = counter.convolution(map, static_cast<std::int64_t>(static_cast<double>(width) * layer.mlp), {});
    counter.keep(wide.values());
    counter.convolution(wide, width, {}, After::Norm);
}

Map areaAttention(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    const auto hidden = static_cast<std::int64_t>(layer.out * layer.expansion);
    const Map part = counter.convolution(in, hidden, {});
    for (int i = 0; i < layer.repeat; ++i) {
        counter.keep(part.values());
        if (!layer.attention) {
            counter.c3k(part, hidden);
            continue;
        }
        areaBlock(counter, layer, part);
        counter.keep(part.values());
        areaBlock(counter, layer, part);
    }
    const Map all = in.with((1 + layer.repeat) * hidden);
    counter.keep(all.values());
    const Map out = counter.convolution(all, layer.out, {});
    if (layer.attention && layer.residual) {
        counter.parameters(layer.out);
        counter.keep(out.values());
    }
    return out;
}

Map pooling(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    const Map half = counter.convolution(in, in.channels / 2, {});
    const std::int64_t pools = 3;
    counter.keep(pools * half.values());      // what each pool reads
    counter.keep(2 * pools * half.values());  // its indices of 8 bytes
    const Map all = in.with(4 * half.channels);
    counter.keep(all.values());
    return counter.convolution(all, layer.out, {});
}

void head(LayerCounter& counter, const ModelPlan& plan, const PlanLayer& layer, const std::vector<Map>& maps)
{
    const std::int64_t first = layer.in.front();
    const std::int64_t boxWidth = std::max<std::int64_t>({16, first / 4, 4LL * plan.bins});
    const std::int64_t classWidth = std::max<std::int64_t>(first, std::min(plan.classes, 100));
    const auto step = [&](const Map& map, std::int64_t out, LayerCounter::Kernel kernel) {
        const Map written = counter.convolution(map, out, kernel);
        counter.keep(written.values());
        return written;
    };
    for (const Map& map : maps) {
        const Map box = step(step(map, boxWidth, {.size = 3}), boxWidth, {.size = 3});
        counter.convolution(box, 4LL * plan.bins, {}, After::Nothing);
        Map classes = map;
        for (int i = 0; i < 2; ++i) {
            if (layer.depthwiseClasses) {
                classes = step(step(classes, classes.channels, {.size = 3, .groups = classes.channels}), classWidth, {});
            } else {
                classes = step(classes, classWidth, {.size = 3});
            }
        }
        counter.convolution(classes, plan.classes, {}, After::Nothing);
    }
    counter.parameters(plan.bins);
}

/// Darknet's: 1x1 to half the channels, 3x3 back, added to what came in. The sum of one is what the next reads.
Map residual(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    for (int i = 0; i < layer.repeat; ++i) {
        const Map half = counter.convolution(in, in.channels / 2, {});
        counter.keep(half.values());
        counter.convolution(half, in.channels, {.size = 3});
        counter.keep(i + 1 < layer.repeat ? in.values() : 0);
    }
    return in;
}

Map maxPool(LayerCounter& counter, const PlanLayer& layer, const Map& in)
{
    const Map written{in.channels, in.height / layer.stride, in.width / layer.stride};
    counter.keep(2 * written.values());  // its indices of 8 bytes
    return written;
}

/// One 1x1 convolution a map, of `channels` out.
void plainHead(LayerCounter& counter, std::int64_t channels, const std::vector<Map>& maps)
{
    for (const Map& map : maps) {
        counter.keep(counter.convolution(map, channels, {}, After::Nothing).values());
    }
}

Map count(LayerCounter& counter, const ModelPlan& plan, const PlanLayer& layer, const std::vector<Map>& maps)
{
    const Map& in = maps.front();
    if (layer.block == "conv" || layer.block == "dwconv") {
        return counter.convolution(in, layer.out, {.size = layer.kernel, .stride = layer.stride, .groups = layer.groups});
    }
    if (layer.block == "residual") {
        return residual(counter, layer, in);
    }
    if (layer.block == "maxpool") {
        return maxPool(counter, layer, in);
    }
    if (layer.block == "c2f" || layer.block == "c3k2") {
        return chain(counter, layer, in);
    }
    if (layer.block == "c2psa") {
        return positionAttention(counter, layer, in);
    }
    if (layer.block == "sppf") {
        return pooling(counter, layer, in);
    }
    if (layer.block == "a2c2f") {
        return areaAttention(counter, layer, in);
    }
    if (layer.block == "upsample") {
        return {in.channels, 2 * in.height, 2 * in.width};
    }
    if (layer.block == "concat") {
        return in.with(layer.out);
    }
    if (layer.block == "detect") {
        head(counter, plan, layer, maps);
        return in.with(0);
    }
    if (layer.block == "anchor_detect") {
        plainHead(counter, static_cast<std::int64_t>(layer.boxes) * (5 + plan.classes), maps);
        return in.with(0);
    }
    if (layer.block == "grid_detect") {
        plainHead(counter, 5LL * layer.boxes + plan.classes, maps);
        return in.with(0);
    }
    if (const std::optional<Map> written = countLite(counter, layer, in)) {
        return *written;
    }
    if (const std::optional<Map> written = countClassic(counter, plan, layer, maps)) {
        return *written;
    }
    throw Error(ErrorCode::InvalidArgument, {}, "'" + layer.block + "' is not a block that can be counted.");
}

/// Maps that a convolution or a pooling reads are kept by it; joining and enlarging keep nothing.
std::vector<bool> keptMaps(const ModelPlan& plan)
{
    std::vector<bool> kept(plan.layers.size() + 1, false);  // the picture first
    for (const PlanLayer& layer : plan.layers) {
        for (const int source : layer.from) {
            if (layer.block != "concat" && layer.block != "upsample") {
                kept[static_cast<std::size_t>(source + 1)] = true;
            }
        }
    }
    return kept;
}

}  // namespace

PlanCost costOf(const ModelPlan& plan, int height, int width)
{
    const int multiple = sideMultiple(plan);
    if (height < 1 || width < 1 || height % multiple != 0 || width % multiple != 0) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "Pictures for " + plan.name + " have sides in multiples of " + std::to_string(multiple) + ", not " +
                        std::to_string(width) + " x " + std::to_string(height) + ".");
    }
    const std::vector<bool> kept = keptMaps(plan);
    const Map picture{3, height, width};
    std::vector<Map> maps;
    PlanCost total;
    for (std::size_t i = 0; i < plan.layers.size(); ++i) {
        const PlanLayer& layer = plan.layers[i];
        std::vector<Map> in;
        for (const int source : layer.from) {
            in.push_back(source < 0 ? picture : maps[static_cast<std::size_t>(source)]);
        }
        LayerCounter counter;
        counter.keep(i == 0 ? picture.values() : 0);
        maps.push_back(count(counter, plan, layer, in));
        counter.keep(kept[i + 1] ? maps.back().values() : 0);
        LayerCost cost = counter.finished();
        cost.outHeight = static_cast<int>(maps.back().height);
        cost.outWidth = static_cast<int>(maps.back().width);
        total.parameters += cost.parameters;
        total.fusedParameters += cost.fusedParameters;
        total.gflops += cost.gflops;
        total.attentionGflops += cost.attentionGflops;
        total.activationBytes += cost.activationBytes;
        total.layers.push_back(cost);
    }
    return total;
}

}  // namespace gg::recipe
