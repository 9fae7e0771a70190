#include "core/recipe/model_cost.h"

#include "core/base/parallel.h"

#include <array>

namespace gg::recipe {
namespace {

constexpr int stages = 5;
constexpr std::int64_t bytesPerFloat = 4;
/// Max pooling keeps a 64-bit index for each value that it passes on.
constexpr std::int64_t poolIndexFloats = 2;
/// Forward is a third of a training step: the backward pass computes two gradients a convolution.
constexpr double stepPerForward = 3.0;
/// What a core of 2.6 GHz with AVX2 reaches with OpenBLAS in a training step; shown as an estimate until somebody measures.
constexpr double defaultGflopsPerSecondAndCore = 80.0;

/// Adds up one layer after the other, for one image.
struct Sum {
    std::int64_t parameters = 0;
    double flops = 0;
    std::int64_t activations = 0;  // floats kept for the backward pass

    void convolution(std::int64_t in, std::int64_t out, std::int64_t kernel, bool bias, std::int64_t pixels)
    {
        parameters += in * out * kernel * kernel + (bias ? out : 0);
        flops += 2.0 * static_cast<double>(in * out * kernel * kernel * pixels);
        activations += out * pixels;
    }

    /// 3x3 convolution without bias, batch norm (scale and shift a channel), ReLU in place; twice. The convolution's output and the
    /// normalised one are both kept.
    void doubleConv(std::int64_t in, std::int64_t out, std::int64_t pixels)
    {
        for (const std::int64_t from : {in, out}) {
            convolution(from, out, 3, false, pixels);
            parameters += 2 * out;
            activations += out * pixels;
        }
    }
};

Sum unet(std::int64_t width, std::int64_t side)
{
    Sum sum;
    sum.activations = 4 * side * side;  // picture and truth
    std::array<std::int64_t, stages> channels{};
    std::int64_t in = 3;
    std::int64_t size = side;
    for (int stage = 0; stage < stages; ++stage) {
        channels[static_cast<std::size_t>(stage)] = width << stage;
        sum.doubleConv(in, width << stage, size * size);
        in = width << stage;
        size /= 2;
        sum.activations += in * size * size * (1 + poolIndexFloats);
    }
    sum.doubleConv(in, 2 * in, size * size);
    for (int stage = stages - 1; stage >= 0; --stage) {
        const std::int64_t out = channels[static_cast<std::size_t>(stage)];
        // Transposed 2x2 with stride 2: every output pixel comes from one input pixel.
        sum.parameters += 2 * out * out * 4 + out;
        sum.flops += 2.0 * static_cast<double>(2 * out * out * 4 * size * size);
        size *= 2;
        sum.activations += 2 * out * size * size;  // concatenated with the skip
        sum.doubleConv(2 * out, out, size * size);
    }
    sum.convolution(width, 1, 1, true, size * size);
    return sum;
}

/// Floats that the optimiser keeps a weight.
std::int64_t optimizerState(const TrainConfig& config)
{
    if (config.optimizer == Optimizer::Sgd) {
        return config.momentum > 0 ? 1 : 0;
    }
    return 2;
}

}  // namespace

ModelCost unetCost(const TrainConfig& config)
{
    const Sum sum = unet(config.width, config.imageSize);
    ModelCost cost;
    cost.parameters = sum.parameters;
    cost.gflopsPerImage = sum.flops / 1e9;
    cost.weightBytes = sum.parameters * bytesPerFloat * (2 + optimizerState(config));
    cost.activationBytes = sum.activations * bytesPerFloat * config.batch;
    return cost;
}

double estimateEpochSeconds(const ModelCost& cost, std::size_t trainImages, std::size_t valImages, double gflopsPerSecond)
{
    const double rate = gflopsPerSecond > 0 ? gflopsPerSecond : defaultGflopsPerSecondAndCore * usableCores();
    return cost.gflopsPerImage * (stepPerForward * static_cast<double>(trainImages) + static_cast<double>(valImages)) / rate;
}

}  // namespace gg::recipe
