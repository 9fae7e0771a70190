#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <vector>

namespace gg::audit
{

/// What one record's label tells without a pixel: missing, empty, blemishes of its file, and objects that cannot be right.
std::vector<Finding> auditLabel(const dataset::Dataset& dataset, std::size_t record);

}  // namespace gg::audit
