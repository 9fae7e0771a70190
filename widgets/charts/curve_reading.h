#pragma once

#include "widgets/charts/chart_spec.h"

#include <optional>
#include <utility>

namespace gg::widgets {

/// The lines that a series is drawn as: its parts, or all of it.
std::vector<CurvePart> partsOf(const ChartSeries& series);

/// Whether x ascends, or stays, within each part.
bool ascends(const ChartSeries& series);

/// Places of [first, last) of a part whose x is in [lower, upper].
std::pair<std::size_t, std::size_t> stretchIn(const ChartSeries& series, const CurvePart& part, double lower, double upper);

/// The point nearest to x, rather of what is not abandoned. nullopt without points.
std::optional<std::size_t> indexNear(const ChartSeries& series, double x);

/// Lowest and highest drawable value with x in [lower, upper]; nullopt where there is none.
std::optional<std::pair<double, double>> valuesIn(const ChartSeries& series, const Extremes& extremes, double lower, double upper);

/// Values between which 98 % of what is drawable in [lower, upper] lie, over all series, with a margin of a tenth; from a sample that is spread
/// evenly over the curves where they are long. nullopt where there are fewer than a handful.
std::optional<std::pair<double, double>> robustValuesIn(const ChartSpec& spec, double lower, double upper);

/// The place of an epoch on the x axis, between those that are known by proportion, and the reverse.
double xOfEpoch(const ChartSpec& spec, double epoch);
double epochOfX(const ChartSpec& spec, double x);

}  // namespace gg::widgets
