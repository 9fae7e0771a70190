#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/evaluation/label_masks.h"
#include "core/recipe/train_config.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::training {

struct Sample;

/// What the masks of a data set tell apart, read as the evaluation reads them: foreground and background, or classes. A label is 0 or 1, or the
/// index of a class; metrics::noLabel where a pixel does not count.
struct MaskLabels {
    /// Foreground and background.
    MaskLabels(dataset::MaskSense sense = dataset::MaskSense::ForegroundBright);  // NOLINT: a sense is all that such masks need

    std::vector<std::string> classes;     ///< names; empty: foreground alone
    std::vector<evaluation::Key> keys;    ///< of the classes: their numbers in the masks, or 0xRRGGBB
    evaluation::MaskReading reading;

    /// Channels that a network answers with.
    int outputs() const { return classes.empty() ? 1 : static_cast<int>(classes.size()); }
    /// The first class is the one with number 0, or black.
    bool hasBackground() const { return classes.empty() || keys.front() == 0; }
    /// The value that stands for a class in pictures of classes: its number, or its index where numbers do not fit into a byte.
    std::uint32_t pixelOf(std::size_t classId) const;
    /// Colours by that value, as the masks have them, else Pascal VOC's.
    std::vector<std::uint32_t> palette() const;
};

/// Looks at a few masks, and where they hold classes at all of them, for which there are. mask.meaning decides where it says so. Throws Error
/// (InvalidArgument) where classes are asked for and there are fewer than 2 or more than 254; Cancelled.
MaskLabels findMaskLabels(const dataset::Dataset& dataset, const std::vector<Sample>& samples, const recipe::TrainConfig& config, JobControl& control);

/// The truth of a sample as labels, CV_8U [H, W]; painted at `size` where it is outlines. Throws Error (Unreadable).
cv::Mat readLabels(const dataset::Dataset& dataset, const Sample& sample, cv::Size size, const MaskLabels& labels);

}  // namespace gg::training
