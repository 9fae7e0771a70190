#pragma once

#include "core/metrics/detections.h"

#include <span>
#include <vector>

namespace gg::metrics {

/// Run lengths of the pixels that COCO's mask code gives a polygon, pixel by pixel the same. `ring` holds x and y in turn, in
/// pixels with (0, 0) at the outer corner of the first pixel; it closes by itself. Parts outside the image are cut off; a ring with fewer than three
/// points, or with one that is not finite, is empty.
///
/// The rule: corners are rounded to fifths of a pixel; edges are drawn on that grid as rounded straight lines; where such a line passes the middle of a
/// column, the first pixel whose middle lies below it toggles between background and foreground.
/// Example, 4 × 4 pixels, ring {1,1, 3,1, 3,3, 1,3}: rows 1 and 2 of columns 1 and 2: {5, 2, 2, 2, 5}.
GG_EXPORT std::vector<std::uint32_t> polygonRuns(std::span<const double> ring, std::uint32_t height, std::uint32_t width);

/// Union of two masks of one image. Example: {0, 2, 2} and {1, 2, 1} are {0, 3, 1}.
GG_EXPORT std::vector<std::uint32_t> mergeRuns(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

/// Pixels that are set: the sum of every second run.
GG_EXPORT std::uint64_t areaOf(std::span<const std::uint32_t> runs);

/// Pixels that are set in both. Example: {0, 2, 2} and {1, 2, 1}: 1.
GG_EXPORT std::uint64_t intersectionOf(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

/// Smallest box around the set pixels; all zero where none is set. With `height` 0 (not known) the image is taken for one column.
GG_EXPORT Box boundsOf(std::span<const std::uint32_t> runs, std::uint32_t height);

/// A mask taken apart, to be compared with several others.
struct MaskShape {
    /// Pixels [first, end) that are set, column by column.
    struct Stretch {
        std::uint32_t first = 0;
        std::uint32_t end = 0;
    };
    std::vector<Stretch> stretches;  ///< ascending, none of no length
    std::uint64_t area = 0;
    Box bounds;                      ///< as boundsOf()

    /// Overwrites what was there before and keeps its memory.
    GG_EXPORT void read(std::span<const std::uint32_t> runs, std::uint32_t height);
};

GG_EXPORT std::uint64_t intersectionOf(const MaskShape& a, const MaskShape& b);

}  // namespace gg::metrics
