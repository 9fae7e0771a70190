#pragma once

#include "core/predictions/load.h"

#include <unordered_map>
#include <vector>

namespace gg::predictions {

/// Rows by the images that their id may mean (indices into TruthTable::images).
using RowsOfImages = std::unordered_map<const std::vector<std::uint32_t>*, std::size_t>;

/// Indices into TruthTable::splits; that with most rows first. Throws InvalidArgument where the split that was asked for does not exist.
std::vector<std::uint16_t> chooseSplits(const TruthTable& truth, const RowsOfImages& rows, const LoadOptions& options);

}  // namespace gg::predictions
