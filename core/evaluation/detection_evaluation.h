#pragma once

#include "core/metrics/calibration.h"
#include "core/metrics/coco.h"
#include "core/metrics/confusion.h"
#include "core/metrics/curves.h"
#include "core/metrics/definitions.h"
#include "core/metrics/error_breakdown.h"
#include "core/predictions/load.h"

#include <memory>

namespace gg::evaluation {

struct EvaluateOptions {
    metrics::IouType iouType = metrics::IouType::Box;
    /// Longer side in pixels that images are scaled to for training: sizes tiny, small, medium and large are meant there. 0: as they are.
    int trainingSize = 640;
};

/// The seed's size classes at training size (002, table 18): tiny below 32² square pixels, small to 96², medium to 320², large above.
GG_EXPORT std::vector<metrics::AreaRange> seedSizes();

/// Everything that no slider changes, of one set of predictions. Immutable, shared between threads.
struct DetectionEvaluation {
    predictions::LoadedDetections loaded;
    EvaluateOptions options;
    metrics::Overlaps overlaps;
    metrics::CocoScores coco;                          ///< with seedSizes() as further areas
    std::vector<metrics::DefinitionScore> definitions; ///< in the order of metrics::definitions
    metrics::AdaptiveScores adaptive;
    double evaluateSeconds = 0;
};
using EvaluationPtr = std::shared_ptr<const DetectionEvaluation>;

/// Throws Error (InvalidArgument: masks asked for where the predictions have none), Cancelled.
GG_EXPORT EvaluationPtr evaluateDetections(predictions::LoadedDetections loaded, const EvaluateOptions& options, JobControl& control);

/// Where the sliders stand.
struct ReadingOptions {
    double confidence = 0.25;
    std::vector<double> confidenceOfClass;  ///< by class; empty: `confidence` for all
    double iou = 0.5;
    double confusionIou = 0.45;             ///< Ultralytics' own
};

/// What the sliders change: under 100 ms for 40,000 truths and 400,000 detections. Parts that did not change are shared with `previous`.
struct Reading {
    ReadingOptions options;
    std::shared_ptr<const metrics::Matching> matching;         ///< of options.iou
    std::shared_ptr<const metrics::ConfidenceCurves> curves;   ///< likewise
    std::shared_ptr<const metrics::ErrorBreakdown> errors;     ///< likewise
    std::shared_ptr<const metrics::ConfusionMatrix> confusion; ///< of confidence and confusionIou
    metrics::Calibration calibration;                          ///< of detections above the confidence
    metrics::MeanIou meanIou;
    std::vector<metrics::OperatingPoint> classes;              ///< at the confidence, by class
    metrics::OperatingPoint all;
    std::vector<std::optional<metrics::OperatingPoint>> bestF1;
};
GG_EXPORT std::shared_ptr<const Reading> readAt(const DetectionEvaluation& evaluation, const ReadingOptions& options,
                                                const Reading* previous, JobControl& control);

}  // namespace gg::evaluation
