#pragma once

#include "core/recipe/model_plan.h"
#include "core/training/detection/losses.h"

#include <cstdint>
#include <vector>

namespace gg::training {

/// The cells of one map.
struct CellGrid {
    int stride = 0;  ///< pixels between two cells
    std::int64_t rows = 0;
    std::int64_t columns = 0;
};

/// A box that learns a truth.
struct CellMatch {
    std::int64_t image = 0;
    std::size_t level = 0;  ///< which map
    std::int64_t row = 0;
    std::int64_t column = 0;
    std::int64_t box = 0;   ///< of the cell
    std::int64_t truth = 0;
};

/// YOLOv3's: a truth belongs to the anchor that is most like it in shape (shapeIou, centres put together), of equal ones the first; and to the
/// cell of that anchor's map in which its centre lies. Of several truths that want the same box of a cell the one that is more like the anchor
/// gets it, of equal ones the first; the others teach nothing. A truth without area, or whose centre lies outside the canvas, has no cell; one
/// whose centre lies on its right or lower border has the last one. `anchors`: the same number for each grid, the first grid's first.
///
/// Stride 8, a truth from (10, 10) to (30, 20) has its centre at (20, 15): column 2, row 1.
std::vector<CellMatch> matchAnchors(const Truths& truths, const std::vector<CellGrid>& grids, const std::vector<recipe::AnchorSize>& anchors);

/// YOLOv1's: the cell of one grid in which a truth's centre lies; of several truths of a cell the first. `box` is left 0: which box of the cell it
/// is depends on what they say.
std::vector<CellMatch> matchCells(const Truths& truths, const CellGrid& grid);

}  // namespace gg::training
