#pragma once

#include "core/base/export.h"
#include "core/metrics/label_view.h"

#include <optional>
#include <vector>

namespace gg::metrics {

/// Boundary pixels of one class and how many of them lie near the other side's. A boundary pixel is a pixel of the class with another
/// label, or none, above, below, left or right of it; the picture's own edge is no boundary. Sums over images pool.
struct BoundaryCounts {
    std::uint64_t truth = 0;          ///< boundary pixels of the truth
    std::uint64_t truthNear = 0;      ///< of them, with a predicted one within the tolerance
    std::uint64_t predicted = 0;      ///< boundary pixels of the prediction
    std::uint64_t predictedNear = 0;  ///< of them, with a true one within the tolerance

    GG_EXPORT BoundaryCounts& operator+=(const BoundaryCounts& other);
    friend bool operator==(const BoundaryCounts&, const BoundaryCounts&) = default;
};

// Worked example: the truth is the column x = 2 of a 7 x 4 picture (4 boundary pixels), predicted are the columns x = 3 and x = 6
// (8). With a tolerance of 1 pixel column 3 is near column 2 and the reverse: precision 4/8, recall 4/4, F1 = 2/3.

/// F1 of precision (predictedNear / predicted) and recall (truthNear / truth): Csurka, Larlus and Perronnin 2013, "What is a good
/// evaluation measure for semantic segmentation?", section 3. 0 where only one side has a boundary; undefined where neither has.
GG_EXPORT std::optional<double> boundaryF1(const BoundaryCounts& counts);

/// Tolerance in pixels: `share` of the diagonal; Csurka et al. take 0.75 %.
inline constexpr double boundaryShare = 0.0075;
GG_EXPORT double boundaryTolerance(int width, int height, double share = boundaryShare);

/// Both pictures have the same size; distances are those of pixel centres, at most `tolerance` pixels counts as near. Where the truth
/// has no label, the prediction is taken to have none either. By class; labels from `classes` on have no entry of their own.
GG_EXPORT std::vector<BoundaryCounts> countBoundaries(const LabelView& truth, const LabelView& predicted, std::size_t classes, double tolerance);

/// Of one class alone, such as the foreground.
GG_EXPORT BoundaryCounts countBoundary(const LabelView& truth, const LabelView& predicted, std::uint8_t classId, double tolerance);

}  // namespace gg::metrics
