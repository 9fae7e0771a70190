#include "core/metrics/counting_rules.h"

#include "core/base/parallel.h"

#include <algorithm>

namespace gg::metrics {
namespace {

constexpr std::size_t imagesAtATime = 64;
/// pycocotools' range "all".
constexpr double largestArea = 1e10;

bool outsideCoco(double area)
{
    return area < 0 || area > largestArea;
}

/// IoU of boxes whose right and bottom edges are pixels of their own, as VOC's devkit (VOCevaldet.m) has it.
double inclusiveIou(const Box& a, const Box& b)
{
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x) + 1;
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y) + 1;
    if (!(width > 0 && height > 0)) {
        return 0;
    }
    const double both = width * height;
    return both / ((a.width + 1) * (a.height + 1) + (b.width + 1) * (b.height + 1) - both);
}

/// Collects pairs image by image, from several threads, in the form of Overlaps.
class PairLists {
public:
    explicit PairLists(const DetectionSet& set)
        : m_set(set), m_begin(set.detections.size() + 1, 0), m_pairsOfBlock((set.images + imagesAtATime - 1) / imagesAtATime)
    {
    }

    /// `addPairs(detection, pairs)` appends the pairs of one detection.
    template <typename AddPairs>
    Overlaps collect(const Overlaps& like, double floor, JobControl& control, const AddPairs& addPairs)
    {
        control.begin("Pairing detections with truths", m_set.images);
        parallelBlocks(m_set.images, imagesAtATime, control, [&](std::size_t first, std::size_t last) {
            auto& pairs = m_pairsOfBlock[first / imagesAtATime];
            for (std::uint32_t d = m_set.detectionBegin[first]; d < m_set.detectionBegin[last]; ++d) {
                const std::size_t before = pairs.size();
                addPairs(d, pairs);
                m_begin[d + 1] = static_cast<std::uint32_t>(pairs.size() - before);
            }
        });
        return joined(like, floor);
    }

private:
    Overlaps joined(const Overlaps& like, double floor)
    {
        Overlaps result{.type = like.type, .floor = floor, .begin = std::move(m_begin), .pairs = {}};
        for (std::size_t i = 1; i < result.begin.size(); ++i) {
            result.begin[i] += result.begin[i - 1];
        }
        result.pairs.reserve(result.begin.back());
        for (const auto& pairs : m_pairsOfBlock) {
            result.pairs.insert(result.pairs.end(), pairs.begin(), pairs.end());
        }
        return result;
    }

    const DetectionSet& m_set;
    std::vector<std::uint32_t> m_begin;
    std::vector<std::vector<Overlap>> m_pairsOfBlock;
};

double ordinaryIou(const DetectionSet& set, IouType type, const Detection& detection, const Truth& truth)
{
    if (type == IouType::Box) {
        return boxIou(detection.box, truth.box);
    }
    return detection.mask == none || truth.mask == none ? 0 : maskIou(set.masks[detection.mask], set.masks[truth.mask]);
}

Overlaps inclusiveCandidates(const DetectionSet& set, const Overlaps& overlaps, double least, JobControl& control)
{
    return PairLists(set).collect(overlaps, least, control, [&](std::uint32_t d, std::vector<Overlap>& pairs) {
        const Detection& detection = set.detections[d];
        for (std::uint32_t t = set.truthBegin[detection.image]; t < set.truthBegin[detection.image + 1]; ++t) {
            const Truth& truth = set.truths[t];
            const double iou = truth.classId == detection.classId ? inclusiveIou(detection.box, truth.box) : 0;
            if (iou >= least) {
                pairs.push_back({t, iou});
            }
        }
    });
}

/// Detections that take truths of one image, one after the other.
class Counter {
public:
    Counter(const CountingRules& rules, const DetectionSet& set, const Overlaps& candidates, double iou, Count& count)
        : m_rules(rules), m_set(set), m_candidates(candidates), m_least(std::min(iou, 1 - 1e-10)), m_count(count), m_taken(set.truths.size(), false)
    {
    }

    void take(std::uint32_t detection)
    {
        const std::uint32_t best = m_rules.assignment == Assignment::NextBest ? bestFree(detection) : bestOfAll(detection);
        if (best == none || (m_taken[best] && !takesMany(best))) {
            const bool outside = m_rules.ignored == IgnoredTruths::AsCoco && outsideCoco(m_set.detections[detection].area);
            m_count.outcomes[detection] = outside ? Outcome::Ignored : Outcome::FalsePositive;
            return;
        }
        m_taken[best] = true;
        m_count.truthOf[detection] = best;
        m_count.outcomes[detection] = m_count.truthCounts[best] ? Outcome::TruePositive : Outcome::Ignored;
    }

private:
    bool takesMany(std::uint32_t truth) const
    {
        return !m_count.truthCounts[truth] && (m_rules.ignored == IgnoredTruths::AsVoc || m_set.truths[truth].crowd);
    }
    bool absent(std::uint32_t truth) const { return m_rules.ignored == IgnoredTruths::LeftOut && !m_count.truthCounts[truth]; }

    std::uint32_t bestFree(std::uint32_t detection) const
    {
        Overlap counting{none, m_least};
        Overlap ignored{none, m_least};
        for (const Overlap& pair : m_candidates.of(detection)) {
            if (absent(pair.truth) || (m_taken[pair.truth] && !takesMany(pair.truth))) {
                continue;
            }
            Overlap& best = m_count.truthCounts[pair.truth] ? counting : ignored;
            if (pair.iou >= best.iou) {
                best = pair;
            }
        }
        return counting.truth != none ? counting.truth : ignored.truth;
    }

