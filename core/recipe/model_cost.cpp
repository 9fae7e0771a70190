#include "core/recipe/model_cost.h"

#include "core/base/parallel.h"
#include "core/io/files.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::recipe {
namespace {

constexpr int stages = 5;
constexpr std::int64_t bytesPerFloat = 4;
/// Max pooling keeps a 64-bit index for each value that it passes on.
constexpr std::int64_t poolIndexFloats = 2;
/// Forward is a third of a training step: the backward pass computes two gradients a convolution.
constexpr double stepPerForward = 3.0;
/// A detector's many narrow layers reach less than a U-Net's: YOLOv8n at 320 px, batch 16, takes 1.1 s for 105 GFLOPs on two cores.
constexpr double detectorGflopsPerSecondAndCore = 48.0;
/// What the backward pass and the loss hold beside what the forward pass kept, as a share of it.
constexpr double backwardShare = 0.25;

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

ModelPlan planFor(const TrainConfig& config, int classes)
{
    const DetectionConfig& detection = config.detection;
    return detection.modelFile.empty() ? planOf(config.model, classes, detection.stride4)
                                       : parsePlan(io::readFile(detection.modelFile), detection.modelFile, detection.modelScale, classes);
}

ModelCost detectorCost(const TrainConfig& config, const ModelPlan& plan)
{
    const int multiple = sideMultiple(plan);
    const int largest = static_cast<int>(std::ceil(config.imageSize * (1 + config.detection.multiScale) / multiple)) * multiple;
    const PlanCost one = costOf(plan, config.imageSize, config.imageSize);
    const std::int64_t kept = largest == config.imageSize ? one.activationBytes : costOf(plan, largest, largest).activationBytes;
    const std::int64_t copies = 2 + optimizerState(config) + (config.detection.averageDecay > 0 ? 1 : 0);
    ModelCost cost;
    cost.parameters = one.parameters;
    cost.fusedParameters = one.fusedParameters;
    cost.gflopsPerImage = one.gflops;
    cost.attentionGflops = one.attentionGflops;
    cost.gflopsPerSecondAndCore = detectorGflopsPerSecondAndCore;
    cost.weightBytes = one.parameters * bytesPerFloat * copies;
    cost.activationBytes = static_cast<std::int64_t>(static_cast<double>(kept) * (1 + backwardShare)) * config.batch;
    return cost;
}

int largestBatch(const ModelCost& cost, int batch, std::int64_t bytes)
{
    const std::int64_t each = std::max<std::int64_t>(1, cost.activationBytes / std::max(1, batch));
    return static_cast<int>(std::clamp<std::int64_t>((bytes - cost.weightBytes) / each, 0, 512));
}

double estimateEpochSeconds(const ModelCost& cost, std::size_t trainImages, std::size_t valImages, double gflopsPerSecond)
{
    const double rate = gflopsPerSecond > 0 ? gflopsPerSecond : cost.gflopsPerSecondAndCore * usableCores();
    return (cost.gflopsPerImage + cost.attentionGflops) * (stepPerForward * static_cast<double>(trainImages) + static_cast<double>(valImages)) / rate;
}

}  // namespace gg::recipe
