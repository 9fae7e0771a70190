#pragma once

#include "core/metrics/overlaps.h"

namespace gg::metrics {

/// Rows are the truth, columns what was predicted; the last row and column are background: a truth that nothing found, a detection
/// where nothing is.
struct ConfusionMatrix {
    std::size_t classes = 0;
    double confidence = 0;
    double iou = 0;
    std::vector<std::uint32_t> counts;       ///< (classes + 1)², row by row
    std::vector<std::uint32_t> truthOf;      ///< by detection: the truth that it was paired with, none: background; below the confidence none, too
    std::vector<std::uint32_t> detectionOf;  ///< by truth: likewise
    std::vector<bool> counted;               ///< by detection: it has a cell

    std::size_t background() const { return classes; }
    std::uint32_t at(std::size_t truth, std::size_t predicted) const { return counts[truth * (classes + 1) + predicted]; }
};

/// Ultralytics' rule, whatever the classes: of detections with more than `confidence`, each chooses the truth that it covers best, if with an
/// IoU above `iou`; a truth goes to the detection that covers it best, of equals to the surer one; who loses is background and does not turn to
/// its second best. Ignored truths have no row; detections on them, unless they found a truth, have no cell.
/// Example: detections A and B both cover truth 1 best (0.9 and 0.8), B covers truth 2 with 0.6: A has truth 1, B is background, truth 2 missed.
GG_EXPORT ConfusionMatrix confusionMatrix(const DetectionSet& set, const Overlaps& overlaps, double confidence, double iou);

/// The same with a confidence for each class; ConfusionMatrix::confidence is then the lowest.
GG_EXPORT ConfusionMatrix confusionMatrix(const DetectionSet& set, const Overlaps& overlaps, std::span<const double> confidenceOfClass, double iou);

/// Two classes that are taken for one another. The seed's table 23: Truck for Bus 70 + Bus for Truck 85 = 155 errors.
struct ConfusedPair {
    std::size_t a = 0;
    std::size_t b = 0;
    std::uint32_t aAsB = 0;
    std::uint32_t bAsA = 0;
    double share = 0;  ///< of the truths of both that were found as any class: (aAsB + bAsA) / (rows a and b without background)
};
/// Most errors first; pairs without any are left out.
GG_EXPORT std::vector<ConfusedPair> confusedPairs(const ConfusionMatrix& matrix);

}  // namespace gg::metrics
