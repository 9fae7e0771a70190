#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/split.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gg::dataset
{

/// Indices into the records by what has to stay together, with a name for a person.
struct Groups {
    std::vector<std::vector<std::uint32_t>> records;
    std::vector<std::string> names;
};

/// The groups that `options` ask to keep whole; each image is one of its own where they ask for none. `scenes` as for planSplit(). Throws
/// Error (InvalidArgument) for a pattern that is none, and for scenes that are not known.
Groups findGroups(const Dataset& dataset, const SplitOptions& options, std::span<const int> scenes);

}  // namespace gg::dataset
