#pragma once

#include "core/audit/style/style_units.h"

namespace gg::audit::style
{

/// Sums of each group of a grouping, and of the units of none.
struct GroupSums {
    std::vector<PartedSum> groups;
    PartedSum all;  ///< of all groups
};
/// `points`: per unit, a departure that is already explained.
GroupSums sumGroups(const Grouping& grouping, const std::vector<Unit>& units, const std::vector<int>& points);

/// How far two sums' margins are apart, second minus first.
struct Difference {
    double value = 0;  ///< px
    double low = 0;    ///< 95 % interval
    double high = 0;
    double p = 1;        ///< of no difference
    double gain = 0;     ///< log-likelihood that two margins have over one
    double tighter = 0;  ///< px, margin of the first
};
/// `natural`: standard deviation in px by which groups differ though they were drawn alike.
Difference differenceOf(const PartedSum& first, const PartedSum& second, double natural);

/// The groups of a grouping, told apart into two populations.
struct Cut {
    Difference difference;
    std::vector<bool> looser;  ///< per group
    double confidence = 0;
};
struct CutRules {
    double difference = 0;  ///< px; a smaller one is no mixture
    double natural = 0;     ///< as of differenceOf
    double confidence = 0;
    std::size_t comparisons = 1;  ///< that p is corrected for
};
/// Nothing where no group stands out from all others.
std::optional<Cut> cutGroups(const GroupSums& sums, const CutRules& rules);
bool isMixture(const Difference& difference, const CutRules& rules);

}  // namespace gg::audit::style
