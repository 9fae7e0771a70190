#pragma once

#include "core/predictions/truth.h"

namespace gg::predictions {

enum class PredictionFormat : std::uint8_t { CocoResults, YoloText, MaskFolder, RunEpoch };

/// Where predictions lie: one file or folder, or one an epoch.
struct PredictionPlace {
    PredictionFormat format = PredictionFormat::CocoResults;
    struct Epoch {
        int epoch = 0;  ///< from 1; 0: the predictions are of no epoch
        std::string path;
    };
    std::vector<Epoch> epochs;  ///< ascending; at least one
};

/// What `path` means: a results JSON (any name), a folder of YOLO text files with confidences, a folder of masks, a run folder with
/// epochs/NNNN/predictions.json (or samples' masks), a folder of epoch_NN/ with the same, an Ultralytics run with predictions.json or
/// labels/, a folder of results JSON whose names end in an epoch's number. Throws Error (NotFound, Unsupported: says what was looked for).
GG_EXPORT PredictionPlace findPredictions(const std::string& path);

/// Which images are evaluated where no split is named.
enum class SplitChoice : std::uint8_t {
    Covered,  ///< the split that most rows are for, and others of which at least half of the images have rows
    Any       ///< every split with a row
};

struct LoadOptions {
    std::string split;               ///< empty: as `choice` says
    Shapes shapes = Shapes::Boxes;
    SplitChoice choice = SplitChoice::Covered;
};

/// What the numbers of classes in a file mean.
enum class ClassNumbering : std::uint8_t {
    Ids,       ///< the ids that the truth declares
    FromZero,  ///< the place of the class
    FromOne,   ///< the place plus 1: what Ultralytics writes
    Coco91,    ///< COCO's numbers with gaps, for a truth with its 80 classes
    Counted    ///< the place among the classes that count, for VisDrone: 0 is pedestrian, as its ignored regions are nothing to find
};

/// Truths and detections of the images that are evaluated.
struct LoadedDetections {
    std::shared_ptr<const TruthTable> truth;
    std::string path;
    PredictionFormat format = PredictionFormat::CocoResults;
    ClassNumbering numbering = ClassNumbering::Ids;
    metrics::DetectionSet set;               ///< arranged
    std::vector<std::uint32_t> images;       ///< by image of `set`: index into truth->images
    std::vector<std::string> splits;         ///< that are evaluated
    std::size_t rows = 0;                    ///< in the predictions
    std::size_t used = 0;                    ///< rows == used + rows in issues of the predictions that left them out
    std::size_t imagesWithRows = 0;
    bool hasMasks = false;                   ///< the predictions have segmentations
    std::vector<InputIssue> issues;          ///< of truth and predictions
};

/// Brings predictions and truth together. Image ids are matched as numbers, strings, stems with or without leading zeros, file names;
/// categories by the truth's ids, or counted from 0 or 1, whichever agrees with the labels (Ultralytics writes class + 1). Every row is used or in an
/// issue. A folder with several epochs stands for its last one. Throws Error: InvalidArgument where no image fits (names some of both), a truth file
/// is given as predictions, the labels are masks, or masks are asked for and the truth has boxes alone; Malformed, Cancelled.
GG_EXPORT LoadedDetections loadDetections(std::shared_ptr<const TruthTable> truth, const std::string& path, const LoadOptions& options,
                                          JobControl& control);

/// "26,091 detections for 87 of 87 images of val": for a person.
GG_EXPORT std::string describe(const LoadedDetections& loaded);

/// Predicted masks of a data set's images (label masks or 8-bit probabilities), by record; empty where there is none.
struct LoadedMasks {
    std::vector<std::string> fileOf;  ///< by record of the data set, absolute
    std::size_t found = 0;
    std::vector<InputIssue> issues;
};
GG_EXPORT LoadedMasks findMasks(const dataset::Dataset& dataset, const std::string& folder, JobControl& control);

}  // namespace gg::predictions
