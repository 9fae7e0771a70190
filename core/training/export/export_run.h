#pragma once

#include "core/training/engine.h"

#include <string>

namespace gg::training
{

/// See Engine::exportModel.
ExportResult exportCheckpoint(const ExportRequest& request);

/// The checkpoint that a run folder, or a file, stands for. Throws Error (NotFound, InvalidArgument) as exportCheckpoint.
std::string checkpointOf(const std::string& source, const std::string& which);

}  // namespace gg::training
