#pragma once

#include "core/audit/audit.h"
#include "core/audit/finding_key.h"

#include <string>
#include <vector>

namespace gg::audit
{

/// What became of the findings from one audit to a later one, by their keys.
struct AuditDifference {
    struct Changed {
        FindingRecord now;
        std::size_t weightBefore = 0;  ///< images or places then
    };
    std::vector<FindingRecord> gone;      ///< what got better
    std::vector<FindingRecord> appeared;  ///< what broke
    std::vector<Changed> grew;            ///< the same finding, of more images
    std::vector<Changed> shrank;
    std::size_t same = 0;
};

/// Findings of a file that toJson() wrote. Throws Error: NotFound, Unreadable, Malformed (with what is wrong).
GG_EXPORT std::vector<FindingRecord> readAuditJson(const std::string& file);

/// Accepted findings count as there: accepting one is no repair. O((n + m) log(n + m)).
GG_EXPORT std::vector<FindingRecord> findingRecords(const dataset::Dataset& dataset, const Report& report);
GG_EXPORT AuditDifference compareAudits(std::vector<FindingRecord> before, std::vector<FindingRecord> now);

/// "3 findings gone, 1 new, 1 of more images, 12 as before."
GG_EXPORT std::string summary(const AuditDifference& difference);

}  // namespace gg::audit
