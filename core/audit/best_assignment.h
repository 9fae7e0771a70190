#pragma once

#include <cstddef>
#include <vector>

namespace gg::audit
{

/// The permutation with the largest sum of gains[row * n + permutation[row]] (Kuhn-Munkres with potentials, O(n³)).
std::vector<std::size_t> bestAssignment(const std::vector<double>& gains, std::size_t n);

}  // namespace gg::audit
