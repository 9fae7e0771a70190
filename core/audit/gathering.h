#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <vector>

namespace gg::audit
{

/// Rules that hold for more than half of the images (and for at least ten) say something of the set: their findings become one,
/// with the records and the count. `images` is the number of different images.
std::vector<Finding> gather(const dataset::Dataset& dataset, std::vector<Finding> findings, std::size_t images);

/// Errors first, then by rule, file (2 before 10) and line.
void sortFindings(std::vector<Finding>& findings);

}  // namespace gg::audit
