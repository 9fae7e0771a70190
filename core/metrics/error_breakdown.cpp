#include "core/metrics/error_breakdown.h"

#include "core/base/parallel.h"
#include "core/metrics/error_gain.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::metrics {
namespace {

/// The largest IoU of some of a detection's truths; of equals the first.
struct Best {
    std::uint32_t truth = none;
    double iou = 0;

    void offer(const Overlap& pair)
    {
        if (pair.iou > iou) {
            *this = {.truth = pair.truth, .iou = pair.iou};
        }
    }
};

/// What surrounds a detection, ignored truths left out.
struct Neighbourhood {
    Best sameClass;
    Best otherClass;
    Best takenSameClass;
    Best any;
    bool onIgnored = false;
};

class ImageJudge {
public:
    ImageJudge(const DetectionSet& set, const Overlaps& overlaps, ErrorBreakdown& breakdown, JudgedErrors& judged, std::size_t maxDetections)
        : m_set(set), m_overlaps(overlaps), m_breakdown(breakdown), m_judged(judged), m_max(maxDetections), m_taken(set.truths.size(), 0)
    {}

    void judge(std::size_t image)
    {
        const std::uint32_t begin = m_set.detectionBegin[image];
        const std::uint32_t all = m_set.detectionBegin[image + 1];
        const std::uint32_t end = static_cast<std::uint32_t>(std::min<std::size_t>(all, begin + m_max));
        for (std::uint32_t d = begin; d < all; ++d) {
            const double score = m_set.detections[d].score;
            // What is not a number comes last, as ScoreOrder has it.
            m_judged.scoreOf[d] = std::isnan(score) ? -std::numeric_limits<double>::infinity() : score;
        }
        for (std::uint32_t d = begin; d < end; ++d) {
            match(d);
        }
        const auto truths = m_set.truthsOf(image);
        const bool anyTruth = std::any_of(truths.begin(), truths.end(), [](const Truth& truth) { return truth.counts(); });
        for (std::uint32_t d = begin; d < end; ++d) {
            if (m_judged.verdictOf[d] != Verdict::Right) {
                explain(d, anyTruth);
            }
        }
    }

    bool taken(std::size_t truth) const { return m_taken[truth] != 0; }

private:
    void match(std::uint32_t d)
    {
        Best best;
        for (const Overlap& pair : m_overlaps.of(d)) {
            const Truth& truth = m_set.truths[pair.truth];
            if (truth.counts() && !taken(pair.truth) && truth.classId == m_set.detections[d].classId && pair.iou >= m_breakdown.foreground) {
                best.offer(pair);
            }
        }
        m_judged.verdictOf[d] = best.truth == none ? Verdict::Wrong : Verdict::Right;
        if (best.truth != none) {
            m_taken[best.truth] = 1;
        }
    }

    Neighbourhood around(std::uint32_t d) const
    {
        Neighbourhood found;
        for (const Overlap& pair : m_overlaps.of(d)) {
            const Truth& truth = m_set.truths[pair.truth];
            const bool sameClass = truth.classId == m_set.detections[d].classId;
            if (!truth.counts()) {
                found.onIgnored = found.onIgnored || (sameClass && pair.iou > m_breakdown.foreground);
                continue;
            }
            found.any.offer(pair);
            (sameClass ? found.sameClass : found.otherClass).offer(pair);
            if (sameClass && taken(pair.truth)) {
                found.takenSameClass.offer(pair);
            }
        }
        return found;
    }

    /// The rules in their order; the truth is what the error is about.
    std::pair<ErrorKind, std::uint32_t> rule(const Neighbourhood& found, bool anyTruth) const
    {
        if (!anyTruth) {
            return {ErrorKind::Background, none};
        }
        if (found.sameClass.iou >= m_breakdown.background && found.sameClass.iou <= m_breakdown.foreground) {
            return {ErrorKind::Location, found.sameClass.truth};
        }
        if (found.otherClass.iou >= m_breakdown.foreground) {
            return {ErrorKind::Class, found.otherClass.truth};
        }
        if (found.takenSameClass.iou >= m_breakdown.foreground) {
            return {ErrorKind::Duplicate, found.takenSameClass.truth};
        }
        if (found.any.iou <= m_breakdown.background) {
            return {ErrorKind::Background, none};
        }
        return {ErrorKind::Both, found.any.truth};
    }

