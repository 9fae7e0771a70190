#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

/// Boxes that are unlike the others of their class: many times its median area (label.area_outlier) or of a proportion far outside
/// of the middle half (label.aspect_outlier). Where a class varies so much that these are no exceptions, nothing is said.
void addOutliers(const Evidence& evidence, std::vector<Finding>& findings);

}  // namespace gg::audit
