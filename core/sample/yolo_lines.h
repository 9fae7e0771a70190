#pragma once

#include "core/sample/aerial_scene.h"
#include "core/sample/random.h"

#include <string>
#include <vector>

namespace gg::sample {

/// One row per box, six decimals. The sides are rounded so that no box reaches outside [0, 1] by a rounding error.
std::vector<std::string> yoloLines(const std::vector<AerialScene::Box>& boxes, cv::Size size);

/// Plants a fault of one line in `lines`, which must not be empty; returns the line's number, starting at 1, or 0 where
/// `fault` is not a fault of a line.
int plantInLines(const std::string& fault, Random& random, cv::Size size, std::vector<std::string>& lines);

std::string joinLines(const std::vector<std::string>& lines);

}  // namespace gg::sample
