#include "core/training/detection/detection_step_cost.h"

#include "core/recipe/model_cost.h"
#include "core/training/detection/detection_feed.h"
#include "core/training/detection/detection_learner.h"
#include "core/training/detection/detection_preparation.h"
#include "core/training/engine/process_memory.h"
#include "core/training/engine/timed_steps.h"

#include <algorithm>

namespace gg::training {

StepCost measureDetectionStep(const recipe::TrainConfig& config, const dataset::Dataset& dataset, const std::string& device, JobControl& control)
{
    UsableDetections usable = collectDetections(dataset);
    usable.samples.resize(std::min(usable.samples.size(), static_cast<std::size_t>(config.batch) * (1 + timedSteps)));
    DetectionStore store(std::move(usable.samples), config.imageSize, 0);
    (void)store.decodeAll(control);
    const std::vector<std::size_t> samples = samplesToTime(store.size(), config.batch);

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
    return timedStepCost(config.batch, before, device, control, [&](std::int64_t number) {
        (void)learner.step(*stream->next(), number, {.rate = 0, .biasRate = 0, .momentum = oneEpoch.momentum, .accumulate = 1}, false);
    });
}

}  // namespace gg::training
