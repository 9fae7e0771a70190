#include "core/metrics/counting_rules.h"

#include <algorithm>

namespace gg::metrics {
namespace {

/// Takes over from `to` the one thing that `reason` names.
CountingRules changed(CountingRules rules, DifferenceReason reason, const CountingRules& to)
{
    switch (reason) {
        case DifferenceReason::Crowd: rules.ignored = to.ignored; break;
        case DifferenceReason::SecondBest: rules.assignment = to.assignment; break;
        case DifferenceReason::MaxDetections: rules.maxDetections = to.maxDetections; break;
        case DifferenceReason::Interpolation: rules.area = to.area; break;
        case DifferenceReason::PixelConvention: rules.pixels = to.pixels; break;
    }
    return rules;
}

/// A truth matters to what a person sees only while it is found; which of two ignored ones excuses a detection does not.
std::uint32_t foundBy(const Count& count, std::uint32_t detection)
{
    return count.outcomes[detection] == Outcome::TruePositive ? count.truthOf[detection] : none;
}

void appendCases(DifferenceReason reason, const DetectionSet& set, const Count& before, const Count& after, std::vector<DifferingCase>& cases)
{
    for (std::uint32_t d = 0; d < set.detections.size(); ++d) {
        if (before.outcomes[d] != after.outcomes[d] || foundBy(before, d) != foundBy(after, d)) {
            cases.push_back({.reason = reason,
                             .image = set.detections[d].image,
                             .detection = d,
                             .truth = before.truthOf[d] != none ? before.truthOf[d] : after.truthOf[d],
                             .before = before.outcomes[d],
                             .after = after.outcomes[d]});
        }
    }
    for (std::uint32_t t = 0; t < set.truths.size(); ++t) {
        if (before.truthCounts[t] != after.truthCounts[t]) {
            cases.push_back({.reason = reason, .image = set.truths[t].image, .truth = t});
        }
    }
}

/// Highest score first; truths without a detection last.
void sortByScore(const DetectionSet& set, std::vector<DifferingCase>& cases)
{
    const auto score = [&](const DifferingCase& one) { return one.detection != none ? set.detections[one.detection].score : -1.0; };
    std::stable_sort(cases.begin(), cases.end(), [&](const DifferingCase& a, const DifferingCase& b) { return score(a) > score(b); });
}

bool knowsBoxesOnly(Definition definition)
{
    return definition == Definition::Voc2007 || definition == Definition::Voc2012;
}

/// The rules as they stand, and what they give.
struct Stand {
    CountingRules rules;
    Count count;
    std::optional<double> map50;
};

}  // namespace

DefinitionDifference explainDifference(Definition from, Definition to, const DetectionSet& set, const Overlaps& overlaps, JobControl& control)
{
    DefinitionDifference result{.from = from, .to = to, .from50 = {}, .to50 = {}, .parts50 = {}, .cases = {}};
    const bool masks = overlaps.type == IouType::Mask;
    if (masks && (knowsBoxesOnly(from) || knowsBoxesOnly(to))) {
        return result;
    }
    const ScoreOrder order = orderByScore(set, 0, control);
    const auto standOf = [&](const CountingRules& rules) {
        Stand stand{.rules = rules, .count = countBy(rules, set, candidatesOf(set, overlaps, rules, 0.5, control), 0.5), .map50 = {}};
        stand.map50 = meanOf(averagePrecisions(rules.area, stand.count, order));
        return stand;
    };
    Stand stand = standOf(rulesOf(from));
    result.from50 = stand.map50;
    for (const DifferenceReason reason : differenceReasons) {
        const CountingRules next = changed(stand.rules, reason, rulesOf(to));
        if (next == stand.rules) {
            continue;
        }
        Stand then = standOf(next);
        result.parts50.emplace_back(reason, then.map50.value_or(0) - stand.map50.value_or(0));
        appendCases(reason, set, stand.count, then.count, result.cases);
        stand = std::move(then);
    }
    result.to50 = stand.map50;
    if (!result.from50 || !result.to50) {
        result.parts50.clear();
    }
    sortByScore(set, result.cases);
    return result;
}

}  // namespace gg::metrics
