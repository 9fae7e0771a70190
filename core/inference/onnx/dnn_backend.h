#pragma once

#include "core/inference/backend.h"

#include <memory>
#include <string>

namespace gg::inference {

/// As openOnnx.
std::unique_ptr<Backend> openWithDnn(const std::string& file, const OpenOptions& options);

}  // namespace gg::inference
