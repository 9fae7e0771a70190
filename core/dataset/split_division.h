#pragma once

#include "core/base/job_control.h"
#include "core/dataset/split.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace gg::dataset
{

/// What stays together: an image, or a group of them.
struct Unit {
    std::vector<std::uint32_t> records;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> labels;  ///< label and how many of the images show it
    std::size_t split = 0;
};

enum class Division {
    Random,
    Stratified  ///< every label in every split by its share, as far as the units allow it
};

/// Gives each unit its split. Labels are the classes, and one more for images without an object. The same seed gives the same division on
/// every machine.
std::vector<Unit> divide(std::vector<Unit> units, std::size_t labels, const SplitShares& shares, Division division, std::uint64_t seed,
                         JobControl& control);

}  // namespace gg::dataset
