#pragma once

#include "core/audit/audit.h"
#include "core/audit/evidence.h"

#include <optional>
#include <vector>

namespace gg::audit
{

/// The foreground of all masks that could be read; nothing for sets without masks.
std::optional<MaskSummary> summariseMasks(const dataset::Dataset& dataset, const Facts& facts);

/// The rules about all masks together.
std::vector<Finding> auditMasks(const Evidence& evidence, JobControl& control);

/// The rules about one record's mask.
std::vector<Finding> auditMaskOf(const Evidence& evidence, std::size_t record, const RecordFacts& facts);

}  // namespace gg::audit
