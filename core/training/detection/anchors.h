#pragma once

#include "core/training/engine/torch_pch.h"

#include <vector>

namespace gg::training {

/// The anchors of all strides one after the other, row by row: each cell of a map is one, at its centre.
struct Anchors {
    torch::Tensor centres;  ///< [2, A] x and y in pixels
    torch::Tensor strides;  ///< [A]
    std::vector<std::int64_t> counts;  ///< by stride
};

/// For maps [N, ..., h, w] by stride; of their device and, half precision apart, of their type.
Anchors anchorsOf(const std::vector<torch::Tensor>& maps, const std::vector<int>& strides);

/// The mean of each side's distribution over bins 0 … bins - 1 is its distance from the anchor in strides. Boxes [N, 4, A] as corners in
/// pixels, of the first 4 · bins channels of the maps: the sides left, top, right, bottom.
torch::Tensor decodeBoxes(const std::vector<torch::Tensor>& maps, const Anchors& anchors, int bins);

}  // namespace gg::training
