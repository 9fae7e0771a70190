#pragma once

#include "core/audit/finding.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace gg::audit
{

/// Rules that hold for more than half of the images (and for at least ten) say something of the set: their findings become one,
/// with the records and the count. `images` is the number of different images.
GG_EXPORT std::vector<Finding> gather(const dataset::Dataset& dataset, std::vector<Finding> findings, std::size_t images);

/// What rules say of each record by itself, from all cores, gathered as gather() does, but while it is said: of a rule that fires on
/// most of a million images only the records are held. `audit` is a pure function of the record's index; it may be asked twice.
GG_EXPORT std::vector<Finding> gatherRecords(const dataset::Dataset& dataset, const std::vector<bool>& repeated, JobControl& control,
                                             const std::function<std::vector<Finding>(std::size_t record)>& audit);

/// Errors first, then by rule, file (2 before 10) and line.
void sortFindings(std::vector<Finding>& findings);

}  // namespace gg::audit
