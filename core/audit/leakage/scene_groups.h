#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <vector>

namespace gg::audit
{

/// Groups of records whose pictures are copies or show the same scene, numbered from 0, parallel to the records: what a split by
/// scene keeps whole. Decodes every picture.
GG_EXPORT std::vector<int> sceneGroups(const dataset::Dataset& dataset, JobControl& control);

}  // namespace gg::audit
