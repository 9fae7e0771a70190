#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

/// What the sizes of objects at the training size (Evidence::sizes) mean for a detector: objects too small to be learnt, sets that
/// are mostly tiny, strides that see nothing, images with more objects than a detector answers.
std::vector<Finding> auditSizes(const Evidence& evidence, JobControl& control);

}  // namespace gg::audit
