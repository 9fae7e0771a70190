#pragma once

#include "core/base/job_control.h"
#include "core/dataset/image_io.h"
#include "core/metrics/boundary_sweep.h"
#include "core/metrics/segmentation_classes.h"
#include "core/metrics/threshold_sweep.h"
#include "core/predictions/load.h"

#include <memory>
#include <string>
#include <vector>

namespace gg::evaluation {

/// What the masks of a set are: foreground and background, or a class for every pixel.
enum class MaskMeaning : std::uint8_t { Foreground, Classes };

/// What a grey predicted mask of the foreground says: labels are told from each other, probabilities are held against a threshold.
enum class PredictedAs : std::uint8_t { Labels, Probabilities };

struct SegmentationOptions {
    std::string split;                   ///< empty: the splits that the predictions cover
    std::optional<MaskMeaning> meaning;  ///< nullopt: as the masks of the set themselves say
    std::optional<PredictedAs> predictedAs;  ///< nullopt: probabilities where some mask has more than two values
    dataset::MaskSense truthSense = dataset::MaskSense::ForegroundBright;
    dataset::MaskSense predictedSense = dataset::MaskSense::ForegroundBright;
    double boundaryShare = metrics::boundaryShare;  ///< tolerance of the boundary F1, of the diagonal; 0 leaves the boundary F1 out
    int threads = 0;                                ///< 0: usableCores()
};

/// Pixels of a true class that were predicted as a class.
struct PixelCell {
    std::uint16_t truth = 0;
    std::uint16_t predicted = 0;  ///< classNames.size(): no class
    std::uint32_t count = 0;
    friend bool operator==(const PixelCell&, const PixelCell&) = default;
};

struct ClassBoundary {
    std::uint16_t classId = 0;
    metrics::BoundaryCounts counts;
};

/// One image, small enough to be kept for every image of a set and every epoch.
struct SegmentationImage {
    std::string image;                ///< absolute path
    std::string predicted;            ///< file of the predicted mask; empty where a run kept the counts alone
    std::size_t record = predictions::noRecord;
    std::vector<PixelCell> cells;     ///< by true, then by predicted class; only those that occur
    std::uint64_t leftOut = 0;        ///< pixels without a class in the truth
    bool hasBoundaries = false;       ///< they were measured
    std::vector<ClassBoundary> boundaries;  ///< of classes with a boundary in truth or prediction, ascending; at the middle threshold
    /// Where the prediction has degrees of foreground, 4 KB; null for labels, which no threshold changes.
    std::shared_ptr<const metrics::ProbabilityHistogram> levels;
    /// The foreground's boundary at every threshold, 3 KB; null without `levels` or `hasBoundaries`.
    std::shared_ptr<const metrics::BoundarySweep> boundarySweep;
};

/// Predictions of one epoch, or of none.
struct SegmentationEpoch {
    int epoch = 0;  ///< from 1; 0: the predictions are of no epoch
    std::vector<SegmentationImage> images;
    metrics::PixelConfusion pooled;
    std::vector<metrics::BoundaryCounts> boundaries;  ///< by class, pooled; empty where they were not measured
    metrics::ProbabilityHistogram levels;             ///< of the images that have degrees
    std::size_t imagesWithLevels = 0;
    std::size_t imagesWithBoundaries = 0;             ///< that `boundaries` is over: a run keeps the pictures of a few images alone
    metrics::PooledBoundarySweep boundarySweep{};     ///< of the images that have one
};

/// Puts an image, and its counts, into an epoch whose `pooled` has its classes.
void addTo(SegmentationEpoch& epoch, SegmentationImage image);

/// Predicted masks held against true ones. Immutable, shared between threads.
struct SegmentationEvaluation {
    std::string name;         ///< of the predictions, for a person: folder or run
    std::string path;
    MaskMeaning meaning = MaskMeaning::Foreground;
    /// By class. Foreground: background is class 0, foreground class 1.
    std::vector<std::string> classNames;
    std::vector<std::uint32_t> classValues;  ///< the number in the masks, or 0xRRGGBB where colours are the classes
    bool classesAreColours = false;
    std::vector<std::uint32_t> palette;      ///< 0xRRGGBB of the numbers, where the true masks have a palette
    /// Classes that means are taken over: the foreground alone, or every class.
    std::vector<std::size_t> counted;
    bool hasBoundaries = false;              ///< of some image
    std::vector<SegmentationEpoch> epochs;   ///< ascending; at least one
    std::vector<predictions::InputIssue> issues;
    std::vector<std::string> splits;         ///< that are evaluated
    double evaluateSeconds = 0;
    std::uint64_t maskBytes = 0;             ///< that were read, truth and predictions

    std::size_t classes() const { return classNames.size(); }
};
using SegmentationPtr = std::shared_ptr<const SegmentationEvaluation>;

/// One file a record of the data set (empty where there is none): label masks, or 8-bit probabilities of the foreground. Truth: masks by
/// value, or polygons and run lengths painted in the order of the label file, background class 0 and class c as classIds[c], else c + 1.
/// Masks are read once each, on all cores; none stays in memory. What cannot be read is an issue and left out. Throws Error:
/// InvalidArgument where no image has both masks, Unsupported where the set has boxes alone; Cancelled.
GG_EXPORT SegmentationPtr evaluateMasks(const dataset::DatasetPtr& dataset, const predictions::LoadedMasks& predicted, const std::string& path,
                                        const SegmentationOptions& options, JobControl& control);

/// Masks of one epoch, and where they lie.
struct MasksOfEpoch {
    int epoch = 0;
    std::string folder;
    predictions::LoadedMasks masks;
};
/// As findMasks(), for every epoch that was found.
GG_EXPORT std::vector<MasksOfEpoch> findMaskEpochs(const dataset::Dataset& dataset, const predictions::PredictionPlace& place, JobControl& control);

/// The same for several epochs, ascending, which are read alike: what the masks are is decided for all of them together. A true mask is read
/// once for all its predictions. An epoch whose masks fit no image, or none that can be read, is an issue. Degrees of foreground are kept of
/// the newest epochs, for 20,000 images together.
GG_EXPORT SegmentationPtr evaluateMaskEpochs(const dataset::DatasetPtr& dataset, const std::vector<MasksOfEpoch>& epochs, const std::string& path,
                                             const SegmentationOptions& options, JobControl& control);

/// A run of ours: the counts of every validation image at every epoch that has them, at the size of the network. Thresholds and
/// boundaries are those of the images that the run followed. Throws Error where no epoch can be read; a damaged one is an issue.
GG_EXPORT SegmentationPtr evaluateRun(const std::string& runFolder, JobControl& control);

/// The epoch shown where `epoch` is asked for: that one, else the last before it, else the first; the last one for 0.
GG_EXPORT const SegmentationEpoch& epochAt(const SegmentationEvaluation& evaluation, int epoch);

}  // namespace gg::evaluation
