#pragma once

#include "core/audit/style/style_comparison.h"

namespace gg::audit::style
{

/// Units of one folder or recording in the order of their names or frames.
struct Sequence {
    std::string name;
    std::vector<std::size_t> units;
};
/// Folders, and recordings that are spread over several of them.
std::vector<Sequence> sequencesOf(const StyleInput& input, const std::vector<Unit>& units);

/// A run of units in a sequence whose margins differ from those of the others in it.
struct Stretch {
    std::size_t first = 0;  ///< index into Sequence::units
    std::size_t last = 0;   ///< inclusive
    Difference difference;  ///< the stretch's minus the others'
    double confidence = 0;
};
/// Tries all stretches (in steps of a sixty-fourth of the sequence), as circular binary segmentation does (Olshen et al. 2004).
std::optional<Stretch> findStretch(const Sequence& sequence, const std::vector<Unit>& units, const std::vector<int>& points,
                                   const CutRules& rules, const StyleThresholds& thresholds);

}  // namespace gg::audit::style
