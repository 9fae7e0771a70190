#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <vector>

namespace gg::dataset
{

struct ClassCount {
    std::int32_t classId = 0;
    std::size_t objects = 0;
    std::size_t images = 0;
};

struct SplitCount {
    std::size_t images = 0;
    std::size_t labelled = 0;
    std::size_t empty = 0;
    std::size_t missing = 0;
    std::size_t objects = 0;
};

/// Counts that need no pixel.
struct Statistics {
    std::vector<SplitCount> splits;   ///< as Dataset::splits
    std::vector<ClassCount> classes;  ///< by class id; ids outside the names come last
    std::size_t objects = 0;
    double imbalance = 0;  ///< largest class count / smallest class count above 0; 0 with fewer than two classes
};

GG_EXPORT Statistics computeStatistics(const Dataset& dataset);
GG_EXPORT Statistics computeStatistics(const Dataset& dataset, JobControl& control);

}  // namespace gg::dataset
