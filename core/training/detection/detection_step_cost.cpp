#include "core/training/detection/detection_step_cost.h"

#include "core/recipe/model_cost.h"
#include "core/training/detection/detection_feed.h"
#include "core/training/detection/detection_learner.h"
#include "core/training/detection/detection_preparation.h"
#include "core/training/engine/process_memory.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace gg::training {
namespace {

constexpr int timedSteps = 2;

/// As many samples as the steps need, repeated where the data set is smaller than that.
std::vector<std::size_t> enough(std::size_t available, std::size_t wanted)
{
    std::vector<std::size_t> indices(wanted);
    for (std::size_t i = 0; i < wanted; ++i) {
        indices[i] = i % available;
    }
    return indices;
}

}  // namespace

StepCost measureDetectionStep(const recipe::TrainConfig& config, const dataset::Dataset& dataset, const std::string& device, JobControl& control)
{
    const std::size_t wanted = static_cast<std::size_t>(config.batch) * (1 + timedSteps);
    UsableDetections usable = collectDetections(dataset);
    usable.samples.resize(std::min(usable.samples.size(), wanted));
    DetectionStore store(std::move(usable.samples), config.imageSize, 0);
    (void)store.decodeAll(control);
    const std::vector<std::size_t> samples = enough(store.size(), wanted);

    recipe::TrainConfig oneEpoch = recipe::resolveOptimizer(config, samples.size(), dataset.classNames.size()).config;
    oneEpoch.epochs = 1;
    oneEpoch.detection.closeMosaic = 0;  // the common step is one with mosaic
    const recipe::ModelPlan plan = recipe::planFor(config, static_cast<int>(dataset.classNames.size()));
    if (device == "cpu") {
        requireMemory(config, recipe::detectorCost(config, plan), availableMemory());
    }
    resetPeakBytes();
    const std::int64_t before = processBytes("VmRSS:");
    DetectionLearner learner(oneEpoch, plan, device);
    UnreadableLog unreadable;
    const auto stream = detectionTrainingStream(store, samples, oneEpoch, recipe::sideMultiple(plan), 0, unreadable);
    const auto learn = [&](std::int64_t number) {
        control.throwIfStopped();
        (void)learner.step(*stream->next(), number, {.rate = 0, .biasRate = 0, .momentum = oneEpoch.momentum, .accumulate = 1}, false);
    };
    learn(1);
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < timedSteps; ++i) {
        learn(i + 2);
    }
    StepCost cost;
    cost.secondsPerStep = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / timedSteps;
    cost.imagesPerSecond = config.batch / cost.secondsPerStep;
    const std::int64_t peak = processBytes("VmHWM:");
    cost.peakBytes = device == "cpu" && peak > before ? peak - before : 0;
    return cost;
}

}  // namespace gg::training
