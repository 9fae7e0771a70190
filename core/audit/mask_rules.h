#pragma once

#include "core/audit/audit.h"
#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstddef>
#include <vector>

namespace gg::audit
{

/// What the rules need to know of a mask's pixels.
struct MaskFacts {
    std::array<std::size_t, 256> histogram{};
    std::size_t pixels = 0;
    cv::Size size;

    int distinct() const;
    int lowest() const;
    int highest() const;
    /// Share of pixels above the threshold of dataset::binariseMask, in [0, 1].
    double foreground() const;
    /// Share of pixels with a value in [first, last].
    double share(int first, int last) const;
};

MaskFacts measureMask(const cv::Mat& grey);

/// The rules about one mask.
std::vector<Finding> auditMask(const dataset::Dataset& dataset, std::size_t record, const MaskFacts& mask, cv::Size imageSize);

/// `foreground` per record, negative where there is no readable mask.
MaskSummary summariseMasks(std::vector<float> foreground);

/// The rules about all masks together: their sense, and how much foreground there is.
std::vector<Finding> auditMaskSet(const dataset::Dataset& dataset, const MaskSummary& summary);

}  // namespace gg::audit
