#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/inference/latency.h"
#include "core/inference/processing.h"
#include "core/inference/variants.h"

#include <string>
#include <vector>

namespace gg::inference {

struct RunRequest {
    dataset::DatasetPtr dataset;
    std::string split;      ///< a name of Dataset::splits; empty: every image
    std::string outFolder;  ///< new or empty, never inside the data set
    Processing processing;
    int threads = 0;        ///< that decode and finish images while the network runs; 0: one core less than there are, at least 1
    /// Test-time augmentation: each picture is shown in all of these, and what was found is fused. Empty: as it is, once.
    std::vector<Variant> variants = {};
    metrics::FusionOptions fusion = {};  ///< of boxes
};

/// A class of the network and what it is in the data set.
struct ClassMatch {
    std::string model;
    std::string dataset;          ///< empty: the data set has no such class
    std::size_t leftOut = 0;      ///< detections of a class that the data set does not have
};

struct RunResult {
    std::string predictions;  ///< predictions.json or the folder of masks: what core/predictions reads
    std::string description;  ///< predictions.yaml
    std::string uncertainty;  ///< uncertainty.json, where there were several variants; else empty
    std::size_t images = 0;
    std::size_t detections = 0;
    struct Unreadable {
        std::string image;
        std::string why;
    };
    std::vector<Unreadable> unreadable;  ///< images without a result, and why
    std::vector<ClassMatch> classes;
    Latency network;         ///< Backend::run alone, an image at a time
    Latency endToEnd;        ///< decode, prepare, network and results of an image, added up; waiting for each other is left out
    double seconds = 0;      ///< wall time of the whole run behind the warm-up
    double imagesPerSecond = 0;
    int threads = 0;
    std::string engine;
    std::string howMeasured; ///< one sentence for a person
};

/// Runs the model over a split: other threads decode, prepare and finish images while this one runs the network. The first run of the
/// network is a warm-up and is not counted. Detections become outFolder/predictions.json (COCO results with image ids and categories as
/// the data set names them, with run lengths for masks), segmentations outFolder/masks/<stem>.png (class numbers, or probabilities in 8
/// bits); predictions.yaml says from what and how. Of several variants uncertainty.json has, for each picture and object, in how many variants it was found,
/// how its scores spread and how its places overlap; for a segmentation the mean entropy and mutual information, and entropy/<stem>.png each pixel's entropy,
/// 255 for log 2. Throws Error (InvalidArgument for a split or folder that cannot be used, NotWritable,
/// NoSpace, Unsupported), Cancelled: then the folder holds no predictions.json.
GG_EXPORT RunResult runModel(Backend& backend, const RunRequest& request, JobControl& control);

/// The part of RunResult that a script reads.
GG_EXPORT std::string toJson(const RunResult& result, const ModelDescription& description, const RunRequest& request);

}  // namespace gg::inference
