#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"
#include "core/dataset/recording.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gg::audit
{

/// A picture outside of the training split whose recording the training split has frames of.
struct SharedFrame {
    std::uint32_t record = 0;
    std::uint32_t recording = 0;  ///< index into RecordingIndex::ids
    /// Frames to the nearest training frame, in steps of the recording; nothing where its names hold no frame numbers.
    std::optional<double> steps;
};

/// How near a split lies to the training split, by the names of its files.
struct SplitNearness {
    std::uint16_t split = 0;
    std::size_t images = 0;
    std::vector<SharedFrame> shared;  ///< by record
    std::size_t withinOneStep = 0;
    std::size_t withinTwoSteps = 0;
    std::vector<std::uint32_t> worstRecordings;  ///< those with most frames within one step, then most shared frames; at most 5
};

/// No file is opened. Records that `leftOut` marks (those with the same image as an earlier one) are not counted. `training` is an index into Dataset::splits. A step is the median gap between consecutive training frames
/// of the recording; where it has fewer than three, that of all recordings.
/// Example: training frames 10, 20, 30, 50 → gaps 10, 10, 20, step 10; frame 35 is half a step away.
GG_EXPORT std::vector<SplitNearness> nearnessByName(const dataset::Dataset& dataset, const dataset::RecordingIndex& recordings,
                                                    std::uint16_t training, const std::vector<bool>& leftOut);

/// The split called "train", or the first one.
GG_EXPORT std::uint16_t trainingSplit(const dataset::Dataset& dataset);

}  // namespace gg::audit
