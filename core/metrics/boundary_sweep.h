#pragma once

#include "core/metrics/boundary_f1.h"
#include "core/metrics/threshold_sweep.h"

#include <array>

namespace gg::metrics {

/// The boundary of the foreground at every threshold: at each one what countBoundary() says of the pixels above it, from one pass over the
/// pictures. A pixel of probability v whose lowest neighbour has m is a boundary pixel from threshold m to v - 1, and a true boundary pixel
/// is near the prediction at the thresholds of any of those in reach.
struct BoundarySweep {
    std::uint32_t truth = 0;
    std::array<std::uint32_t, thresholds> truthNear{};
    std::array<std::uint32_t, thresholds> predicted{};
    std::array<std::uint32_t, thresholds> predictedNear{};
};

/// `truth`: labels 0, 1 and noLabel; `probability` of the same size in 8 bits.
GG_EXPORT BoundarySweep sweepBoundary(const LabelView& truth, const LabelView& probability, double tolerance);

GG_EXPORT BoundaryCounts countsAt(const BoundarySweep& sweep, int threshold);

/// Sums over images.
using PooledBoundarySweep = std::array<BoundaryCounts, thresholds>;
GG_EXPORT void add(PooledBoundarySweep& pooled, const BoundarySweep& sweep);

}  // namespace gg::metrics
