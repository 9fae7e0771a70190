#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <vector>

namespace gg::audit
{

/// What concerns more than one file: data.yaml and lists, labels without an image, splits that share images, names that do not
/// fit.
std::vector<Finding> auditSet(const dataset::Dataset& dataset);

}  // namespace gg::audit
