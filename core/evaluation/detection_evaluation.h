#pragma once

#include "core/metrics/calibration.h"
#include "core/metrics/coco.h"
#include "core/metrics/confusion.h"
#include "core/metrics/curves.h"
#include "core/metrics/definitions.h"
#include "core/metrics/error_breakdown.h"
#include "core/metrics/score_order.h"
#include "core/predictions/load.h"

#include <memory>

namespace gg::evaluation {

struct EvaluateOptions {
    metrics::IouType iouType = metrics::IouType::Box;
    /// Longer side in pixels that images are scaled to for training: sizes tiny, small, medium and large are meant there. 0: as they are.
    int trainingSize = 640;
    /// Which definitions are computed beside COCO's own numbers; the page shows all of them.
    std::vector<metrics::Definition> definitions{metrics::definitions.begin(), metrics::definitions.end()};
};

/// The seed's size classes at training size (002, table 18): tiny below 32² square pixels, small to 96², medium to 320², large above.
GG_EXPORT std::vector<metrics::AreaRange> seedSizes();

/// Everything that no slider changes, of one set of predictions. Immutable, shared between threads.
struct DetectionEvaluation {
    predictions::LoadedDetections loaded;
    EvaluateOptions options;
    metrics::Overlaps overlaps;
    metrics::CocoScores coco;                          ///< with seedSizes() as further areas
    std::vector<metrics::DefinitionScore> definitions; ///< in the order of EvaluateOptions::definitions
    metrics::AdaptiveScores adaptive;
    metrics::ScoreOrder order;                         ///< of all detections, for every reading
    std::vector<metrics::ScoredDetection> byScore;     ///< likewise, classes mixed
    double evaluateSeconds = 0;                        ///< overlaps and COCO's twelve numbers: what pycocotools calls evaluate and accumulate
    double sizesSeconds = 0;                           ///< seedSizes()
    double definitionsSeconds = 0;                     ///< the other definitions and the adaptive AP

    const metrics::DetectionSet& set() const { return loaded.set; }
};
using EvaluationPtr = std::shared_ptr<const DetectionEvaluation>;

/// By image of the set: training size over the longer side, 1 where a size is not known. Empty for a training size of 0.
GG_EXPORT std::vector<double> imageScales(const predictions::LoadedDetections& loaded, int trainingSize);

/// Throws Error (InvalidArgument: masks asked for where the predictions have none), Cancelled.
GG_EXPORT EvaluationPtr evaluateDetections(predictions::LoadedDetections loaded, const EvaluateOptions& options, JobControl& control);

/// Bins of Reading::calibration.
inline constexpr std::size_t calibrationBins = 10;

/// Where the sliders stand.
struct ReadingOptions {
    double confidence = 0.25;
    std::vector<double> confidenceOfClass;  ///< by class; empty: `confidence` for all
    double iou = 0.5;                       ///< at least 0.1: overlaps below are not kept
    double confusionIou = 0.45;             ///< Ultralytics' own

    /// What a detection of that class needs to be looked at.
    double confidenceFor(std::size_t classId) const { return confidenceOfClass.empty() ? confidence : confidenceOfClass[classId]; }
    friend bool operator==(const ReadingOptions&, const ReadingOptions&) = default;
};

/// What the parts of a reading took; 0 for one that was taken over from the reading before.
struct ReadingSeconds {
    double curves = 0;       ///< matching, curves and the best F1
    double errors = 0;       ///< beside the curves, on another core where there is one
    double confusion = 0;
    double calibration = 0;  ///< and mean IoU
};

/// What the sliders change: under 100 ms for 40,000 truths and 400,000 detections. Parts that did not change are shared with `previous`, a reading
/// of the same evaluation, or null.
struct Reading {
    ReadingOptions options;
    std::shared_ptr<const metrics::Matching> matching;         ///< of options.iou
    std::shared_ptr<const metrics::ConfidenceCurves> curves;   ///< likewise
    std::shared_ptr<const metrics::ErrorBreakdown> errors;     ///< likewise
    std::shared_ptr<const metrics::ConfusionMatrix> confusion; ///< of confidence and confusionIou
    metrics::Calibration calibration;                          ///< of detections above the confidence
    metrics::MeanIou meanIou;
    std::vector<metrics::OperatingPoint> classes;              ///< at the confidence, by class
    metrics::OperatingPoint all;                               ///< over all classes, each at its confidence
    std::vector<std::optional<metrics::OperatingPoint>> bestF1;///< by class
    ReadingSeconds seconds;
};
GG_EXPORT std::shared_ptr<const Reading> readAt(const DetectionEvaluation& evaluation, const ReadingOptions& options,
                                                const Reading* previous, JobControl& control);

}  // namespace gg::evaluation
