#pragma once

#include "core/audit/style/style_comparison.h"

namespace gg::audit::style
{

/// Which boxes a group or a population holds.
enum class Member : std::uint8_t { None, First, Second };

void count(MarginHistogram& histogram, const BoxMargins& margins);

/// Describes each group of a grouping by the boxes of its units, largest group first. Of units of a class only boxes of that
/// class count.
std::vector<StyleGroup> describeGroups(const Grouping& grouping, const std::vector<Unit>& units, const StyleInput& input,
                                       JobControl& control);

/// Fills boxes, records, histogram and examples of a mixture's two populations. `memberOf`: per unit; units of a class stand for
/// its boxes only. `points`: what the boxes' margins are counted from, for the choice of examples.
void fillPopulations(StyleMixture& mixture, const std::vector<Unit>& units, const std::vector<Member>& memberOf,
                     const StyleInput& input);

}  // namespace gg::audit::style
