#pragma once

#include "core/metrics/average_precision.h"

namespace gg::metrics {

/// How precision and recall become one number. With T truths and n detections by falling score, the k-th hit at rank r(k) among them has
/// recall k / T and precision k / r(k); F(k) = max over m ≥ k of m / r(m) is the best precision at that recall or a higher one.
/// The worked example of each: two truths, one detection, a hit (T = 2, n = 1, K = 1, recall 0.5, F(1) = 1).
enum class CurveArea : std::uint8_t {
    /// Mean of F over the recalls 0.00, 0.01 … 1.00, each by the first hit with recall ≥ it, 0 behind the last hit K (Lin et al. 2014; pycocotools).
    /// Example: 0.00 … 0.50 are reached, 51 of 101: 0.505.
    Coco101,
    /// Trapezoids between the same 101 recalls; each by the first hit with recall > it; from the last hit on a straight line from
    /// (K / T, K / n) down to (1, 0), although nothing was found there (Ultralytics until 8.4 of April 2026).
    /// Example: 1 up to 0.5, then a triangle of 0.5 · 1 / 2: 0.5 + 0.25 = 0.750.
    Trapezoid101ToOne,
    /// The same with 0 from the last hit on (Ultralytics since, pull request 24175). The last trapezoid before it still falls from F to 0.
    /// Example: 49 trapezoids of 0.01, one of 0.005: 0.495. For the same reason a perfect detector has 0.995.
    Trapezoid101ToZero,
    /// Mean of F over the recalls 0, 0.1 … 1, each by the first hit with recall ≥ it (Everingham et al. 2010, 4.2; VOC 2007). Compared
    /// as fractions: 3 of 10 truths reach 0.3, which 3 · 0.1 in doubles would deny. Example: 0 … 0.5 are reached: 6 / 11 = 0.545.
    ElevenPoints,
    /// Area under the steps: sum of F(k) / T over the hits (VOC since 2010, devkit's VOCap.m). Example: 1 / 2 = 0.500.
    AllPoints
};

/// `falseBefore` as in average_precision.h, so that r(k) = falseBefore[k − 1] + k; `detections` is n, hits included. In [0, 1]; 0 without a
/// hit. `truths` must be above 0. O(hits + points).
GG_EXPORT double areaUnder(CurveArea area, std::span<const std::uint32_t> falseBefore, std::size_t detections, std::size_t truths);

}  // namespace gg::metrics
