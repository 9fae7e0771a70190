#pragma once

#include "core/audit/augmentation/placement.h"
#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace gg::audit
{

/// A training sample as a recipe would make it, with what became of every label: for a look at it.
struct AugmentedSample {
    struct Label {
        std::int32_t classId = 0;
        std::uint32_t record = 0;  ///< index into Dataset::records
        std::uint32_t object = 0;
        Fate fate = Fate::Kept;
        dataset::Rect box;  ///< pixels of the sample
    };
    cv::Mat image;  ///< CV_8UC3, size x size
    std::vector<Label> labels;
};

/// `records`: the pictures to use, at least one; a mosaic takes four and begins again where there are fewer, mixup as many again.
/// The same arguments give the same sample. Throws Error where a picture cannot be read.
GG_EXPORT AugmentedSample augmentSample(const dataset::Dataset& dataset, std::span<const std::uint32_t> records,
                                        const AugmentationRecipe& recipe, std::uint64_t seed, int size);

}  // namespace gg::audit
