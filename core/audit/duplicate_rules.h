#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <vector>

namespace gg::audit
{

struct DuplicateLimits {
    double sameClass = 0;   ///< intersection over union from which two boxes of one class are the same object
    double otherClass = 0;  ///< the same for boxes of different classes
};

/// Pairs of objects of one record that stand for the same thing: rows that are equal (label.duplicate_row), boxes of one class that
/// nearly are (label.duplicate) and boxes of two classes on one place (label.two_classes). The later of the two carries the finding.
void addDuplicates(const dataset::Dataset& dataset, std::size_t record, const DuplicateLimits& limits,
                   std::vector<Finding>& findings);

}  // namespace gg::audit
