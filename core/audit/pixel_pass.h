#pragma once

#include "core/audit/audit.h"
#include "core/audit/mask_rules.h"
#include "core/base/job_control.h"

#include <optional>
#include <vector>

namespace gg::audit
{

struct PixelResult {
    std::vector<std::vector<Finding>> perRecord;  ///< parallel to Dataset::records
    std::vector<std::optional<MaskFacts>> masks;        ///< parallel to Dataset::records, as are the pictures
    std::vector<std::optional<PictureEdges>> pictures;
};

/// Decodes every image and mask once, in parallel, and asks all rules about them. `skip` names records whose image was seen
/// before (in another split). `emit` gets each record's findings as they are there, one call at a time, from the decoding
/// threads.
PixelResult auditPixels(const dataset::Dataset& dataset, const std::vector<bool>& skip, JobControl& control,
                        const FindingBatch& emit);

}  // namespace gg::audit
