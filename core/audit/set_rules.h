#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

/// What concerns more than one file: data.yaml and lists, labels without an image, splits that share images, names that do not
/// fit.
std::vector<Finding> auditSet(const Evidence& evidence, JobControl& control);

}  // namespace gg::audit
