#include "core/audit/style/style_groups.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace gg::audit::style
{
namespace
{

/// As many sides tell a group's shares to a few percent.
constexpr std::size_t mostSides = 8000;
constexpr int shareRounds = 40;
constexpr std::size_t mostExamples = 12;
/// Share of sides with a margin, and of sides that cut, from which on a group is uneven.
constexpr float unevenShare = 0.25F;

template <typename Visit>
void forEachBoxOf(const Unit& unit, bool ofClass, const StyleInput& input, Visit visit)
{
    const auto& objects = input.dataset.records[unit.record].objects;
    input.forEachBox(unit.record, [&](std::uint32_t object, const BoxMargins& margins) {
        if (!ofClass || objects[object].classId == unit.classId) {
            visit(object, margins);
        }
    });
}

using RangeShares = std::array<double, marginRanges>;

/// Shares of the ranges that make the measured sides likeliest (expectation maximisation).
RangeShares sharesOf(const std::vector<std::array<float, marginRanges>>& sides)
{
    RangeShares shares;
    shares.fill(1.0 / marginRanges);
    for (int round = 0; round < shareRounds && !sides.empty(); ++round) {
        RangeShares next{};
        for (const auto& side : sides) {
            double total = 0;
            for (std::size_t range = 0; range < marginRanges; ++range) {
                total += shares[range] * static_cast<double>(side[range]);
            }
            for (std::size_t range = 0; range < marginRanges; ++range) {
                next[range] += shares[range] * static_cast<double>(side[range]) / total / static_cast<double>(sides.size());
            }
        }
        shares = next;
    }
    return shares;
}

/// What is gathered of one group while its boxes are visited.
class GroupSum
{
public:
    GroupSum(std::size_t units, std::size_t boxes)
        : m_units(units)
        , m_stride(1 + 4 * boxes / mostSides)
    {
    }

    void beginUnit() { m_part = partOf(m_seenUnits++, m_units); }
    void add(const BoxMargins& margins)
    {
        style::add(m_all.part[m_part], curveOf(margins));
        count(m_histogram, margins);
        for (std::size_t side = 0; side < m_sides.size(); ++side) {
            if (std::isnan(margins.margin[side])) {
                continue;
            }
            style::add(m_sides[side], curveOfSide(margins, side));
            ++m_sideCounts[side];
            if (m_seenBoxes % m_stride == 0) {
                auto& likelihood = m_sample.emplace_back();
                for (std::size_t range = 0; range < marginRanges; ++range) {
                    likelihood[range] = std::exp(-static_cast<float>(margins.unlikelihood[side][range]) * BoxMargins::unit);
                }
            }
        }
        ++m_seenBoxes;
    }

    StyleGroup describe(const StyleThresholds& thresholds) const;

private:
    std::size_t m_units;
    std::size_t m_stride;
    std::size_t m_seenUnits = 0;
    std::size_t m_seenBoxes = 0;
    std::size_t m_part = 0;
    PartedSum m_all;
    std::array<CurveSum, 4> m_sides{};
    std::array<std::size_t, 4> m_sideCounts{};
    std::vector<std::array<float, marginRanges>> m_sample;
    MarginHistogram m_histogram;
};

/// That the margin is beyond the threshold, one-sided.
double confidenceBeyond(double margin, double threshold, double error)
{
    const double p = pValue(margin - threshold, error) / 2;
    return margin > threshold ? 1 - p : p;
}

void judge(StyleGroup& group, double error, const StyleThresholds& thresholds)
{
    const double margin = static_cast<double>(group.margin);
    const double loose = confidenceBeyond(margin, thresholds.looseMargin, error);
    const double cutting = confidenceBeyond(-margin, -thresholds.cuttingMargin, error);
    if (group.looseShare >= unevenShare && group.cuttingShare >= unevenShare) {
        group.style = BoxStyle::Uneven;
        group.confidence = 1 - loose - cutting;
    } else if (loose >= 0.5) {
        group.style = BoxStyle::Loose;
        group.confidence = loose;
    } else if (cutting >= 0.5) {
        group.style = BoxStyle::Cutting;
        group.confidence = cutting;
    } else {
        group.style = BoxStyle::Tight;
        group.confidence = std::max(0.0, 1 - loose - cutting);
    }
}

StyleGroup GroupSum::describe(const StyleThresholds& thresholds) const
{
    StyleGroup group;
    group.images = m_seenUnits;
    group.boxes = m_seenBoxes;
    group.histogram = m_histogram;
    const double error = std::max(0.05, std::sqrt(peakVariance(m_all)));
    const double margin = peakOf(m_all.total()).margin;
    group.margin = static_cast<float>(margin);
    group.low = static_cast<float>(margin - error * halfWidth95());
    group.high = static_cast<float>(margin + error * halfWidth95());
    for (std::size_t side = 0; side < m_sides.size(); ++side) {
        const bool enough = m_sideCounts[side] >= thresholds.fewestBoxes;
        group.sides[side] = enough ? static_cast<float>(peakOf(m_sides[side]).margin) : BoxMargins::nan;
    }
    const RangeShares shares = sharesOf(m_sample);
    group.cuttingShare = static_cast<float>(shares[0] + shares[1]);
    group.looseShare = static_cast<float>(shares[5] + shares[6] + shares[7]);
    group.tightShare = 1 - group.cuttingShare - group.looseShare;
    judge(group, error, thresholds);
    return group;
}

struct Candidate {
    float score = 0;
    StyleExample example;
};

/// The clearest ones, at most one of an image.
std::vector<StyleExample> chooseExamples(std::vector<Candidate> candidates)
{
    std::ranges::stable_sort(candidates, std::greater<>(), &Candidate::score);
    std::vector<StyleExample> chosen;
    std::set<std::uint32_t> images;
    for (const Candidate& candidate : candidates) {
        if (chosen.size() < mostExamples && images.insert(candidate.example.record).second) {
            chosen.push_back(candidate.example);
        }
    }
    return chosen;
}

/// Keeps memory bounded: only the best of many candidates can be chosen.
void keepBest(std::vector<Candidate>& candidates)
{
    constexpr std::size_t kept = 512;
    if (candidates.size() >= 8 * kept) {
        std::ranges::nth_element(candidates, candidates.begin() + kept, std::greater<>(), &Candidate::score);
        candidates.resize(kept);
    }
}

}  // namespace

void count(MarginHistogram& histogram, const BoxMargins& margins)
{
    for (const float margin : margins.margin) {
        if (!std::isnan(margin)) {
            const int bin = static_cast<int>(std::floor(margin)) - MarginHistogram::lowest;
            ++histogram.counts[static_cast<std::size_t>(std::clamp(bin, 0, static_cast<int>(histogram.counts.size()) - 1))];
        }
    }
}

std::vector<StyleGroup> describeGroups(const Grouping& grouping, const std::vector<Unit>& units, const StyleInput& input,
                                       JobControl& control)
{
    std::vector<std::size_t> unitCounts(grouping.names.size());
    std::vector<std::size_t> boxCounts(grouping.names.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (grouping.of[i] >= 0) {
            ++unitCounts[static_cast<std::size_t>(grouping.of[i])];
            boxCounts[static_cast<std::size_t>(grouping.of[i])] += units[i].boxes;
        }
    }
    std::vector<GroupSum> sums;
    for (std::size_t group = 0; group < grouping.names.size(); ++group) {
        sums.emplace_back(unitCounts[group], boxCounts[group]);
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i % 4096 == 0) {
            control.throwIfStopped();
        }
        if (grouping.of[i] >= 0) {
            GroupSum& sum = sums[static_cast<std::size_t>(grouping.of[i])];
            sum.beginUnit();
            forEachBoxOf(units[i], grouping.kind == StyleKey::Class, input,
                         [&](std::uint32_t, const BoxMargins& margins) { sum.add(margins); });
        }
    }
    std::vector<StyleGroup> groups;
    for (std::size_t group = 0; group < sums.size(); ++group) {
        groups.push_back(sums[group].describe(input.thresholds));
        groups.back().kind = grouping.kind;
        groups.back().key = grouping.names[group];
    }
    std::ranges::stable_sort(groups, std::greater<>(), &StyleGroup::boxes);
    return groups;
}

