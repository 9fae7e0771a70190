#include "core/inference/latency.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::inference {
namespace {

double nearestRank(const std::vector<double>& ascending, double share)
{
    const double rank = std::ceil(share * static_cast<double>(ascending.size()));
    return ascending[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

}  // namespace

Latency latencyOf(std::vector<double> milliseconds)
{
    if (milliseconds.empty()) {
        return {};
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    const double sum = std::accumulate(milliseconds.begin(), milliseconds.end(), 0.0);
    return {.images = milliseconds.size(),
            .mean = sum / static_cast<double>(milliseconds.size()),
            .p50 = nearestRank(milliseconds, 0.50),
            .p95 = nearestRank(milliseconds, 0.95),
            .p99 = nearestRank(milliseconds, 0.99),
            .longest = milliseconds.back()};
}

}  // namespace gg::inference