    std::uint32_t bestOfAll(std::uint32_t detection) const
    {
        Overlap best{none, m_least};
        for (const Overlap& pair : m_candidates.of(detection)) {
            const bool later = m_rules.assignment == Assignment::BestOnly && pair.iou == best.iou;
            if (!absent(pair.truth) && (pair.iou > best.iou || later || (best.truth == none && pair.iou >= best.iou))) {
                best = pair;
            }
        }
        return best.truth;
    }

    const CountingRules& m_rules;
    const DetectionSet& m_set;
    const Overlaps& m_candidates;
    double m_least;
    Count& m_count;
    std::vector<bool> m_taken;
};

}  // namespace

CountingRules rulesOf(Definition definition)
{
    switch (definition) {
        case Definition::Coco: return {};
        case Definition::UltralyticsUntil2026:
            return {IgnoredTruths::LeftOut, Assignment::BestOnly, 0, CurveArea::Trapezoid101ToOne, Pixels::Continuous};
        case Definition::Ultralytics:
            return {IgnoredTruths::LeftOut, Assignment::BestOnly, 0, CurveArea::Trapezoid101ToZero, Pixels::Continuous};
        case Definition::Voc2007:
            return {IgnoredTruths::AsVoc, Assignment::BestOnlyFirst, 0, CurveArea::ElevenPoints, Pixels::Inclusive};
        case Definition::Voc2012: return {IgnoredTruths::AsVoc, Assignment::BestOnlyFirst, 0, CurveArea::AllPoints, Pixels::Inclusive};
    }
    return {};
}

Overlaps candidatesOf(const DetectionSet& set, const Overlaps& overlaps, const CountingRules& rules, double least, JobControl& control)
{
    if (rules.pixels == Pixels::Inclusive) {
        return inclusiveCandidates(set, overlaps, least, control);
    }
    return PairLists(set).collect(overlaps, least, control, [&](std::uint32_t d, std::vector<Overlap>& pairs) {
        const Detection& detection = set.detections[d];
        for (const Overlap& pair : overlaps.of(d)) {
            const Truth& truth = set.truths[pair.truth];
            if (truth.classId != detection.classId || pair.iou < least) {
                continue;
            }
            // The table holds a crowd's share of the detection, which is never less than the IoU.
            const bool measured = truth.crowd && rules.ignored == IgnoredTruths::AsVoc;
            const double iou = measured ? ordinaryIou(set, overlaps.type, detection, truth) : pair.iou;
            if (iou >= least) {
                pairs.push_back({pair.truth, iou});
            }
        }
    });
}

Count countBy(const CountingRules& rules, const DetectionSet& set, const Overlaps& candidates, double iou)
{
    Count count{.outcomes = std::vector<Outcome>(set.detections.size(), Outcome::Ignored),
                .truthOf = std::vector<std::uint32_t>(set.detections.size(), none),
                .truthCounts = std::vector<bool>(set.truths.size(), false),
                .truthsOfClass = std::vector<std::size_t>(set.classNames.size(), 0)};
    for (std::size_t t = 0; t < set.truths.size(); ++t) {
        const Truth& truth = set.truths[t];
        count.truthCounts[t] = truth.counts() && !(rules.ignored == IgnoredTruths::AsCoco && outsideCoco(truth.area));
        count.truthsOfClass[static_cast<std::size_t>(truth.classId)] += count.truthCounts[t] ? 1 : 0;
    }
    Counter counter(rules, set, candidates, iou, count);
    std::vector<std::size_t> seen(rules.maxDetections > 0 ? set.classNames.size() : 0, 0);
    for (std::size_t image = 0; image < set.images; ++image) {
        std::fill(seen.begin(), seen.end(), 0);
        for (std::uint32_t d = set.detectionBegin[image]; d < set.detectionBegin[image + 1]; ++d) {
            if (rules.maxDetections == 0 || ++seen[static_cast<std::size_t>(set.detections[d].classId)] <= rules.maxDetections) {
                counter.take(d);
            }
        }
    }
    return count;
}

std::vector<std::optional<double>> averagePrecisions(CurveArea area, const Count& count, const ScoreOrder& order)
{
    std::vector<std::optional<double>> result(count.truthsOfClass.size());
    FalseBeforeTrue falseBefore;
    for (std::size_t c = 0; c < result.size(); ++c) {
        if (count.truthsOfClass[c] == 0) {
            continue;
        }
        falseBefore.clear();
        std::uint32_t wrong = 0;
        for (const std::uint32_t d : order.of(c)) {
            if (count.outcomes[d] == Outcome::TruePositive) {
                falseBefore.push_back(wrong);
            } else if (count.outcomes[d] == Outcome::FalsePositive) {
                ++wrong;
            }
        }
        result[c] = areaUnder(area, falseBefore, falseBefore.size() + wrong, count.truthsOfClass[c]);
    }
    return result;
}

std::optional<double> meanOf(const std::vector<std::optional<double>>& classes)
{
    double sum = 0;
    std::size_t defined = 0;
    for (const auto& value : classes) {
        sum += value.value_or(0);
        defined += value ? 1 : 0;
    }
    return defined > 0 ? std::optional(sum / static_cast<double>(defined)) : std::nullopt;
}

}  // namespace gg::metrics
