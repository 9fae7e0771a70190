#pragma once

#include "core/audit/evidence.h"
#include "core/audit/mask_facts.h"

#include <span>
#include <vector>

namespace gg::audit
{

/// Boxes and polygons that lie on other pictures of the set better than on their own. Needs Evidence::facts.
std::vector<Finding> auditPairing(const Evidence& evidence, JobControl& control);

/// Masks that do, masks that follow nothing in their pictures, and masks whose sense differs from that of the others. `masks` parallel to the records,
/// null where there is none.
std::vector<Finding> auditMaskPairing(const Evidence& evidence, std::span<const MaskFacts* const> masks, JobControl& control);

}  // namespace gg::audit
