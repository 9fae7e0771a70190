#pragma once

#include "core/audit/audit.h"
#include "core/audit/finding.h"
#include "core/audit/mask_facts.h"
#include "core/audit/mask_match.h"
#include "core/dataset/dataset.h"

#include <optional>
#include <span>
#include <vector>

namespace gg::audit
{

/// What was measured of a set's masks, all parallel to Dataset::records; empty where there is no mask, or one that cannot be read.
struct MaskEvidence {
    const dataset::Dataset& dataset;
    const Settings& settings;
    const std::vector<bool>& repeated;  ///< as Evidence::repeated
    std::span<const std::optional<MaskFacts>> masks;
    std::span<const std::optional<PictureEdges>> pictures;
};

/// All rules about masks: each by itself, against its picture, and against the other masks of the set.
GG_EXPORT std::vector<Finding> auditMaskFacts(const MaskEvidence& evidence, JobControl& control);

/// Shares of foreground and how the masks were read.
GG_EXPORT MaskSummary summariseMasks(std::span<const std::optional<MaskFacts>> masks);

}  // namespace gg::audit
