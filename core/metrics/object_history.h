#pragma once

#include "core/metrics/matching.h"

#include <optional>

namespace gg::metrics {

/// Whether one truth was found, epoch by epoch.
struct ObjectHistory {
    std::optional<int> foundSince;  ///< first epoch of the unbroken stretch up to the last epoch; nullopt: not found at the end
    std::optional<int> firstFound;
    std::optional<int> lostAt;      ///< the first epoch without it after it was last found; nullopt: never found, or found at the end
    std::size_t changes = 0;        ///< how often found and lost took turns
};

/// `found[e][t]`: truth t was found at epoch epochs[e] (ascending). One history for each truth.
/// Example: epochs 1 to 5, found at 2, 3 and 5: foundSince 5, firstFound 2, lostAt nullopt, changes 3.
GG_EXPORT std::vector<ObjectHistory> objectHistories(std::span<const int> epochs, const std::vector<std::vector<bool>>& found);

/// By truth: some detection of at least `confidence` took it. Ignored truths are never found.
GG_EXPORT std::vector<bool> foundTruths(const DetectionSet& set, const Matching& matching, double confidence);

}  // namespace gg::metrics
