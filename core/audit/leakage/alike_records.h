#pragma once

#include "core/audit/facts.h"

#include <vector>

namespace gg::audit
{

/// All pairs of records whose pictures are alike, of every kind: Facts::alike. Needs the facts of all records.
std::vector<AlikePair> alikeRecords(const dataset::Dataset& dataset, const std::vector<bool>& repeated,
                                    const std::vector<RecordFacts>& records, const Settings& settings, JobControl& control);

}  // namespace gg::audit
