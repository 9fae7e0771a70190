#pragma once

#include "core/audit/style/style_comparison.h"

namespace gg::audit::style
{

/// Two styles among pictures that no key tells apart: boxes of one picture share their annotator.
struct Interleaved {
    double tighter = 0;  ///< px
    double looser = 0;   ///< px
    double share = 0;    ///< of pictures that are of the looser style
    double low = 0;      ///< 95 % interval of the difference
    double high = 0;
    double confidence = 0;
    std::vector<float> looserProbability;  ///< per unit
};
/// Compares two models of the pictures' common margins: one normal distribution, and two of the same width. Pictures differ by
/// nature, which the width takes up; only a gap in between speaks for two styles. The confidence is exp(BIC1/2) / (exp(BIC1/2) +
/// exp(BIC2/2)) with the sign that more is better (Schwarz 1978).
std::optional<Interleaved> findInterleaved(const std::vector<Unit>& units, const std::vector<int>& points,
                                           const StyleThresholds& thresholds, JobControl& control);

}  // namespace gg::audit::style
