#pragma once

#include "core/base/export.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace gg::metrics {

/// What a class's detections add up to at one IoU threshold, highest score first: for the k-th true positive (from 0), the false positives
/// before it. All that an average precision needs, because precision peaks and recall moves at true positives only. Ignored detections
/// do not appear.
using FalseBeforeTrue = std::vector<std::uint32_t>;

/// The 101 recalls at which COCO reads precision: numpy.linspace(0, 1, 101).
GG_EXPORT const std::array<double, 101>& recallPoints();

/// How many true positives it takes to reach each of recallPoints() of `truths` > 0: the first k with k / truths ≥ recall, compared as
/// COCO does, in doubles. 0 for recall 0. Example: of 2 truths 1 for 0.01 … 0.50, 2 for 0.51 … 1.00.
GG_EXPORT std::array<std::uint32_t, 101> truePositivesFor(std::size_t truths);

/// COCO's interpolated precision at recallPoints(): of the first true positive that reaches the recall or any later one, the highest
/// tp / (fp + tp + 2⁻⁵²); 0 beyond the last recall. `truths` > 0 is how many there are to find.
/// Example: one hit of two truths, no false positive: 1 at recalls 0.00 … 0.50, 0 behind.
GG_EXPORT std::array<double, 101> interpolatedPrecision(std::span<const std::uint32_t> falseBefore, std::size_t truths);
/// The same where truePositivesFor() of the truths is known already.
GG_EXPORT std::array<double, 101> interpolatedPrecision(std::span<const std::uint32_t> falseBefore,
                                                        const std::array<std::uint32_t, 101>& truePositivesFor);

/// COCO's AP at one threshold: the mean of interpolatedPrecision(); undefined without truth. Example: 51 / 101 = 0.505 for the one above.
GG_EXPORT std::optional<double> averagePrecision(std::span<const std::uint32_t> falseBefore, std::size_t truths);

/// The same from detections sorted by falling score: `hits[i]` is nonzero for a true positive, zero for a false one.
/// Example: {1, 0, 1} and 2 truths: 51 points of 1, 50 of 2/3: AP (51 + 50 · 2/3) / 101 = 0.835.
GG_EXPORT FalseBeforeTrue falseBeforeTrue(std::span<const std::uint8_t> hits);

/// Mean as numpy computes it, 8,192 values at a time, each of these in halves: the last bits agree with it. 0 for no values.
GG_EXPORT double pairwiseMean(std::span<const double> values);

}  // namespace gg::metrics
