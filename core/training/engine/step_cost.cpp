#include "core/training/engine/step_cost.h"

#include "core/training/engine/feed.h"
#include "core/training/engine/learner.h"
#include "core/training/engine/preparation.h"
#include "core/training/engine/process_memory.h"
#include "core/training/engine/timed_steps.h"

#include <algorithm>
#include <utility>

namespace gg::training {

StepCost measureStepCost(const recipe::TrainConfig& config, const dataset::Dataset& dataset, const std::string& device, JobControl& control)
{
    UsableSamples usable = collectSamples(dataset);
    MaskLabels labels = findMaskLabels(dataset, usable.samples, config, control);
    usable.samples.resize(std::min(usable.samples.size(), static_cast<std::size_t>(config.batch) * (1 + timedSteps)));
    ImageStore store(dataset, std::move(usable.samples), config.imageSize, std::move(labels));
    const std::vector<ImageStore::Check> checks = store.decodeAll(control);
    const std::vector<std::size_t> samples = samplesToTime(store.size(), config.batch);

    recipe::TrainConfig oneEpoch = config;
    oneEpoch.epochs = 1;
    resetPeakBytes();
    const std::int64_t before = processBytes("VmRSS:");
    oneEpoch.startFrom.clear();
    Learner learner(oneEpoch, device, store.labels().classes);
    const auto stream = trainingStream(store, samples, oneEpoch, 0);
    return timedStepCost(config.batch, before, device, control,
                         [&](std::int64_t) { static_cast<void>(learner.step(*stream->next(), oneEpoch.learningRate)); });
}

}  // namespace gg::training
