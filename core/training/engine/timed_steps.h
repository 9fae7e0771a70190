#pragma once

#include "core/base/job_control.h"
#include "core/training/engine.h"
#include "core/training/engine/process_memory.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace gg::training {

inline constexpr int timedSteps = 2;

/// As many samples as a step that warms up and the timed ones need, repeated where the data set is smaller than that.
inline std::vector<std::size_t> samplesToTime(std::size_t available, int batch)
{
    std::vector<std::size_t> indices(static_cast<std::size_t>(batch) * (1 + timedSteps));
    for (std::size_t i = 0; i < indices.size(); ++i) {
        indices[i] = i % available;
    }
    return indices;
}

/// Calls `learn(number)` for steps 1, 2, … of which the first warms up. `before`: the process's memory before the network was made.
template <typename Learn>
StepCost timedStepCost(int batch, std::int64_t before, const std::string& device, JobControl& control, Learn learn)
{
    learn(1);
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < timedSteps; ++i) {
        control.throwIfStopped();
        learn(2 + i);
    }
    StepCost cost;
    cost.secondsPerStep = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / timedSteps;
    cost.imagesPerSecond = batch / cost.secondsPerStep;
    const std::int64_t peak = processBytes("VmHWM:");
    cost.peakBytes = device == "cpu" && peak > before ? peak - before : 0;
    return cost;
}

}  // namespace gg::training
