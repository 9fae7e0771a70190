#include "core/recipe/cost_sum.h"
#include "core/recipe/segmentation_models.h"

namespace gg::recipe {
namespace {

constexpr int stages = 5;
/// Max pooling keeps a 64-bit index for each value that it passes on.
constexpr std::int64_t poolIndexFloats = 2;

/// Picture and truth.
CostSum begun(std::int64_t side)
{
    CostSum sum;
    sum.activations = 4 * side * side;
    return sum;
}

void doubleConv(CostSum& sum, std::int64_t in, std::int64_t out, std::int64_t pixels)
{
    sum.normed(in, out, 3, pixels);
    sum.normed(out, out, 3, pixels);
}

CostSum unet(std::int64_t width, std::int64_t outputs, std::int64_t side)
{
    CostSum sum = begun(side);
    std::int64_t in = 3;
    std::int64_t size = side;
    for (int stage = 0; stage < stages; ++stage) {
        doubleConv(sum, in, width << stage, size * size);
        in = width << stage;
        size /= 2;
        sum.activations += in * size * size * (1 + poolIndexFloats);
    }
    doubleConv(sum, in, 2 * in, size * size);
    for (int stage = stages - 1; stage >= 0; --stage) {
        const std::int64_t out = width << stage;
        // Transposed 2x2 with stride 2: every output pixel comes from one input pixel.
        sum.parameters += 2 * out * out * 4 + out;
        sum.flops += 2.0 * static_cast<double>(2 * out * out * 4 * size * size);
        size *= 2;
        sum.activations += 2 * out * size * size;  // concatenated with the skip
        doubleConv(sum, 2 * out, out, size * size);
    }
    sum.convolution(width, outputs, 1, true, size * size);
    return sum;
}

CostSum dffUnet(std::int64_t outputs, std::int64_t side)
{
    CostSum sum = begun(side);
    std::int64_t in = 3;
    std::int64_t pixels = side * side;
    for (const std::int64_t out : dff::channels) {
        sum.normed(in, out, 3, pixels);
        sum.normed(in, out, 1, pixels);
        sum.parameters += out;                // the mixture
        sum.activations += 3 * out * pixels;  // its two products and their sum
        sum.normed(out, out, 3, pixels);
        in = out;
        pixels /= 4;
        sum.activations += in * pixels * (1 + poolIndexFloats);
    }
    for (int branch = 0; branch < 3; ++branch) {
        sum.normed(in, dff::bridge, 3, pixels);
    }
    sum.activations += 3 * dff::bridge * pixels;
    sum.normed(3 * dff::bridge, in, 1, pixels);
    for (std::size_t stage = dff::channels.size(); stage-- > 0;) {
        const std::int64_t out = dff::channels[stage];
        sum.normed(in, out, 1, pixels);
        pixels *= 4;
        sum.activations += 3 * out * pixels;  // enlarged, and concatenated with the skip
        sum.normed(2 * out, out, 1, pixels);
        sum.normed(out, out, 3, pixels, out);
        sum.normed(out, out, 1, pixels);
        in = out;
    }
    sum.convolution(in, outputs, 1, true, pixels);
    return sum;
}

void residual(CostSum& sum, std::int64_t channels, std::int64_t pixels)
{
    for (int half = 0; half < 2; ++half) {
        sum.normed(channels, channels, 3, pixels, channels);
        sum.normed(channels, channels, 1, pixels);
    }
}

void gatedAttention(CostSum& sum, std::int64_t channels, std::int64_t pixels)
{
    for (int dilation = 0; dilation < 3; ++dilation) {
        sum.normed(channels, channels, 3, pixels, channels);
    }
    sum.convolution(channels, channels, 1, true, pixels);
    sum.activations += 3 * channels * pixels;  // the sum, the gate and the product
    sum.normed(channels, channels, 1, pixels);
    sum.normed(channels, channels, 1, pixels);
}

std::int64_t doublings(std::int64_t length)
{
    std::int64_t count = 0;
    for (std::int64_t reach = 1; reach < length; reach *= 2) {
        ++count;
    }
    return count;
}

void dualMamba(CostSum& sum, std::int64_t channels, std::int64_t pixels)
{
    const std::int64_t rank = lite::rank(channels);
    sum.parameters += 2 * channels;  // layer norm
    sum.activations += channels * pixels;
    sum.convolution(channels, 2 * channels, 1, false, pixels);
    for (int direction = 0; direction < 2; ++direction) {
        sum.parameters += channels * (lite::scanKernel + 1);
        sum.flops += 2.0 * static_cast<double>(lite::scanKernel * channels * pixels);
        sum.convolution(channels, rank + 2 * lite::states, 1, false, pixels);
        sum.convolution(rank, channels, 1, true, pixels);
        sum.parameters += channels * (lite::states + 1);  // A and D
        // exp(Δ A) h + Δ B u and C h, one pixel after the other: three multiplications with an addition each.
        sum.flops += 6.0 * static_cast<double>(channels * lite::states * pixels);
        // Two tensors a pass of the prefix, and what the passes start from.
        sum.activations += channels * lite::states * pixels * (2 * doublings(pixels) + 4) + 4 * channels * pixels;
    }
    sum.convolution(channels, channels, 1, false, pixels);
    sum.activations += 3 * channels * pixels;
}

void channelAttention(CostSum& sum, std::int64_t channels, std::int64_t pixels)
{
    sum.convolution(channels, lite::squeezed(channels), 1, true, 1);
    sum.convolution(lite::squeezed(channels), channels, 1, true, 1);
    sum.activations += channels * pixels;
}

CostSum liteFusionNet(std::int64_t outputs, std::int64_t side)
{
    CostSum sum = begun(side);
    std::int64_t in = 3;
    std::int64_t pixels = side * side;
    for (std::size_t stage = 0; stage < lite::channels.size(); ++stage) {
        const std::int64_t out = lite::channels[stage];
        pixels /= 4;
        sum.normed(in, out, 3, pixels);
        if (stage < 2) {
            residual(sum, out, pixels);
        } else if (stage < 4) {
            gatedAttention(sum, out, pixels);
        }
        if (stage >= 3) {
            dualMamba(sum, out, pixels);
        }
        in = out;
    }
    sum.normed(in, lite::bridge, 1, pixels);
    for (int dilation = 0; dilation < 3; ++dilation) {
        sum.normed(lite::bridge, lite::bridge, 3, pixels, lite::bridge);
    }
    sum.convolution(lite::bridge, lite::bridge, 1, true, 1);
    sum.activations += 5 * lite::bridge * pixels;
    sum.normed(5 * lite::bridge, in, 1, pixels);
    for (std::size_t stage = lite::channels.size() - 1; stage-- > 0;) {
        const std::int64_t out = lite::channels[stage];
        sum.normed(in, out, 1, pixels);
        pixels *= 4;
        sum.activations += 3 * out * pixels;
        sum.normed(2 * out, out, 1, pixels);
        sum.normed(out, out, 3, pixels, out);
        channelAttention(sum, out, pixels);
        in = out;
    }
    sum.convolution(in, outputs, 1, true, pixels);
    sum.activations += outputs * pixels * 4;
    return sum;
}

CostSum sumOf(const TrainConfig& config, std::int64_t outputs)
{
    if (config.model == "dff_unet") {
        return dffUnet(outputs, config.imageSize);
    }
    return config.model == "litefusionnet" ? liteFusionNet(outputs, config.imageSize) : unet(config.width, outputs, config.imageSize);
}

}  // namespace

ModelCost segmentationCost(const TrainConfig& config, int outputs)
{
    const CostSum sum = sumOf(config, outputs);
    ModelCost cost;
    cost.parameters = sum.parameters;
    cost.gflopsPerImage = sum.flops / 1e9;
    cost.weightBytes = sum.parameters * bytesPerFloat * (2 + optimizerState(config));
    cost.activationBytes = sum.activations * bytesPerFloat * config.batch;
    return cost;
}

ModelCost unetCost(const TrainConfig& config)
{
    TrainConfig plain = config;
    plain.model = "unet";
    return segmentationCost(plain, 1);
}

}  // namespace gg::recipe
