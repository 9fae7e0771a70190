#include "core/metrics/counting_rules.h"
#include "core/metrics/curves.h"

#include <algorithm>

namespace gg::metrics {
namespace {

double thresholdOf(const Truth& truth)
{
    return truth.crowd ? 0.5 : adaptiveThreshold(truth.box);
}

/// Pairs that reach the threshold of their truth. Truths of a few pixels have one below the floor of the overlaps: theirs are measured anew.
class Pairs {
public:
    Pairs(const DetectionSet& set, const Overlaps& overlaps) : m_set(set), m_overlaps(overlaps)
    {
        m_thresholds.reserve(set.truths.size());
        for (const Truth& truth : set.truths) {
            m_thresholds.push_back(thresholdOf(truth));
        }
    }

    Overlaps collect(JobControl& control) const
    {
        Overlaps result{.type = m_overlaps.type, .floor = 0, .begin = {0}, .pairs = {}};
        result.begin.reserve(m_set.detections.size() + 1);
        for (std::size_t image = 0; image < m_set.images; ++image) {
            control.throwIfStopped();
            const auto tiny = tinyTruths(image);
            for (std::uint32_t d = m_set.detectionBegin[image]; d < m_set.detectionBegin[image + 1]; ++d) {
                addPairs(d, tiny, result.pairs);
                result.begin.push_back(static_cast<std::uint32_t>(result.pairs.size()));
            }
        }
        return result;
    }

private:
    std::vector<std::uint32_t> tinyTruths(std::size_t image) const
    {
        std::vector<std::uint32_t> tiny;
        for (std::uint32_t t = m_set.truthBegin[image]; t < m_set.truthBegin[image + 1]; ++t) {
            if (m_thresholds[t] < m_overlaps.floor) {
                tiny.push_back(t);
            }
        }
        return tiny;
    }

    double iouOf(const Detection& detection, const Truth& truth) const
    {
        if (m_overlaps.type == IouType::Box) {
            return boxIou(detection.box, truth.box);
        }
        return detection.mask == none || truth.mask == none ? 0 : maskIou(m_set.masks[detection.mask], m_set.masks[truth.mask]);
    }

    void addPairs(std::uint32_t d, const std::vector<std::uint32_t>& tiny, std::vector<Overlap>& pairs) const
    {
        const Detection& detection = m_set.detections[d];
        const auto first = static_cast<std::ptrdiff_t>(pairs.size());
        for (const Overlap& pair : m_overlaps.of(d)) {
            const double threshold = m_thresholds[pair.truth];
            if (m_set.truths[pair.truth].classId == detection.classId && threshold >= m_overlaps.floor && pair.iou >= threshold) {
                pairs.push_back(pair);
            }
        }
        for (const std::uint32_t t : tiny) {
            const double iou = m_set.truths[t].classId == detection.classId ? iouOf(detection, m_set.truths[t]) : 0;
            if (iou > 0 && iou >= m_thresholds[t]) {
                pairs.push_back({t, iou});
            }
        }
        if (!tiny.empty()) {
            std::sort(pairs.begin() + first, pairs.end(), [](const Overlap& a, const Overlap& b) { return a.truth < b.truth; });
        }
    }

    const DetectionSet& m_set;
    const Overlaps& m_overlaps;
    std::vector<double> m_thresholds;
};

}  // namespace

double adaptiveThreshold(const Box& truth)
{
    if (!(truth.width > 0 && truth.height > 0)) {
        return 0.5;
    }
    return std::min(0.5, truth.width * truth.height / ((truth.width + 10) * (truth.height + 10)));
}

AdaptiveScores adaptiveAp(const DetectionSet& set, const Overlaps& overlaps, JobControl& control)
{
    const CountingRules rules = rulesOf(Definition::Coco);
    const ScoreOrder order = orderByScore(set, 0, control);
    // Every pair that is left may count: the threshold of each was looked at when it was collected.
    const Count count = countBy(rules, set, Pairs(set, overlaps).collect(control), 0);
    AdaptiveScores scores{.ap = {}, .classes = averagePrecisions(rules.area, count, order)};
    scores.ap = meanOf(scores.classes);
    return scores;
}

}  // namespace gg::metrics
