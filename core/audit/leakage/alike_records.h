#pragma once

#include "core/audit/facts.h"

#include <string>
#include <vector>

namespace gg::audit
{

/// All pairs of records whose pictures are alike, of every kind: Facts::alike. Needs the facts of all records.
std::vector<AlikePair> alikeRecords(const dataset::Dataset& dataset, const std::vector<bool>& repeated,
                                    const std::vector<RecordFacts>& records, const Settings& settings, JobControl& control);

/// All that alikeRecords' result depends on, in a short line: for the cache.
std::string alikeKey(const dataset::Dataset& dataset, const std::vector<bool>& repeated, const std::vector<RecordFacts>& records,
                     const Settings& settings);

}  // namespace gg::audit
