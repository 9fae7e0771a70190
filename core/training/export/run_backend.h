#pragma once

#include "core/training/engine.h"

#include <memory>
#include <string>

namespace gg::training
{

/// As Engine::openTrained; `device` as chooseDevice gives it.
std::unique_ptr<inference::Backend> openCheckpointBackend(const std::string& checkpoint, const std::string& device, Answers answers);

}  // namespace gg::training
