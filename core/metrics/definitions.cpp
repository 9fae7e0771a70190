#include "core/metrics/definitions.h"

#include "core/base/parallel.h"
#include "core/metrics/counting_rules.h"

#include <algorithm>
#include <iterator>

namespace gg::metrics {
namespace {

constexpr std::array<std::string_view, 5> ids{"coco", "ultralytics-8.3", "ultralytics", "voc2007", "voc2012"};
static_assert(ids.size() == definitions.size());

constexpr std::size_t thresholdCount = 10;

/// 0.50, 0.55 … 0.95, as numpy's linspace(0.5, 0.95, 10) gives them.
double thresholdAt(std::size_t index)
{
    return index + 1 == thresholdCount ? 0.95 : static_cast<double>(index) * ((0.95 - 0.5) / 9) + 0.5;
}

std::vector<std::optional<double>> meanOverThresholds(const std::vector<std::vector<std::optional<double>>>& byThreshold, std::size_t classes)
{
    std::vector<std::optional<double>> result(classes);
    for (std::size_t c = 0; c < classes; ++c) {
        if (!byThreshold.front()[c]) {
            continue;
        }
        double sum = 0;
        for (const auto& scores : byThreshold) {
            sum += scores[c].value_or(0);
        }
        result[c] = sum / static_cast<double>(byThreshold.size());
    }
    return result;
}

DefinitionScore fromCoco(const CocoScores& coco)
{
    DefinitionScore score{.definition = Definition::Coco, .map50 = coco.all.ap50, .map5095 = coco.all.ap, .ap50 = {}, .ap5095 = {}};
    for (const CocoSummary& summary : coco.classes) {
        score.ap50.push_back(summary.ap50);
        score.ap5095.push_back(summary.ap);
    }
    return score;
}

/// Scores of definitions that count alike and differ in the curve's area only.
class Family {
public:
    Family(const DetectionSet& set, const Overlaps& overlaps, const ScoreOrder& order, JobControl& control)
        : m_set(set), m_overlaps(overlaps), m_order(order), m_control(control)
    {
    }

    std::vector<DefinitionScore> ultralytics(std::span<const Definition> members) const
    {
        const auto [rules, candidates] = prepare(members);
        std::vector<std::vector<std::vector<std::optional<double>>>> scores(members.size());
        for (auto& ofMember : scores) {
            ofMember.resize(thresholdCount);
        }
        m_control.begin("Scoring by Ultralytics' definition", thresholdCount);
        parallelFor(thresholdCount, 1, m_control, [&, &rules = rules, &candidates = candidates](std::size_t threshold) {
            const Count count = countBy(rules, m_set, candidates, thresholdAt(threshold));
            for (std::size_t member = 0; member < members.size(); ++member) {
                scores[member][threshold] = averagePrecisions(rulesOf(members[member]).area, count, m_order);
            }
        });
        std::vector<DefinitionScore> result;
        for (std::size_t member = 0; member < members.size(); ++member) {
            auto ap5095 = meanOverThresholds(scores[member], m_set.classNames.size());
            result.push_back({.definition = members[member],
                              .map50 = meanOf(scores[member].front()),
                              .map5095 = meanOf(ap5095),
                              .ap50 = std::move(scores[member].front()),
                              .ap5095 = std::move(ap5095)});
        }
        return result;
    }

    std::vector<DefinitionScore> voc(std::span<const Definition> members) const
    {
        const std::vector<std::optional<double>> undefined(m_set.classNames.size());
        std::vector<DefinitionScore> result;
        if (m_overlaps.type == IouType::Mask) {
            for (const Definition member : members) {
                result.push_back({.definition = member, .map50 = {}, .map5095 = {}, .ap50 = undefined, .ap5095 = undefined});
            }
            return result;
        }
        const auto [rules, candidates] = prepare(members);
        const Count count = countBy(rules, m_set, candidates, 0.5);
        for (const Definition member : members) {
            auto ap50 = averagePrecisions(rulesOf(member).area, count, m_order);
            result.push_back(
                {.definition = member, .map50 = meanOf(ap50), .map5095 = {}, .ap50 = std::move(ap50), .ap5095 = undefined});
        }
        return result;
    }

private:
    std::pair<CountingRules, Overlaps> prepare(std::span<const Definition> members) const
    {
        const CountingRules rules = rulesOf(members.front());
        return {rules, candidatesOf(m_set, m_overlaps, rules, 0.5, m_control)};
    }

    const DetectionSet& m_set;
    const Overlaps& m_overlaps;
    const ScoreOrder& m_order;
    JobControl& m_control;
};

}  // namespace

std::string_view definitionId(Definition definition)
{
    return ids[static_cast<std::size_t>(definition)];
}

std::optional<Definition> definitionFromId(std::string_view id)
{
    const auto found = std::find(ids.begin(), ids.end(), id);
    return found != ids.end() ? std::optional(definitions[static_cast<std::size_t>(found - ids.begin())]) : std::nullopt;
}

DefinitionScore scoreBy(Definition definition, const DetectionSet& set, const Overlaps& overlaps, JobControl& control)
{
    const CocoScores coco = definition == Definition::Coco ? cocoScores(set, overlaps, control) : CocoScores{};
    return scoresBy(std::array{definition}, set, overlaps, orderByScore(set, 0, control), coco, control).front();
}

std::vector<DefinitionScore> scoresBy(std::span<const Definition> wanted, const DetectionSet& set, const Overlaps& overlaps,
                                      const ScoreOrder& order, const CocoScores& coco, JobControl& control)
{
    std::vector<Definition> ultralytics;
    std::vector<Definition> voc;
    std::vector<DefinitionScore> found;
    for (const Definition definition : wanted) {
        if (definition == Definition::Coco) {
            found.push_back(fromCoco(coco));
        } else {
            (rulesOf(definition).pixels == Pixels::Inclusive ? voc : ultralytics).push_back(definition);
        }
    }
    const Family family(set, overlaps, order, control);
    if (!ultralytics.empty()) {
        std::ranges::move(family.ultralytics(ultralytics), std::back_inserter(found));
    }
    if (!voc.empty()) {
        std::ranges::move(family.voc(voc), std::back_inserter(found));
    }
    std::vector<DefinitionScore> result;
    for (const Definition definition : wanted) {
        result.push_back(*std::ranges::find(found, definition, &DefinitionScore::definition));
    }
    return result;
}

}  // namespace gg::metrics
