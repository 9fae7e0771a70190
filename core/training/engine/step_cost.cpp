#include "core/training/engine/step_cost.h"

#include "core/training/engine/feed.h"
#include "core/training/engine/learner.h"
#include "core/training/engine/preparation.h"
#include "core/training/engine/process_memory.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace gg::training {
namespace {

constexpr int timedSteps = 2;

/// The samples of the steps, repeated where the data set is smaller than that.
std::vector<std::size_t> enough(std::size_t available, std::size_t wanted)
{
    std::vector<std::size_t> indices(wanted);
    for (std::size_t i = 0; i < wanted; ++i) {
        indices[i] = i % available;
    }
    return indices;
}

}  // namespace

StepCost measureStepCost(const recipe::TrainConfig& config, const dataset::Dataset& dataset, const std::string& device, JobControl& control)
{
    const auto batch = static_cast<std::size_t>(config.batch);
    const std::size_t wanted = batch * (1 + timedSteps);
    UsableSamples usable = collectSamples(dataset);
    MaskLabels labels = findMaskLabels(dataset, usable.samples, config, control);
    usable.samples.resize(std::min(usable.samples.size(), wanted));
    ImageStore store(dataset, std::move(usable.samples), config.imageSize, std::move(labels));
    const std::vector<ImageStore::Check> checks = store.decodeAll(control);
    const std::vector<std::size_t> samples = enough(store.size(), wanted);

    recipe::TrainConfig oneEpoch = config;
    oneEpoch.epochs = 1;
    resetPeakBytes();
    const std::int64_t before = processBytes("VmRSS:");
    oneEpoch.startFrom.clear();
    Learner learner(oneEpoch, device, store.labels().classes);
    const auto stream = trainingStream(store, samples, oneEpoch, 0);
    static_cast<void>(learner.step(*stream->next(), oneEpoch.learningRate));
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < timedSteps; ++i) {
        control.throwIfStopped();
        static_cast<void>(learner.step(*stream->next(), oneEpoch.learningRate));
    }
    StepCost cost;
    cost.secondsPerStep = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / timedSteps;
    cost.imagesPerSecond = static_cast<double>(batch) / cost.secondsPerStep;
    const std::int64_t peak = processBytes("VmHWM:");
    cost.peakBytes = device == "cpu" && peak > before ? peak - before : 0;
    return cost;
}

}  // namespace gg::training
