#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe
{

/// Insertions, deletions and replacements of one letter, and swaps of two neighbours (optimal string alignment): "rl" is 1 from "lr".
std::size_t editDistance(std::string_view a, std::string_view b);

/// Of `candidates` the one that is spelled most alike, the first of equal ones; empty where there are none.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace gg::recipe
