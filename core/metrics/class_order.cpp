#include "core/metrics/class_order.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace gg::metrics {
namespace {

/// What is not a number comes last, as in DetectionSet::arrange().
double sortable(double score)
{
    return std::isnan(score) ? -std::numeric_limits<double>::infinity() : score;
}

}  // namespace

ClassOrder classOrder(const DetectionSet& set)
{
    ClassOrder order;
    order.begin.assign(set.classNames.size() + 1, 0);
    for (const Detection& detection : set.detections) {
        ++order.begin[static_cast<std::size_t>(detection.classId) + 1];
    }
    for (std::size_t c = 1; c < order.begin.size(); ++c) {
        order.begin[c] += order.begin[c - 1];
    }
    std::vector<std::uint32_t> next(order.begin.begin(), order.begin.end() - 1);
    order.detections.resize(set.detections.size());
    for (std::uint32_t d = 0; d < set.detections.size(); ++d) {
        order.detections[next[static_cast<std::size_t>(set.detections[d].classId)]++] = d;
    }
    JobControl control;
    parallelFor(set.classNames.size(), 1, control, [&](std::size_t c) {
        const auto first = order.detections.begin() + order.begin[c];
        const auto last = order.detections.begin() + order.begin[c + 1];
        std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) {
            const double left = sortable(set.detections[a].score);
            const double right = sortable(set.detections[b].score);
            return left != right ? left > right : a < b;
        });
    });
    return order;
}

}  // namespace gg::metrics
