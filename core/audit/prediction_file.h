#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::audit
{

/// One predicted box as it is written.
struct PredictedBox {
    std::uint32_t image = 0;  ///< index into PredictionFile::images
    std::int64_t category = 0;
    dataset::Rect box;         ///< left, top, width, height
    bool normalised = false;   ///< shares of the picture, else pixels
    double confidence = 0;
};

struct PredictionFile {
    std::string path;
    std::vector<std::string> images;  ///< ids or stems, in the order in which they first occur
    std::vector<PredictedBox> rows;
    std::size_t unusable = 0;     ///< rows that are no prediction: no box with an area, no confidence in [0, 1]
    bool countsFromZero = false;  ///< the format says so
};

/// Finds and reads the file or folder that `path` means. Throws as loadPredictions.
PredictionFile readPredictionFile(const std::string& path, JobControl& control);

}  // namespace gg::audit
