#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe
{

/// Levenshtein distance: insertions, deletions and replacements of one letter.
std::size_t editDistance(std::string_view a, std::string_view b);

/// Of `candidates` the one that is spelled most alike, the first of equal ones; empty where there are none.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace gg::recipe
