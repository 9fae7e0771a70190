#pragma once

#include "core/audit/finding.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <vector>

namespace gg::audit
{

/// What Ultralytics left beside the labels when it last read them, and which labels were written since.
struct LabelCache {
    std::string file;                    ///< "labels/train.cache", as Record::image
    std::vector<std::uint32_t> changed;  ///< records whose label is newer than the cache; ascending
};

/// Looks for the caches beside the label folders of a YOLO set, and where there is one at the times of the labels. The only part
/// of a label audit that asks the file system: nothing is read, and without a cache nothing but the caches is asked for.
std::vector<LabelCache> findLabelCaches(const dataset::Dataset& dataset, JobControl& control);

/// yaml.stale_cache: Ultralytics trusts a cache as long as the sum of all file sizes and the list of files are the same.
void addStaleCaches(const dataset::Dataset& dataset, const std::vector<LabelCache>& caches, std::vector<Finding>& findings);

}  // namespace gg::audit
