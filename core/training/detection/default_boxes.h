#pragma once

#include "core/training/detection/criterion.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace gg::training {

inline constexpr double centreVariance = 0.1;
inline constexpr double sizeVariance = 0.2;

/// The default boxes of an SSD over the maps of a canvas: map by map, row by row, cell by cell, in the order of recipe::defaultBoxShapes.
struct DefaultBoxes {
    torch::Tensor boxes;               ///< [A, 4] float: x and y of the centre, width, height, in pixels of the canvas
    std::vector<std::int64_t> counts;  ///< by map
};

/// `sizes` by map: rows and columns. A cell's boxes stand at its centre; their sides are shares of the canvas' longer side, so that a canvas that
/// is cut narrower to save work has the same boxes. On the processor.
DefaultBoxes defaultBoxes(const recipe::PlanLayer& head, const std::vector<std::pair<std::int64_t, std::int64_t>>& sizes, int height, int width);

/// What a network learns to say of a box relative to a default box d (Liu et al., 2016, section 2.2, with the variances 0.1 and 0.2 of their code):
///
///   ((x − x_d) / w_d / 0.1, (y − y_d) / h_d / 0.1, ln(w / w_d) / 0.2, ln(h / h_d) / 0.2)
///
/// The box (10, 10, 30, 20) at the default box with centre (16, 15), 10 x 10: its centre is (20, 15), 20 x 10: (4, 0, 3.466, 0).
/// `corners` [..., 4]; `defaults` [..., 4] as above. Sides below a thousandth of a pixel count as that.
torch::Tensor encodeBoxes(const torch::Tensor& corners, const torch::Tensor& defaults);

/// The inverse of encodeBoxes: corners in pixels.
torch::Tensor decodeOffsets(const torch::Tensor& offsets, const torch::Tensor& defaults);

}  // namespace gg::training
