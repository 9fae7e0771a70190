#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

// Labels that were written in another convention than they are read in: pixels for shares, corners for centre and size, classes
// counted from 1, boxes among polygons.

/// What one file alone tells: all its values are pixels, or all its boxes are corners.
void addRecordForms(const dataset::Dataset& dataset, std::size_t record, std::vector<Finding>& findings);

/// What only the set as a whole tells: boxes as corners or from their upper left corner, classes counted from 1, and files with boxes
/// beside files with polygons.
void addSetForms(const Evidence& evidence, std::vector<Finding>& findings);

}  // namespace gg::audit
