#pragma once

#include "core/metrics/segmentation.h"

#include <array>
#include <vector>

namespace gg::metrics {

/// Pixels by their predicted foreground probability in 8 bits, round(255 p), apart for true foreground and background. Fills in one
/// pass over the pixels and then answers for every threshold. Sums over images pool.
struct ProbabilityHistogram {
    std::array<std::uint64_t, 256> foreground{};
    std::array<std::uint64_t, 256> background{};

    /// `truth`: 0 background, 255 does not count, anything else foreground.
    GG_EXPORT void add(const std::uint8_t* probability, const std::uint8_t* truth, std::size_t size);
    GG_EXPORT ProbabilityHistogram& operator+=(const ProbabilityHistogram& other);
    GG_EXPORT std::uint64_t total() const;
};

/// Thresholds are 0 to 255: foreground is what lies above. 127 stands for p > 0.5; at 255 nothing is foreground.
inline constexpr int thresholds = 256;
inline constexpr int middleThreshold = 127;
/// The probability that a threshold stands for: half a step above the grey value, (threshold + 0.5) / 255; 0.5 for the middle.
GG_EXPORT double probabilityAt(int threshold);
GG_EXPORT PixelCounts countsAt(const ProbabilityHistogram& histogram, int threshold);

// Worked example: four pixels of foreground with 250, 200, 100, 10 and four of background with 150, 20, 10, 0.
//   threshold 127: TP 2, FP 1, FN 2, TN 3: Dice 4/7.    threshold 50: TP 3, FP 1, FN 1, TN 3: Dice 6/8, the best
//   there is, with every threshold from 20 to 99.

/// Counts at every threshold, in ascending order.
struct ThresholdSweep {
    std::array<PixelCounts, thresholds> at{};
};
GG_EXPORT ThresholdSweep sweepOf(const ProbabilityHistogram& histogram);

/// The threshold with the highest Dice; of equal ones the nearest to the middle, of two such the lower. nullopt without foreground:
/// every threshold is then as good as its false alarms are few.
GG_EXPORT std::optional<int> bestDiceThreshold(const ThresholdSweep& sweep);

/// Sum over falling thresholds of (recall_n − recall_(n−1)) · precision_n, the area under precision against recall without
/// interpolation. In the worked example: 1/4 · 1 + 1/4 · 1 + 1/4 · 3/4 + 1/4 · 4/7 = 0.8304 (one pixel of each side shares 10).
/// Undefined without foreground.
GG_EXPORT std::optional<double> averagePrecision(const ProbabilityHistogram& histogram);

/// Area under sensitivity against 1 − specificity: the share of pairs of a foreground and a background pixel that are in the right
/// order, equal values counting half. In the worked example (4 + 4 + 3 + 1.5) / 16 = 0.78125. Undefined without foreground or background.
GG_EXPORT std::optional<double> rocArea(const ProbabilityHistogram& histogram);

}  // namespace gg::metrics
