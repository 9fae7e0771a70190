#pragma once

#include "core/inference/processing.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace gg::inference {

/// What the outputs mean, and why.
struct OutputKind {
    Head head = Head::YoloClasses;
    std::string output;
    std::string prototypes;
    std::size_t classes = 0;
    Activation activation = Activation::None;
    bool normalised = false;
    std::vector<Reason> reasons;  ///< of head, box_unit and activation
};

/// `names`: as the file has them, may be empty; `width` and `height` of the input. Throws Error (Unsupported).
OutputKind recogniseOutput(const ModelDescription& description, std::span<const Tensor> outputs, std::size_t names, int width, int height);

/// Cells of the grids of strides 8, 16, 32 (and 4 or 64 where a model has them) that `rows` boxes fill, one or three boxes a cell; 0 boxes a
/// cell where they fill none. 416x416: 3,549 cells.
struct GridFit {
    int boxesPerCell = 0;
    std::vector<int> strides;
};
GridFit fitGrid(std::int64_t rows, int width, int height);

}  // namespace gg::inference
