#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

/// Missing labels without a model, by recordings: objects that are labelled in the frames before and after and not in between
/// (missing.sequence_gap), and frames with far fewer objects than those around them (missing.below_neighbours). Only recordings
/// whose objects are mostly found again from frame to frame are judged: numbered collections are no sequences.
std::vector<Finding> auditSequences(const Evidence& evidence, JobControl& control);

/// The same by pictures: copies whose labels differ (missing.copy_differs), and pictures with far fewer objects than others of the
/// same scene (missing.below_neighbours). Needs Evidence::facts.
GG_EXPORT std::vector<Finding> auditAlikeLabels(const Evidence& evidence, JobControl& control);

}  // namespace gg::audit
