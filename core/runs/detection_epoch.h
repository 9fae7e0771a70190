#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace gg::runs {

// What a run of a detector keeps of an epoch, beside its series:
//   validation.json              which pictures are validated, by the same paths, and how classes are numbered: {"images", "classes"}
//   epochs/NNNN/predictions.json   COCO results of the whole validation set; image_id is the picture's path relative to the data set's root.
//                                Not of every epoch, see the configuration's validation.keep_every
//   epochs/NNNN/epoch.json         DetectionEpoch
//   epochs/NNNN/signals.json       InnerSignals, see inner_signals.h
//   batches/NNNNNN.jpg, NNNNNN.json  training pictures as the network saw them, see training_batch.h

struct ClassScore {
    std::string name;
    double ap = 0;         ///< IoU 0.50 … 0.95, COCO's definition; NaN where there is no truth
    double ap50 = 0;
    double precision = 0;  ///< at the confidence of the best mean F1
    double recall = 0;
    std::int64_t truths = 0;
    std::int64_t predicted = 0;  ///< boxes at that confidence
};

struct DetectionEpoch {
    int epoch = 0;
    double confidence = 0;           ///< of the best mean F1, IoU 0.5
    std::vector<ClassScore> classes;
    /// (classes + 1)², row: truth, column: predicted, background last; at confidence 0.25 and IoU 0.45, as Ultralytics draws it and as an
    /// evaluation of the same predictions begins.
    std::vector<std::int64_t> confusion;
    /// dAP by kind of error (metrics' order: class, location, both, duplicate, background, missed), share.
    std::vector<double> errorGains;
};

/// "epochs/0003".
GG_EXPORT std::string epochFolderName(int epoch);
/// epoch.json as text; NaN as null.
GG_EXPORT std::string detectionEpochJson(const DetectionEpoch& detail);
GG_EXPORT void writeDetectionEpoch(const std::string& runFolder, const DetectionEpoch& detail);
/// Throws Error naming file and key.
GG_EXPORT DetectionEpoch readDetectionEpoch(const std::string& runFolder, int epoch);

/// Epochs whose folder holds all these files, ascending.
GG_EXPORT std::vector<int> epochsThatKeep(const std::string& runFolder, std::initializer_list<const char*> files);
/// Epochs with epoch.json and predictions.json, ascending.
GG_EXPORT std::vector<int> detectionEpochs(const std::string& runFolder);

}  // namespace gg::runs
