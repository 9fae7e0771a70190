#pragma once

#include "core/audit/audit.h"
#include "core/audit/evidence.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace gg::audit
{

/// The rules about masks that need nothing but one record: masks that cannot be read.
std::vector<Finding> auditMaskOf(const Evidence& evidence, std::size_t record, const RecordFacts& facts);

/// All other rules about masks: each by itself, against its picture, and against the other masks of the set.
std::vector<Finding> auditMasks(const Evidence& evidence, JobControl& control);

/// Shares of foreground and how the masks were read; nothing for sets without masks.
std::optional<MaskSummary> summariseMasks(const dataset::Dataset& dataset, const Facts& facts);

}  // namespace gg::audit
