#pragma once

#include "core/audit/style/edge_model.h"
#include "tests/bench/style_truth.h"

#include <string>
#include <vector>

namespace gg::bench
{

/// Fits the weights of the edge model to pictures whose objects' true extents are known. Seeded: the same pictures give the same
/// weights, up to the order of sums.
audit::style::EdgeWeights fitEdgeModel(const std::vector<TruePicture>& pictures);

/// The whole of core/audit/style/edge_weights.cpp.
std::string asSource(const audit::style::EdgeWeights& weights);

}  // namespace gg::bench
