#pragma once

#include "core/base/export.h"
#include "core/runs/history.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gg::diagnosis {

// What rules have in common when they look at a series.

/// The points of a series that count: where a run was started again from an earlier step, the later attempt replaces what came after it.
struct Curve {
    std::vector<double> epochs;        ///< by point; 0 where the run does not tell
    std::vector<std::int64_t> steps;
    std::vector<double> values;

    std::size_t size() const { return values.size(); }
    bool empty() const { return values.empty(); }
};

/// Empty where there is no such series.
GG_EXPORT Curve curveOf(const runs::RunHistory& history, std::string_view name);
/// Without the points that are not finite.
GG_EXPORT Curve finite(const Curve& curve);
/// What scores are multiplied with to be shares: 0.01 where they are percent, which their size tells, else 1.
GG_EXPORT double shareUnit(std::span<const double> values);
/// Means by whole epoch (from 1) of a series of steps, without an epoch that is not complete. Empty where the run does not tell epochs.
GG_EXPORT Curve byEpoch(const Curve& curve);
/// The points of both at the same steps: what a train and a validation curve have in common. Linear.
GG_EXPORT void keepCommon(Curve& a, Curve& b);

/// Means of up to `span` values ending at each; NaN where one of them is.
GG_EXPORT std::vector<double> trailingMeans(std::span<const double> values, std::size_t span);
/// Medians of up to `span` finite values ending at each.
GG_EXPORT std::vector<double> trailingMedians(std::span<const double> values, std::size_t span);
/// Medians of up to `span` values around each (an odd number), which a single spike does not move.
GG_EXPORT std::vector<double> centredMedians(std::span<const double> values, std::size_t span);
GG_EXPORT double median(std::vector<double> values);  ///< NaN of none
/// Standard deviation of the noise about a smooth course: 1.4826 · median |x[i+1] − x[i]| ÷ √2 (median absolute successive difference). 0 of fewer
/// than three values. Worked example: 0, 1, 0, 1, 0 has differences of 1: 1.048.
GG_EXPORT double noise(std::span<const double> values);
/// The same about a course that falls steeply: 1.4826 · median |x[i+1] − 2 x[i] + x[i−1]| ÷ √6, which a straight slope does not move.
GG_EXPORT double roughness(std::span<const double> values);
/// Least squares through (i, value): the change from one point to the next. 0 of fewer than two.
GG_EXPORT double slope(std::span<const double> values);
/// The first of the largest (or smallest); values that are not finite do not count. size() where none is.
GG_EXPORT std::size_t bestIndex(std::span<const double> values, bool moreIsBetter);

}  // namespace gg::diagnosis
