#pragma once

#include "core/audit/style/margins.h"

#include <array>
#include <cstdint>
#include <span>

namespace gg::audit::style
{

/// Common margins that are tried, in px: -8, -7.5, …, 8.
constexpr float curveStep = 0.5F;
constexpr int curveReach = 16;
constexpr std::size_t curvePoints = 2 * curveReach + 1;

/// ln p(what was measured | common margin) at the points, up to a constant.
using Curve = std::array<float, curvePoints>;
/// The sum of many.
using CurveSum = std::array<double, curvePoints>;

/// Sides of one annotator lie around a common margin with a standard deviation of 1.2 px; one in fifty lies anywhere.
Curve curveOf(const BoxMargins& margins);
/// One side only.
Curve curveOfSide(const BoxMargins& margins, std::size_t side);
bool hasSide(const BoxMargins& margins);

/// Adds a curve whose margins are counted from `origin` (in points).
void add(CurveSum& sum, const Curve& curve, int origin = 0);
void add(CurveSum& sum, const CurveSum& other, double factor = 1);

struct Peak {
    double margin = 0;         ///< px, between points by a parabola
    double logLikelihood = 0;  ///< at the best point
};
Peak peakOf(const CurveSum& sum);
/// Nearest point to a margin, counted from 0 px.
int pointOf(double margin);

/// A group's sum in sixteen parts, so that leaving out one after the other tells how far the peak can be trusted.
constexpr std::size_t parts = 16;
struct PartedSum {
    std::array<CurveSum, parts> part{};

    CurveSum total() const;
};
/// Which part the i-th of `count` images belongs to: neighbours go together, since they are alike.
std::size_t partOf(std::size_t i, std::size_t count);
/// Variance of the peak, px² (delete-one jackknife, Efron and Tibshirani 1993, chapter 11).
double peakVariance(const PartedSum& sum);
void add(PartedSum& sum, const PartedSum& other, double factor = 1);

/// Two-sided p of a difference with this standard error, Student's t with parts - 1 degrees of freedom.
double pValue(double difference, double standardError);
/// Half width of its 95 % interval in standard errors.
double halfWidth95();

}  // namespace gg::audit::style
