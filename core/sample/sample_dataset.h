#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gg::sample {

/// How a sample data set is made. The same options give the same bytes.
struct SampleOptions {
    int images = 400;
    std::uint64_t seed = 1;
    double foreground = 0.092;  ///< segmentation: mean share of foreground, (0, 0.5]
    int width = 384;
    int height = 288;
    std::map<std::string, double> faults;  ///< fault name → share of images, (0, 1]
};

/// A fault that was planted. Also written to DIR/planted_faults.json.
struct PlantedFault {
    std::string fault;
    std::string file;  ///< relative to the data set
    int line = 0;
};

GG_EXPORT std::vector<std::string> segmentationFaults();
GG_EXPORT std::vector<std::string> detectionFaults();

/// Endoscopy-like scenes in frame sequences: images/seq03_0012.jpg and masks/seq03_0012.png. An image gets one fault at most; a fault is
/// planted in round(share · images) of them, at least in one (mispaired: an even number). Throws Error: InvalidArgument for an
/// unknown fault (naming the known ones), an option out of its range, more faults than images, and when the folder exists and
/// is not empty; NotWritable, NoSpace. After an error or Cancelled nothing is left in the folder.
GG_EXPORT std::vector<PlantedFault> makeSegmentationSample(const std::string& folder, const SampleOptions& options, JobControl& control);

/// Aerial-like scenes in frame sequences, ten classes: data.yaml, images/{train,val}, labels/{train,val}; a sequence is in one split.
/// Needs two images at least. Faults and errors as above.
GG_EXPORT std::vector<PlantedFault> makeDetectionSample(const std::string& folder, const SampleOptions& options, JobControl& control);

}  // namespace gg::sample
