#pragma once

#include "core/evaluation/segmentation_evaluation.h"
#include "core/metrics/object_history.h"

#include <array>

namespace gg::evaluation {

/// What is shown for a class or for all of them: the six of metrics::PixelMetric and the boundary F1.
enum class SegmentationMetric : std::uint8_t { Sensitivity, Specificity, Iou, Dice, Precision, Accuracy, BoundaryF1 };
inline constexpr std::array segmentationMetrics{SegmentationMetric::Sensitivity, SegmentationMetric::Specificity, SegmentationMetric::Iou,
                                                SegmentationMetric::Dice,        SegmentationMetric::Precision,   SegmentationMetric::Accuracy,
                                                SegmentationMetric::BoundaryF1};
/// As metrics::pixelMetricId; "boundary_f1".
GG_EXPORT std::string_view metricId(SegmentationMetric metric);

/// Each metric, and over how many classes or images a mean is; defined = all = 1 where it is no mean.
using ScoreRow = std::array<metrics::DefinedMean, segmentationMetrics.size()>;
GG_EXPORT const metrics::DefinedMean& at(const ScoreRow& row, SegmentationMetric metric);

struct ClassScores {
    ScoreRow pooled;              ///< over the pixels of all images
    ScoreRow perImage;            ///< mean over images that define it
    std::size_t trueImages = 0;   ///< images that hold the class
    std::uint64_t truePixels = 0;
    std::uint64_t predictedPixels = 0;
};

/// Four means that are often taken for one another.
struct SegmentationScores {
    std::vector<ClassScores> classes;  ///< by class
    ScoreRow micro;          ///< pixels of all counted classes and images pooled
    ScoreRow macro;          ///< mean over counted classes of `pooled`
    ScoreRow microPerImage;  ///< mean over images of the image's micro value
    ScoreRow macroPerImage;  ///< mean over images of the image's mean over classes
};

/// Where the threshold stands; images without degrees keep their labels.
struct SegmentationReading {
    int threshold = metrics::middleThreshold;
};

GG_EXPORT metrics::PixelConfusion confusionOf(const SegmentationEvaluation& evaluation, const SegmentationImage& image,
                                              const SegmentationReading& reading = {});
GG_EXPORT metrics::PixelConfusion confusionOf(const SegmentationEvaluation& evaluation, const SegmentationEpoch& epoch,
                                              const SegmentationReading& reading = {});
/// The boundary F1 is over the images that have boundaries (SegmentationEpoch::imagesWithBoundaries).
GG_EXPORT SegmentationScores scoresOf(const SegmentationEvaluation& evaluation, const SegmentationEpoch& epoch,
                                      const SegmentationReading& reading = {});

/// Of one image: of a class, or micro over the counted ones where `classId` is metrics::none.
GG_EXPORT std::optional<double> valueOf(const SegmentationEvaluation& evaluation, const SegmentationImage& image, SegmentationMetric metric,
                                        std::uint32_t classId = metrics::none, const SegmentationReading& reading = {});

/// True where every image has degrees: only then does a threshold speak of all of them.
GG_EXPORT bool thresholdMovesAll(const SegmentationEpoch& epoch);

/// The tenth that a value lies in, 0 to 9 (1 in the last).
GG_EXPORT std::optional<std::size_t> barOf(std::optional<double> value);

/// How many images have a value in each tenth from 0 to 1 (the last one with 1), and how many have none.
struct ScoreBars {
    std::array<std::size_t, 10> bars{};
    std::size_t undefined = 0;
};
GG_EXPORT ScoreBars scoreBars(const SegmentationEvaluation& evaluation, const SegmentationEpoch& epoch, SegmentationMetric metric,
                              std::uint32_t classId = metrics::none, const SegmentationReading& reading = {});

/// A metric over epochs, pooled; NaN-free: undefined is nullopt.
struct SegmentationSeries {
    std::vector<int> epochs;
    std::vector<std::optional<double>> micro;
    std::vector<std::optional<double>> macro;
};
GG_EXPORT SegmentationSeries seriesOf(const SegmentationEvaluation& evaluation, SegmentationMetric metric);

/// What became of one image over the epochs: found where the IoU of the counted classes, pooled, is at least `minimumIou`. Images without
/// any of it in truth and prediction are not found, and need not be: `hasTruth` is false.
struct ImageHistory {
    std::string image;
    bool hasTruth = false;
    metrics::ObjectHistory history;
};
GG_EXPORT std::vector<ImageHistory> imageHistories(const SegmentationEvaluation& evaluation, double minimumIou = 0.5);

}  // namespace gg::evaluation
