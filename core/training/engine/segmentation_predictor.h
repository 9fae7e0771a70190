#pragma once

#include "core/training/engine.h"

#include <memory>
#include <string>

namespace gg::training {

/// Throws Error, see Engine::openSegmentation.
std::unique_ptr<SegmentationPredictor> openPredictor(const std::string& checkpoint, const std::string& device);

}  // namespace gg::training
