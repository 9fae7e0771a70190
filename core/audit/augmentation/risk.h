#pragma once

#include "core/audit/augmentation/recipe.h"
#include "core/base/export.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gg::audit
{

/// What a recipe does to the labels of a set, drawn at random over its own images and boxes.
struct AugmentationRisk {
    std::size_t samples = 0;
    std::size_t objects = 0;  ///< labelled objects of the pictures that went into the samples
    std::size_t outside = 0;  ///< of these: not in the sample, neither is their label
    std::size_t dropped = 0;  ///< visible in part, but their label is dropped
    std::size_t shrunk = 0;   ///< kept, under 8 px, and not under 8 px when the picture is only letterboxed
    std::size_t kept = 0;     ///< with those that shrank
    double meanBefore = 0;    ///< objects an image, as the set is …
    double meanAfter = 0;     ///< … and in a sample
    std::size_t usualMost = 0;  ///< 99 % of the set's images have at most so many objects
    std::size_t crowded = 0;    ///< samples with more

    std::size_t visible() const { return dropped + kept; }
};

/// Draws `samples` samples. The same arguments give the same result on every machine. `sizes` are parallel to the records; images whose
/// size is not known are left out.
GG_EXPORT AugmentationRisk simulateAugmentation(const dataset::Dataset& dataset, std::span<const cv::Size> sizes,
                                                const std::vector<bool>& repeated, const AugmentationRecipe& recipe, int trainingSize,
                                                std::size_t samples, std::uint64_t seed, JobControl& control);

}  // namespace gg::audit
