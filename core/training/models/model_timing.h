#pragma once

#include "core/training/engine.h"

#include <string>

namespace gg::training
{

/// See Engine::timeModel. `device` as chooseDevice gives it.
ModelTiming timeDetector(const recipe::ModelPlan& plan, int height, int width, const std::string& device, int threads,
                         JobControl& control);

}  // namespace gg::training
