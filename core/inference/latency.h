#pragma once

#include "core/base/export.h"

#include <cstddef>
#include <vector>

namespace gg::inference {

/// Milliseconds. Percentiles are the smallest value that at least that share of the images does not exceed (nearest rank): of 100
/// images p99 is the 99th.
struct Latency {
    std::size_t images = 0;
    double mean = 0;
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    double longest = 0;
};

GG_EXPORT Latency latencyOf(std::vector<double> milliseconds);

}  // namespace gg::inference
