#include "core/metrics/matching.h"

#include <algorithm>

namespace gg::metrics {
namespace {

/// The truths of one image as detections take them, one after the other.
class Taker {
public:
    Taker(const DetectionSet& set, const Overlaps& overlaps, double iou, Matching& matching)
        : m_set(set), m_overlaps(overlaps), m_least(std::min(iou, 1 - 1e-10)), m_matching(matching)
    {
    }

    void take(std::uint32_t detection)
    {
        const Overlap best = bestFor(detection);
        if (best.truth == none) {
            m_matching.outcomes[detection] = Outcome::FalsePositive;
            return;
        }
        const Truth& truth = m_set.truths[best.truth];
        m_matching.outcomes[detection] = truth.ignore || truth.crowd ? Outcome::Ignored : Outcome::TruePositive;
        m_matching.truthOf[detection] = best.truth;
        m_matching.iouOf[detection] = best.iou;
        if (m_matching.detectionOf[best.truth] == none) {
            m_matching.detectionOf[best.truth] = detection;
        }
    }

private:
    /// A truth that counts goes before any ignored one; then the higher IoU; then the later truth.
    Overlap bestFor(std::uint32_t detection) const
    {
        Overlap counting{none, m_least};
        Overlap ignored{none, m_least};
        for (const Overlap& pair : m_overlaps.of(detection)) {
            const Truth& truth = m_set.truths[pair.truth];
            const bool taken = m_matching.detectionOf[pair.truth] != none && !truth.crowd;
            if (truth.classId != m_set.detections[detection].classId || taken) {
                continue;
            }
            Overlap& best = truth.ignore || truth.crowd ? ignored : counting;
            if (pair.iou >= best.iou) {
                best = pair;
            }
        }
        return counting.truth != none ? counting : ignored;
    }

    const DetectionSet& m_set;
    const Overlaps& m_overlaps;
    double m_least;
    Matching& m_matching;
};

}  // namespace

Matching matchDetections(const DetectionSet& set, const Overlaps& overlaps, double iou, std::size_t maxDetections)
{
    Matching matching{.iou = iou,
                      .outcomes = std::vector<Outcome>(set.detections.size(), Outcome::Ignored),
                      .truthOf = std::vector<std::uint32_t>(set.detections.size(), none),
                      .iouOf = std::vector<double>(set.detections.size(), 0.0),
                      .detectionOf = std::vector<std::uint32_t>(set.truths.size(), none)};
    Taker taker(set, overlaps, iou, matching);
    std::vector<std::size_t> seen(maxDetections > 0 ? set.classNames.size() : 0, 0);
    for (std::size_t image = 0; image < set.images; ++image) {
        std::fill(seen.begin(), seen.end(), 0);
        for (std::uint32_t d = set.detectionBegin[image]; d < set.detectionBegin[image + 1]; ++d) {
            if (maxDetections == 0 || ++seen[static_cast<std::size_t>(set.detections[d].classId)] <= maxDetections) {
                taker.take(d);
            }
        }
    }
    return matching;
}

}  // namespace gg::metrics
