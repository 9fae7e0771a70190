#pragma once

#include "core/training/engine/torch_pch.h"

#include <cstdint>
#include <vector>

namespace gg::training {

/// Places of one map of which something is wanted beside the background: picture, class and cell (row · width + column) of each.
struct MapPlaces {
    std::vector<std::int64_t> images;
    std::vector<std::int64_t> labels;
    std::vector<std::int64_t> cells;
};

/// What the loss takes from one map [N, 4·bins + classes, h, w] on the processor.
struct MapTerms {
    torch::Tensor background;  ///< scalar: weight · Σ softplus over all class logits
    torch::Tensor sides;       ///< [P, 4·bins] at the places
    torch::Tensor logits;      ///< [P] of the places' classes
};

/// One pass over the map gives the terms and, where a gradient is asked for, the gradient of `background` in the memory that the backward pass
/// hands on: LibTorch's own operations would pass over it nine times. float32 or float64, contiguous or channels-last.
MapTerms termsOfMap(const torch::Tensor& map, const MapPlaces& places, std::int64_t bins, double weight);

}  // namespace gg::training
