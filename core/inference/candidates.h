#pragma once

#include "core/base/export.h"
#include "core/inference/nms.h"
#include "core/inference/processing.h"

#include <span>
#include <vector>

namespace gg::inference {

/// A table of boxes in a network's output, one a row: where the columns of a row lie.
struct BoxTable {
    const float* values = nullptr;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t rowStep = 0;     ///< from a value to the same one of the next row
    std::size_t columnStep = 0;

    float at(std::size_t row, std::size_t column) const { return values[row * rowStep + column * columnStep]; }
};

/// The output of that name, else the first. Throws Error (InvalidArgument) where there is none.
const Tensor& outputNamed(std::span<const Tensor> outputs, const std::string& name);

/// The table of a head with boxes. `coefficients`: columns at the end that belong to masks. Throws Error (InvalidArgument) where the output's
/// shape is not the head's.
BoxTable boxTable(const Tensor& output, const PostProcessing& processing, std::size_t coefficients);

/// Every box with a score above the confidence, in pixels of the input, before overlaps are removed.
GG_EXPORT std::vector<Candidate> candidates(std::span<const Tensor> outputs, const Processing& processing);

}  // namespace gg::inference
