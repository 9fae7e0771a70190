#pragma once

#include "core/dataset/image_sizes.h"
#include "core/base/export.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <string>
#include <vector>

namespace gg::audit
{

/// A run's predictions, brought into the order of a data set.
struct PredictionSet {
    /// Records parallel to the data set's, objects in pixels with AttributeKey::Confidence; blemishes say what could not be used.
    dataset::DatasetPtr dataset;
    std::size_t boxes = 0;    ///< that found their image
    std::size_t images = 0;   ///< with at least one of them
    std::vector<std::size_t> imagesOfSplit;  ///< parallel to Dataset::splits
    std::size_t unknownImages = 0;           ///< named by the file, not in the data set
    std::vector<std::string> unknown;        ///< the first few of them
    std::size_t unusable = 0;                ///< rows without a box, a known class or a confidence
    int firstClass = 0;                      ///< the number that the file has for the first class: Ultralytics writes 1
};

/// Reads COCO results JSON (Ultralytics' predictions.json, with stems or numbers for image ids), a folder of YOLO text files with
/// confidences (save_txt with save_conf), or a run's folder that holds one of them. Throws Error: NotFound, Unreadable; Malformed
/// for a file that is no list of results; InvalidArgument where none of its images is in the data set, naming some of both.
GG_EXPORT PredictionSet loadPredictions(const dataset::Dataset& dataset, const std::string& path, JobControl& control);

/// "26,091 boxes for 87 of 87 images of val; 3 images of the file are not in the data set": what was made of the file.
GG_EXPORT std::string describe(const dataset::Dataset& dataset, const PredictionSet& predictions);

/// Confidence of each object of a record in [0, 1]; 1 where none is written.
std::vector<double> confidencesOf(const dataset::Record& record);

}  // namespace gg::audit
