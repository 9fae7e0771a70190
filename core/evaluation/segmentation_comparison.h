#pragma once

#include "core/evaluation/segmentation_scores.h"
#include "core/metrics/bootstrap.h"

namespace gg::evaluation {

/// Which mean of two predictions is held against each other.
enum class ComparedMean : std::uint8_t {
    Images,  ///< of the values of images, each image micro: a large object weighs no more than a small one
    Pooled   ///< of the pixels of all images; with several classes the mean over classes (macro)
};

struct MaskDifference {
    SegmentationMetric metric = SegmentationMetric::Iou;
    ComparedMean mean = ComparedMean::Images;
    std::optional<metrics::BootstrapDifference> difference;  ///< b − a; nullopt where one of them has no value
    std::size_t images = 0;                                  ///< that it is over: for Images those that both define
};

/// Is one better than the other, or is it luck of the images? Over the images that both have.
struct MaskComparison {
    std::vector<MaskDifference> differences;  ///< IoU, Dice, sensitivity and, where both have it, boundary F1 of Images; IoU and Dice of Pooled
    std::size_t sharedImages = 0;
    std::size_t onlyA = 0;                    ///< images that the other one does not have: they are left out
    std::size_t onlyB = 0;
};

/// nullopt where it is not among them, or undefined.
GG_EXPORT std::optional<metrics::BootstrapDifference> differenceOf(const MaskComparison& comparison, SegmentationMetric metric, ComparedMean mean);

/// Images are the same where their paths are; where none is, by their file names, as far as these are unique: a run may have been trained
/// on a copy. Throws Error (InvalidArgument): no image is shared, or one tells classes and the other foreground; Cancelled.
GG_EXPORT MaskComparison compareMasks(const SegmentationEvaluation& a, const SegmentationEpoch& epochA, const SegmentationEvaluation& b,
                                      const SegmentationEpoch& epochB, JobControl& control);

}  // namespace gg::evaluation
