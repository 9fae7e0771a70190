#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <vector>

namespace gg::audit
{

/// An image without a label and a label without an image whose names differ only in letter case, separators, leading zeros or a
/// slip of two letters: most likely they belong together.
void addMispairedNames(const dataset::Dataset& dataset, std::vector<Finding>& findings);

/// Sets of images and masks that a loader which sorts both folders and pairs them by place would pair otherwise than their names
/// do.
void addOrderDifference(const dataset::Dataset& dataset, std::vector<Finding>& findings);

}  // namespace gg::audit
