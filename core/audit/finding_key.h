#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <string>
#include <vector>

namespace gg::audit
{

/// What a finding is known by from one audit to the next: its rule, its file and what it is about, never its line, which moves
/// when somebody edits the file above it. An object is known by class and place, a value by what was written, a finding of the
/// set by the splits or classes that it names. Two faults that are equal in all of this share a key.
/// "label.zero_size|labels/a.txt|1@0.5,0.25,0,0.1".
GG_EXPORT std::string findingKey(const dataset::Dataset& dataset, const Finding& finding);

/// A finding as a file holds it: enough to compare two audits without the data sets.
struct FindingRecord {
    std::string key;
    std::string rule;
    std::string severity;
    std::string file;
    std::uint32_t line = 0;
    std::string message;
    std::size_t weight = 1;  ///< images or places that it stands for
};

GG_EXPORT FindingRecord recordOf(const dataset::Dataset& dataset, const Finding& finding);

}  // namespace gg::audit
