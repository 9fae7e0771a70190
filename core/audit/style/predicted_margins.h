#pragma once

#include "core/audit/style/margins.h"

#include <opencv2/core.hpp>

#include <span>
#include <vector>

namespace gg::audit
{

/// Margins against a run's predictions instead of the object's edge in the picture: far less scattered, but relative to what the
/// model has learnt, and blind where it has learnt the labels by heart. Judge them apart from those of the pictures.
///
/// A label is measured against the likeliest prediction of its class with confidence >= 0.25 and IoU >= 0.5, when each is the
/// other's best. `predictions` holds records parallel to those of `labels`, confidences as attributes; `sizes` the pictures'
/// sizes, {0, 0} where unknown (then margins cannot be told in pixels and are left out). How much the predictions scatter, as a
/// share of a box's extent, is estimated from all of them.
GG_EXPORT std::vector<std::vector<BoxMargins>>
measurePredictedMargins(const dataset::Dataset& labels, const dataset::Dataset& predictions, std::span<const cv::Size> sizes);

}  // namespace gg::audit
