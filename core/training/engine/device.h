#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine.h"

#include <string>

namespace gg::training {

EngineInfo engineInfo();

/// "cuda:0" or "cpu"; Auto takes the graphics card where there is one. Throws Error (Unsupported) for Cuda where there is none.
std::string chooseDevice(recipe::Device device);
/// The same for what a person wrote: "cpu", "cuda", "cuda:0", "auto" or nothing.
std::string chooseDevice(const std::string& wanted);

/// Sets the network's threads for the calling thread's work: `threads`, or all usable cores for 0. Returns the number.
int useThreads(int threads);

}  // namespace gg::training