    void explain(std::uint32_t d, bool anyTruth)
    {
        const Neighbourhood found = around(d);
        const auto [kind, truth] = rule(found, anyTruth);
        m_judged.kindOf[d] = kind;
        m_breakdown.truthOf[d] = truth;
        m_judged.sizeOf[d] = sizeClass(truth == none ? m_set.detections[d].area : m_set.truths[truth].area);
        if (found.onIgnored) {
            m_judged.verdictOf[d] = Verdict::OnIgnored;
        } else {
            m_breakdown.kindOf[d] = kind;
        }
        const bool fixable = kind == ErrorKind::Class || kind == ErrorKind::Location;
        // Detections come by falling score: the first about a truth is the one that would be kept.
        if (fixable && !taken(truth) && m_judged.fixerOf[truth] == none) {
            m_judged.fixerOf[truth] = d;
        }
    }

    const DetectionSet& m_set;
    const Overlaps& m_overlaps;
    ErrorBreakdown& m_breakdown;
    JudgedErrors& m_judged;
    std::size_t m_max;
    std::vector<char> m_taken;  ///< by truth; bytes, because images are judged in parallel
};

void countTruths(const DetectionSet& set, const ImageJudge& judge, ErrorBreakdown& breakdown, JudgedErrors& judged)
{
    constexpr auto missed = static_cast<std::size_t>(ErrorKind::Missed);
    for (std::size_t t = 0; t < set.truths.size(); ++t) {
        const Truth& truth = set.truths[t];
        if (!truth.counts()) {
            continue;
        }
        const auto c = static_cast<std::size_t>(truth.classId);
        ++judged.truthsOfClass[c];
        judged.takenOfClass[c] += judge.taken(t) ? 1 : 0;
        if (!judge.taken(t) && judged.fixerOf[t] == none) {
            breakdown.missed[t] = true;
            ++breakdown.counts[missed];
            ++breakdown.countsOfClass[c][missed];
            ++breakdown.countsOfSize[sizeClass(truth.area)][missed];
        }
    }
}

void countDetections(const DetectionSet& set, ErrorBreakdown& breakdown, const JudgedErrors& judged)
{
    for (std::size_t d = 0; d < set.detections.size(); ++d) {
        const auto kind = static_cast<std::size_t>(judged.kindOf[d]);
        if (judged.verdictOf[d] == Verdict::OnIgnored) {
            ++breakdown.onIgnored[kind];
        } else if (judged.verdictOf[d] == Verdict::Wrong) {
            ++breakdown.counts[kind];
            ++breakdown.countsOfClass[static_cast<std::size_t>(set.detections[d].classId)][kind];
            ++breakdown.countsOfSize[judged.sizeOf[d]][kind];
        }
    }
}

}  // namespace

ErrorBreakdown errorBreakdown(const DetectionSet& set, const Overlaps& overlaps, JobControl& control, double foreground, double background,
                              std::size_t maxDetections, const ScoreOrder* order)
{
    const std::size_t classes = set.classNames.size();
    ErrorBreakdown breakdown{.foreground = foreground, .background = background};
    breakdown.countsOfClass.assign(classes, {});
    breakdown.kindOf.assign(set.detections.size(), ErrorKind::None);
    breakdown.truthOf.assign(set.detections.size(), none);
    breakdown.missed.assign(set.truths.size(), false);
    JudgedErrors judged{.verdictOf = std::vector(set.detections.size(), Verdict::Beyond),
                        .kindOf = breakdown.kindOf,
                        .sizeOf = std::vector<std::uint8_t>(set.detections.size(), 0),
                        .scoreOf = std::vector<double>(set.detections.size()),
                        .fixerOf = std::vector(set.truths.size(), none),
                        .takenOfClass = std::vector<std::size_t>(classes, 0),
                        .truthsOfClass = std::vector<std::size_t>(classes, 0)};

    ImageJudge judge(set, overlaps, breakdown, judged, maxDetections);
    parallelFor(set.images, 64, control, [&](std::size_t image) { judge.judge(image); });
    countTruths(set, judge, breakdown, judged);
    countDetections(set, breakdown, judged);
    addGains(breakdown, judged, set, order != nullptr ? *order : orderByScore(set, 0, control), control);
    return breakdown;
}

}  // namespace gg::metrics
