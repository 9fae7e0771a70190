#include "core/metrics/object_history.h"

#include <cassert>

namespace gg::metrics {

std::vector<ObjectHistory> objectHistories(std::span<const int> epochs, const std::vector<std::vector<bool>>& found)
{
    assert(epochs.size() == found.size());
    std::vector<ObjectHistory> histories(found.empty() ? 0 : found.front().size());
    for (std::size_t t = 0; t < histories.size(); ++t) {
        ObjectHistory& history = histories[t];
        bool before = false;
        for (std::size_t e = 0; e < epochs.size(); ++e) {
            const bool now = found[e][t];
            // The first epoch has no predecessor that it could differ from.
            history.changes += e > 0 && now != before ? 1 : 0;
            if (now && !before) {
                history.firstFound = history.firstFound.value_or(epochs[e]);
                history.foundSince = epochs[e];
                history.lostAt.reset();
            } else if (!now && before) {
                history.foundSince.reset();
                history.lostAt = epochs[e];
            }
            before = now;
        }
    }
    return histories;
}

std::vector<bool> foundTruths(const DetectionSet& set, const Matching& matching, double confidence)
{
    std::vector<bool> found(set.truths.size(), false);
    for (std::size_t t = 0; t < set.truths.size(); ++t) {
        const std::uint32_t detection = matching.detectionOf[t];
        found[t] = detection != none && set.truths[t].counts() && set.detections[detection].score >= confidence;
    }
    return found;
}

}  // namespace gg::metrics
