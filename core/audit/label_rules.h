#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

/// What each record's label tells without a pixel: missing, empty, blemishes of its file, and objects that cannot be right.
std::vector<Finding> auditLabels(const Evidence& evidence, JobControl& control);

}  // namespace gg::audit
