#include "core/recipe/model_cost.h"

#include "core/base/parallel.h"
#include "core/io/files.h"
#include "core/recipe/cost_sum.h"

#include <algorithm>
#include <cmath>

namespace gg::recipe {
namespace {

/// Forward is a third of a training step: the backward pass computes two gradients a convolution.
constexpr double stepPerForward = 3.0;
/// A detector's many narrow layers reach less than a U-Net's: YOLOv8n at 320 px, batch 16, takes 1.1 s for 105 GFLOPs on two cores.
constexpr double detectorGflopsPerSecondAndCore = 48.0;
/// What the backward pass and the loss hold beside what the forward pass kept, as a share of it.
constexpr double backwardShare = 0.25;

}  // namespace

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
