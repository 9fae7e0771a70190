#pragma once

#include "core/audit/mask_sketch.h"
#include "core/base/job_control.h"

#include <opencv2/core.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace gg::audit
{

/// Cells a side at which the look of foreground is learnt.
constexpr int lookSide = 32;

/// Learns from a set's own pairs what its foreground, or each of its commonest classes, looks like: a logistic regression over
/// lightness, colours, their contrast to the surroundings at three scales and edges, and a second one over what the first says
/// around. A record is judged by the half of the set that it does not belong to.
class MaskLook
{
public:
    /// Per record: its planes, and the maps that are learnt, each CV_32F [lookSide, lookSide] in [0, 1].
    struct Example {
        const PicturePlanes* planes = nullptr;
        const std::vector<cv::Mat>* maps = nullptr;
    };
    MaskLook(std::span<const Example> examples, std::size_t maps, JobControl& control);

    /// Log-odds of every map in every cell, each map less its mean, all together of length 1. `half` is that of the record in
    /// `examples` (its place modulo 2); records that were no examples take either.
    std::vector<float> oddsOf(const PicturePlanes& planes, std::size_t half) const;

private:
    struct Half {
        std::vector<std::vector<double>> first;   ///< per map: weights of the first stage
        std::vector<std::vector<double>> second;  ///< and of the second
    };

    std::vector<Half> m_halves;
    std::size_t m_maps = 0;
};

}  // namespace gg::audit
