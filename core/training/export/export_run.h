#pragma once

#include "core/training/engine.h"

namespace gg::training
{

/// See Engine::exportModel.
ExportResult exportCheckpoint(const ExportRequest& request);

}  // namespace gg::training
