#pragma once

#include "core/dataset/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::audit
{

/// For each record the first one with the same path (`Record::image` or `Record::label`): itself where no earlier one has it.
/// Four bytes a record and twelve while it is found out; a table of a million strings would take a hundred.
std::vector<std::uint32_t> firstWithSame(const dataset::Dataset& dataset, std::string dataset::Record::*path);

}  // namespace gg::audit
