#pragma once

#include "core/evaluation/followed_images.h"
#include "core/metrics/bootstrap.h"
#include "core/predictions/load.h"
#include "core/runs/run_folder.h"

#include <string_view>

namespace gg::evaluation {

/// A run whose predictions are held against another one's, of the newest epoch with predictions that is not after `epoch` (0: the last). Predictions
/// of no epoch, as another tool writes them once at its end, are taken for any.
struct ComparedRun {
    std::string folder;
    runs::RunInfo info;
    int epoch = 0;
};

enum class RunMeasure : std::uint8_t {
    Ap,          ///< COCO's, IoU 0.50 … 0.95, mean over classes
    Ap50,
    ImageDice,   ///< mean over the images that define it in both
    PooledDice,  ///< of the pixels of all images
    ImageIou
};
/// "ap", "ap50", "image_dice", "pooled_dice", "image_iou".
GG_EXPORT std::string_view measureId(RunMeasure measure);

struct MeasuredRunDifference {
    RunMeasure measure = RunMeasure::Ap;
    std::optional<metrics::BootstrapDifference> difference;  ///< b − a; nullopt where one of the two has no value
};

/// How both did in one image. Detectors: F1 = 2 tp / (2 tp + fp + fn) at IoU 0.5, each run at the confidence at which its F1 over all images is
/// highest. Segmentation: Dice. Undefined where nothing is true and nothing was predicted: as good as 1.
struct ImageScores {
    std::string image;  ///< absolute path where it is known, else the truth's name for it
    std::optional<double> a;
    std::optional<double> b;

    double difference() const { return b.value_or(1) - a.value_or(1); }
};

/// Is run B better than run A, or is it luck of the images? And in which images?
struct PredictionDifference {
    bool detectors = false;
    int epochA = 0;  ///< whose predictions these are; 0: of no epoch
    int epochB = 0;
    std::vector<MeasuredRunDifference> measures;
    std::vector<ImageScores> images;  ///< that both have; B's largest wins first, its largest losses last
    std::size_t onlyA = 0;            ///< images of one alone: they are left out
    std::size_t onlyB = 0;
    double confidenceA = 0;           ///< of detectors: that images are scored at
    double confidenceB = 0;
    /// Of detectors: what was loaded, for looking at single images.
    std::shared_ptr<const predictions::LoadedDetections> loadedA;
    std::shared_ptr<const predictions::LoadedDetections> loadedB;

    /// Images that B does better in, and worse.
    GG_EXPORT std::size_t wins() const;
    GG_EXPORT std::size_t losses() const;
};

/// Segmentation runs of ours need their folders alone. Detectors are held against the truth: `truth` where it is given, else the data set that A was
/// trained on. Throws Error: NotFound where a run keeps no predictions or the data set is gone, InvalidArgument where one finds objects and the other
/// pixels, or no image is shared; and as predictions::loadDetections does; Cancelled.
GG_EXPORT PredictionDifference compareRunPredictions(const ComparedRun& a, const ComparedRun& b, const dataset::DatasetPtr& truth, JobControl& control);

/// Truths and predictions of one image, for a view of it. `image` as ImageScores has it; nothing is in it where the set does not have it.
GG_EXPORT FollowedImages imageOf(const predictions::LoadedDetections& loaded, const std::string& image, int epoch, JobControl& control);

}  // namespace gg::evaluation
