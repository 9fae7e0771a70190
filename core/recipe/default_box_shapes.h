#pragma once

#include "core/base/export.h"
#include "core/recipe/model_plan.h"

#include <cstddef>
#include <string>
#include <vector>

namespace gg::recipe
{

// The default boxes of an SSD (Liu et al., "SSD: Single Shot MultiBox Detector", 2016, section 2.2, equation 4). With m maps behind the first one,
// which has a scale of its own (0.1 in section 3.1), the k-th of them, from 0, has the scale
//
//   s_k = smallest + (largest − smallest) · k / (m − 1)
//
// of the picture's longer side; where `first` is 0 the formula is that of all maps. A cell has a square of s_k, one of √(s_k · s_(k+1)), and for
// each aspect ratio r a box of s_k·√r by s_k/√r and one of s_k/√r by s_k·√r.
//
// Six maps, 0.1, 0.2 … 0.9: scales 0.1, 0.2, 0.375, 0.55, 0.725, 0.9 (and 1.075 behind the last). Of the first with ratio 2: 0.1 x 0.1,
// 0.1414 x 0.1414, 0.1414 x 0.0707, 0.0707 x 0.1414.

/// In shares of the picture's longer side.
struct DefaultBoxShape {
    double width = 0;
    double height = 0;
};

/// Of map `map` of an ssd head, in the order above.
GG_EXPORT std::vector<DefaultBoxShape> defaultBoxShapes(const PlanLayer& head, std::size_t map);

/// Default boxes a cell of map `map`: 2 + 2 · ratios.
GG_EXPORT int defaultBoxesOf(const PlanLayer& head, std::size_t map);

/// Liu et al.'s: 2 for the first map and the last two, 2 and 3 for those between.
std::vector<std::vector<double>> usualRatios(std::size_t maps);

/// "2 | 2 3 | 2": by map. `fits` says whether it could be read: numbers above 1, at most 10, at most five a map.
std::vector<std::vector<double>> parseRatios(const std::string& text, bool& fits);
std::string ratiosText(const std::vector<std::vector<double>>& ratios);

}  // namespace gg::recipe
