#pragma once

#include "core/metrics/matching.h"
#include "core/predictions/truth.h"
#include "core/runs/run_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace gg::evaluation {

/// A validation image that a run of a detector follows through its epochs.
struct FollowedImage {
    std::string name;   ///< of the sample
    std::string image;  ///< absolute path
    int width = 0;      ///< pixels; 0 where the data set does not have the image
    int height = 0;
    bool known = false;  ///< the data set has it, and the predictions are of its split
};

/// What was predicted in the followed images at one epoch, held against the truth.
struct FollowedImages {
    int epoch = 0;                      ///< whose predictions these are
    std::vector<FollowedImage> images;  ///< as the run lists them; the images of `set`
    metrics::DetectionSet set;          ///< boxes in pixels of the image
    /// At IoU 0.5. At a higher confidence it is this one without the detections below.
    metrics::Matching matching;
};

/// The newest of the epochs with predictions that is not after `epoch`, else the first. A run may keep them every few epochs only. 0: there are none.
GG_EXPORT int storedEpochAt(const std::vector<int>& epochs, int epoch);

/// `truth` is that of the run's data set. Throws Error: NotFound where the run keeps no predictions, and as predictions::loadDetections does; Cancelled.
GG_EXPORT FollowedImages readFollowedImages(const std::shared_ptr<const predictions::TruthTable>& truth, const std::string& runFolder,
                                            const runs::RunInfo& info, int epoch, JobControl& control);

}  // namespace gg::evaluation
