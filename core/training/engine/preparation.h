#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/image_store.h"

#include <cstddef>
#include <string>
#include <vector>

namespace gg::training {

/// A data set made ready for a training: every image was decoded once, so that what cannot be read is known before the first step.
struct Preparation {
    ImageStore store;
    std::vector<std::size_t> train;  ///< indices into the store, ascending
    std::vector<std::size_t> val;
    std::vector<double> foreground;  ///< by index: share of the mask that is no background, [0, 1]
    std::vector<std::string> notes;  ///< the split, what was left out, what looks wrong; for a person

    /// Names; empty: foreground alone.
    const std::vector<std::string>& classes() const { return store.labels().classes; }
    double meanForeground(const std::vector<std::size_t>& indices) const;
};

/// Throws Error (see collectSamples, findMaskLabels, splitSamples; InvalidArgument where a side has no readable image), Cancelled.
Preparation prepare(const recipe::TrainConfig& config, const dataset::Dataset& dataset, JobControl& control);

/// Up to `count` validation images to follow: spread evenly over those with foreground, from the smallest to the largest; then
/// negatives. The choice depends on the data alone.
std::vector<std::size_t> chooseSnapshots(const Preparation& data, std::size_t count);

/// Up to `count` images of the validation set, spread evenly; of the training set where that has more foreground to watch.
std::vector<std::size_t> chooseProbe(const Preparation& data, std::size_t count);

}  // namespace gg::training
