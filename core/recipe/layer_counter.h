#pragma once

#include "core/recipe/model_plan.h"

#include <cstdint>

namespace gg::recipe
{

enum class After { Nothing, Norm, NormAndActivation };  // what follows a convolution; Nothing: it has a bias

struct Map {
    std::int64_t channels = 0;
    std::int64_t height = 0;
    std::int64_t width = 0;
    std::int64_t values() const { return channels * height * width; }
    std::int64_t pixels() const { return height * width; }
    Map with(std::int64_t other) const { return {other, height, width}; }
};

inline constexpr std::int64_t bytesAValue = 4;
inline constexpr double operationsOfNorm = 8;  // a value; see PlanCost

/// Adds up one layer, convolution by convolution. Each function takes the map it reads and returns the map it writes.
class LayerCounter
{
public:
    LayerCost cost;

    struct Kernel {
        std::int64_t size = 1;
        std::int64_t stride = 1;
        std::int64_t groups = 1;
        std::int64_t columns = 0;  ///< 0: as many as rows
    };

    Map convolution(const Map& in, std::int64_t out, Kernel kernel, After after = After::NormAndActivation)
    {
        const std::int64_t taps = in.channels / kernel.groups * kernel.size * (kernel.columns > 0 ? kernel.columns : kernel.size);
        const Map written{out, (in.height + kernel.stride - 1) / kernel.stride, (in.width + kernel.stride - 1) / kernel.stride};
        const bool norm = after != After::Nothing;
        cost.parameters += taps * out + (norm ? 2 * out : out);
        cost.fusedParameters += taps * out + out;
        m_operations += 2.0 * static_cast<double>(taps * written.values());
        m_operations += norm ? operationsOfNorm * static_cast<double>(written.values()) : 0.0;
        keep(norm ? written.values() : 0);
        keep(after == After::NormAndActivation ? written.values() : 0);
        return written;
    }

    void keep(std::int64_t values) { cost.activationBytes += bytesAValue * values; }
    void parameters(std::int64_t count)
    {
        cost.parameters += count;
        cost.fusedParameters += count;
    }

    /// Two 3x3; its input is kept by who wrote it.
    void bottleneck(const Map& map, std::int64_t hidden)
    {
        const Map middle = convolution(map, hidden, {.size = 3});
        keep(middle.values());
        convolution(middle, map.channels, {.size = 3});
    }

    /// Two ways of half the width, one with two bottlenecks; joined.
    Map c3k(const Map& in, std::int64_t out)
    {
        const Map half = convolution(in, out / 2, {});
        keep(half.values());
        bottleneck(half, out / 2);
        keep(half.values());
        bottleneck(half, out / 2);
        convolution(in, out / 2, {});
        keep(out / 2 * 2 * in.pixels());
        return convolution(in.with(out / 2 * 2), out, {});
    }

    /// softmax(qᵀk)·v over strips of the map: `keys` and `values` channels over all heads.
    void attention(const Map& map, std::int64_t keys, std::int64_t values, std::int64_t heads, std::int64_t area)
    {
        const std::int64_t weights = map.pixels() * (map.pixels() / area);
        m_attention += 2.0 * static_cast<double>(weights) * static_cast<double>(keys + values);
        keep((2 * keys + values) * map.pixels() + heads * weights);
    }

    LayerCost finished() const
    {
        LayerCost result = cost;
        result.gflops = m_operations / 1e9;
        result.attentionGflops = m_attention / 1e9;
        return result;
    }

private:
    double m_operations = 0;
    double m_attention = 0;
};

}  // namespace gg::recipe
