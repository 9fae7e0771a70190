#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/recipe/model_plan.h"

#include <string>
#include <vector>

namespace gg::cli {

/// The boxes that a training would learn from, as large as it sees them on a canvas of `side` pixels.
struct TrainingBoxes {
    std::vector<recipe::AnchorSize> sizes;
    std::string origin;      ///< "of the split train"; "of the whole data set"
    std::size_t unread = 0;  ///< pictures whose size could not be read
};

/// Of the training split, where the data set has one; else of all pictures, since nothing says yet which will be validated on. Clipped to their
/// pictures; ignore regions and classes without a name are left out. Throws Cancelled.
TrainingBoxes trainingBoxes(const dataset::Dataset& dataset, int side, JobControl& control);

}  // namespace gg::cli
