#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <string>

namespace gg::dataset {

/// The pictures below a folder as a data set without labels, in natural order: what is not labelled yet. Throws Error (NotFound: there is no picture);
/// Cancelled.
GG_EXPORT DatasetPtr openPictures(const std::string& folder, JobControl& control);

}  // namespace gg::dataset
