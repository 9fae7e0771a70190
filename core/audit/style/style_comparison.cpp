#include "core/audit/style/style_comparison.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::audit::style
{
namespace
{

/// A normal distribution cut into two halves has means 2.65 of their standard deviations apart: populations are wider apart.
constexpr double smallestGap = 4;

double confidenceOf(const Difference& difference, std::size_t comparisons)
{
    return 1 - std::min(1.0, difference.p * static_cast<double>(std::max<std::size_t>(comparisons, 1)));
}

/// Where half of the groups are loose, each of them is only half the difference away from all others together.
bool anyStandsOut(const GroupSums& sums, CutRules rules)
{
    rules.difference /= 2;
    return std::ranges::any_of(sums.groups, [&](const PartedSum& group) {
        PartedSum rest = sums.all;
        add(rest, group, -1);
        return isMixture(differenceOf(rest, group, rules.natural), rules);
    });
}

/// Where the ordered groups are best cut into two: those at and after the returned place are the looser ones.
std::size_t bestCut(const std::vector<CurveSum>& ordered)
{
    CurveSum right{};
    for (const CurveSum& sum : ordered) {
        add(right, sum);
    }
    CurveSum left{};
    std::size_t best = 1;
    double bestSum = 0;
    for (std::size_t cut = 1; cut < ordered.size(); ++cut) {
        add(left, ordered[cut - 1]);
        add(right, ordered[cut - 1], -1);
        const double sum = peakOf(left).logLikelihood + peakOf(right).logLikelihood;
        if (cut == 1 || sum > bestSum) {
            best = cut;
            bestSum = sum;
        }
    }
    return best;
}

/// How far groups of one population lie apart, px (standard deviation), beyond what their few boxes make of it. 0 where there are
/// too few groups to tell.
double spreadWithin(const std::vector<PartedSum>& groups, const std::vector<double>& margins, const std::vector<bool>& looser,
                    double tighterMargin, double looserMargin)
{
    if (groups.size() < 5) {
        return 0;
    }
    double squares = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const double off = margins[i] - (looser[i] ? looserMargin : tighterMargin);
        squares += off * off - peakVariance(groups[i]);
    }
    return std::sqrt(std::max(0.0, squares / static_cast<double>(groups.size() - 2)));
}

}  // namespace

GroupSums sumGroups(const Grouping& grouping, const std::vector<Unit>& units, const std::vector<int>& points)
{
    GroupSums sums{.groups = std::vector<PartedSum>(grouping.names.size()), .all = {}};
    std::vector<std::size_t> counts(grouping.names.size());
    for (const std::int32_t group : grouping.of) {
        if (group >= 0) {
            ++counts[static_cast<std::size_t>(group)];
        }
    }
    std::vector<std::size_t> seen(counts.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (grouping.of[i] >= 0) {
            const auto group = static_cast<std::size_t>(grouping.of[i]);
            add(sums.groups[group].part[partOf(seen[group]++, counts[group])], units[i].curve, points[i]);
        }
    }
    for (const PartedSum& group : sums.groups) {
        add(sums.all, group);
    }
    return sums;
}

Difference differenceOf(const PartedSum& first, const PartedSum& second, double natural)
{
    CurveSum a = first.total();
    const CurveSum b = second.total();
    const Peak peakA = peakOf(a);
    const Peak peakB = peakOf(b);
    const double error = std::sqrt(peakVariance(first) + peakVariance(second) + natural * natural);
    add(a, b);
    const double value = peakB.margin - peakA.margin;
    const double half = error * halfWidth95();
    return {.value = value,
            .low = value - half,
            .high = value + half,
            .p = pValue(value, error),
            .gain = peakA.logLikelihood + peakB.logLikelihood - peakOf(a).logLikelihood,
            .tighter = peakA.margin};
}

bool isMixture(const Difference& difference, const CutRules& rules)
{
    return std::abs(difference.value) >= rules.difference && confidenceOf(difference, rules.comparisons) >= rules.confidence;
}

std::optional<Cut> cutGroups(const GroupSums& sums, const CutRules& rules)
{
    if (sums.groups.size() < 2 || !anyStandsOut(sums, rules)) {
        return std::nullopt;
    }
    std::vector<CurveSum> totals;
    std::vector<double> margins;
    for (const PartedSum& group : sums.groups) {
        totals.push_back(group.total());
        margins.push_back(peakOf(totals.back()).margin);
    }
    std::vector<std::size_t> order(totals.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return margins[i]; });
    std::vector<CurveSum> ordered;
    for (const std::size_t i : order) {
        ordered.push_back(totals[i]);
    }
    const std::size_t at = bestCut(ordered);
    Cut cut{.difference = {}, .looser = std::vector<bool>(order.size()), .confidence = 0};
    PartedSum tighter;
    PartedSum looser;
    for (std::size_t i = 0; i < order.size(); ++i) {
        cut.looser[order[i]] = i >= at;
        add(i >= at ? looser : tighter, sums.groups[order[i]]);
    }
    const double within =
        spreadWithin(sums.groups, margins, cut.looser, peakOf(tighter.total()).margin, peakOf(looser.total()).margin);
    cut.difference = differenceOf(tighter, looser, std::max(rules.natural, within));
    cut.confidence = confidenceOf(cut.difference, rules.comparisons);
    if (!isMixture(cut.difference, rules) || cut.difference.value < smallestGap * within) {
        return std::nullopt;
    }
    return cut;
}

}  // namespace gg::audit::style
