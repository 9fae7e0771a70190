#pragma once

#include "core/metrics/label_view.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gg::metrics {

struct BoundaryPixel {
    int x = 0;
    int y = 0;
};
using BoundaryPixels = std::vector<std::vector<BoundaryPixel>>;  ///< by class

/// Which labels are looked at: [first, first + count).
struct BoundaryLabels {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Pixels of each label with another one above, below, left or right of them; row by row, from left to right.
BoundaryPixels boundaryPixels(const LabelView& labels, BoundaryLabels wanted);

/// Half the width of a disc's rows, from its middle row outwards: what lies within `tolerance` of a pixel, centre to centre.
std::vector<int> discRows(double tolerance);

/// Finds pixels near others by painting a disc about each of those: boundaries are few and tolerances small, so that this takes a
/// fraction of a distance transform of the picture, and is as exact.
class Nearness {
public:
    Nearness(int width, int height, double tolerance);

    /// From here on what lies near these counts as near, and nothing else.
    void paint(const std::vector<BoundaryPixel>& targets);
    bool isNear(int x, int y) const { return m_painted[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x)] == m_paint; }
    /// How many of `pixels` lie within the tolerance of one of `targets`. Paints.
    std::uint64_t count(const std::vector<BoundaryPixel>& pixels, const std::vector<BoundaryPixel>& targets);

private:
    void nextPaint();
    void paintDiscs(const BoundaryPixel& first, int lastX);

    int m_width;
    int m_height;
    std::vector<std::uint8_t> m_painted;
    std::vector<int> m_halfWidths;
    std::uint8_t m_paint = 0;
};

}  // namespace gg::metrics
