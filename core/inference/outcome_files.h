#pragma once

#include "core/inference/class_match.h"
#include "core/inference/decode.h"
#include "core/inference/run_model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::inference {

/// How the images of a run are called in its files, by position in `records`.
struct ImageNames {
    std::vector<std::string> ids;    ///< JSON: COCO's id as it was written (12, or "12a"), else the stem as a string
    std::vector<std::string> masks;  ///< "masks/frame_1.png"
};
/// A stem that several of the images share becomes the path.
ImageNames nameImages(const dataset::Dataset& dataset, const std::vector<std::size_t>& records);

/// One image's rows of a COCO results file, each behind a comma and a line break. Boxes in thousandths of a pixel, scores in full.
std::string resultRows(const std::string& imageId, const std::vector<Found>& found, const ClassTable& classes, const dataset::Dataset& dataset,
                       cv::Size image);

/// One image's entry of uncertainty.json: its objects, or of a segmentation its means.
std::string uncertaintyRow(const std::string& imageId, const std::vector<FusedObject>& fused, const ClassTable& classes, const dataset::Dataset& dataset,
                           std::size_t variants);
std::string uncertaintyRow(const std::string& imageId, const std::string& entropyFile, const FusedMap& fused);
/// uncertainty.json; images without a result have an empty row.
std::string uncertaintyFile(const std::vector<std::string>& rows, const RunRequest& request);

/// predictions.yaml.
std::string describeRun(const RunResult& result, const ModelDescription& description, const RunRequest& request);

}  // namespace gg::inference
