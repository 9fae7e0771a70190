#pragma once

#include "core/evaluation/segmentation_scores.h"

#include <variant>

namespace gg::evaluation {

// What a person clicked of a segmentation. metrics::none as a class means all that are counted.
struct PixelMatrixCell { std::size_t truth = 0; std::size_t predicted = 0; };  ///< classes(): no class
struct SegmentationClassRow { std::size_t classId = 0; };
/// Bars of scoreBars from `bar` to `last` (one where last is below it): 0 to 9, 10 for the images without a value.
struct ScoreBar {
    SegmentationMetric metric = SegmentationMetric::Dice;
    std::uint32_t classId = metrics::none;
    std::size_t bar = 0;
    std::size_t last = 0;
};
/// A place on the sweep: what is wrong at that threshold.
struct ThresholdPoint { int threshold = metrics::middleThreshold; };
/// Images that were found at one epoch and are not at the last, or found since.
struct HistoryImages { std::vector<std::string> images; };

using SegmentationSelection = std::variant<std::monostate, PixelMatrixCell, SegmentationClassRow, ScoreBar, ThresholdPoint, HistoryImages>;

struct ImageCase {
    std::size_t image = 0;         ///< index into SegmentationEpoch::images
    std::optional<double> value;   ///< the metric that sorted them, where one did
    std::uint64_t pixels = 0;      ///< of the cell, else wrong ones
};

/// The images behind it, worst first: most pixels of the cell; lowest IoU of the class among images where it is true or predicted; lowest
/// value of the bar; lowest Dice at the threshold. Equal ones by wrong pixels, then in the order of the images.
GG_EXPORT std::vector<ImageCase> imagesOf(const SegmentationEvaluation& evaluation, const SegmentationEpoch& epoch,
                                          const SegmentationReading& reading, const SegmentationSelection& selection);

}  // namespace gg::evaluation
