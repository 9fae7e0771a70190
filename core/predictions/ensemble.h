#pragma once

#include "core/metrics/box_fusion.h"
#include "core/predictions/load.h"

#include <opencv2/core/mat.hpp>

#include <span>
#include <string>
#include <vector>

namespace gg::predictions {

/// The predictions of several models as one. `options.sources` is taken from `parts`. All are of one truth and the same images; boxes alone. Throws Error
/// (InvalidArgument): fewer than two parts, other images (names the one that differs), weights that do not fit; Cancelled.
GG_EXPORT LoadedDetections ensembleOf(const std::vector<LoadedDetections>& parts, metrics::FusionOptions options, JobControl& control);

/// As a COCO results file that loadDetections reads with the same truth: ids of images and classes as the truth has them.
GG_EXPORT std::string toResults(const LoadedDetections& loaded);

enum class MaskFusion : std::uint8_t {
    Mean,     ///< of 8-bit probabilities, rounded
    Majority  ///< of labels: the value that most have, of equally many the lowest
};

/// One mask of several of the same size, CV_8U or CV_16U. Throws Error (InvalidArgument) for none, or sizes or depths that differ.
/// Example: 0, 255, 255 is 170 by the mean and 255 by majority.
GG_EXPORT cv::Mat fuseMasks(std::span<const cv::Mat> masks, MaskFusion fusion);

struct MaskEnsemble {
    MaskFusion fusion = MaskFusion::Mean;
    std::size_t images = 0;           ///< written
    std::vector<std::string> missing; ///< images that some of the parts have no mask of: the others' are fused
};
/// Fuses masks of a data set's images picture by picture into `outFolder`/NAME.png, a new or empty folder outside the data set. Masks are probabilities where
/// some of them has more than two values that are no labels (`fusion` not given). Throws Error: InvalidArgument (fewer than two folders, sizes that differ:
/// names the files), Unreadable, NotWritable, NoSpace; Cancelled.
GG_EXPORT MaskEnsemble writeMaskEnsemble(const dataset::Dataset& dataset, const std::vector<std::string>& folders, std::optional<MaskFusion> fusion,
                                         const std::string& outFolder, JobControl& control);

}  // namespace gg::predictions
