#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::inference {

enum class MatchedBy : std::uint8_t { Names, Numbers };

/// What a network's classes are in a data set.
struct ClassTable {
    MatchedBy by = MatchedBy::Names;
    std::vector<std::int32_t> ofModel;  ///< by the network's class: index into Dataset::classNames, -1 where the data set has no such class
};

/// By name (case, spaces and signs between words do not count) if any name fits; else, and where the network's classes have no names, by
/// number if there are as many. Throws Error (InvalidArgument) where neither fits, naming some of both.
GG_EXPORT ClassTable matchClasses(const std::vector<std::string>& model, const dataset::Dataset& dataset);

}  // namespace gg::inference
