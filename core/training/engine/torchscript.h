#pragma once

#include "core/inference/backend.h"

#include <memory>
#include <string>

namespace gg::training {

/// As Engine::openTorchScript.
std::unique_ptr<inference::Backend> openTorchScriptFile(const std::string& file, const inference::OpenOptions& options);

}  // namespace gg::training