void fillPopulations(StyleMixture& mixture, const std::vector<Unit>& units, const std::vector<Member>& memberOf,
                     const StyleInput& input)
{
    struct Gathered {
        StylePopulation* population;
        CurveSum sum{};
        std::vector<Candidate> candidates;
    };
    std::array<Gathered, 2> gathered{Gathered{&mixture.tighter, {}, {}}, Gathered{&mixture.looser, {}, {}}};
    const auto far = static_cast<std::size_t>(curveReach + pointOf(std::clamp(mixture.difference, 2.0, 4.0)));
    constexpr auto flush = static_cast<std::size_t>(curveReach);
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (memberOf[i] == Member::None) {
            continue;
        }
        const bool looser = memberOf[i] == Member::Second;
        Gathered& to = gathered[looser ? 1 : 0];
        to.population->records.push_back(units[i].record);
        forEachBoxOf(units[i], mixture.kind == StyleKey::Class, input, [&](std::uint32_t object, const BoxMargins& margins) {
            const Curve curve = curveOf(margins);
            add(to.sum, curve);
            count(to.population->histogram, margins);
            ++to.population->boxes;
            const float score = curve[far] - curve[flush];
            to.candidates.push_back({looser ? score : -score, {units[i].record, object}});
            keepBest(to.candidates);
        });
    }
    for (Gathered& each : gathered) {
        std::ranges::sort(each.population->records);
        const auto repeated = std::ranges::unique(each.population->records);
        each.population->records.erase(repeated.begin(), repeated.end());
        each.population->margin = static_cast<float>(peakOf(each.sum).margin);
        each.population->examples = chooseExamples(std::move(each.candidates));
    }
}

}  // namespace gg::audit::style
