#include "core/metrics/coco_matching.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <algorithm>

namespace gg::metrics {
namespace {

constexpr std::size_t imagesAtATime = 128;

bool countsNever(const Truth& truth)
{
    return truth.ignore || truth.crowd;
}

/// Matches image after image of one block; its buffers are reused.
class Matcher {
public:
    Matcher(const DetectionSet& set, const Overlaps& overlaps, const ScoreOrder& order, const CocoQuestion& question, CocoMatches& matches)
        : m_set(set), m_overlaps(overlaps), m_order(order), m_question(question), m_matches(matches), m_all(question.allBits())
    {
        for (const double threshold : question.thresholds) {
            m_least.push_back(std::min(threshold, 1 - 1e-10));
        }
    }

    void matchImage(std::size_t image, std::vector<Hits>& hits)
    {
        lookAtTruths(image);
        const double scale = m_question.areaScale(image);
        for (std::uint32_t d = m_set.detectionBegin[image]; d < m_set.detectionBegin[image + 1]; ++d) {
            if (m_order.rank[d] >= cocoMaxDetections) {
                continue;
            }
            const unsigned inside = m_question.lanesOf(m_set.detections[d].area * scale);
            m_matches.found[d] = CocoFound::wrongIn(inside);
            if (!findCandidates(d)) {
                continue;
            }
            const Hits found = hitsOf(inside);
            if (!sameAsNone(found, inside)) {
                m_matches.found[d] = CocoFound::hitsAt(hits.size());
                hits.push_back(found);
            }
        }
    }

private:
    struct Seen {
        std::array<ThresholdBits, lanes> taken{};
        unsigned counting = 0;  // bits of the ranges in which the truth is neither ignored nor outside
        bool crowd = false;
    };
    struct Candidate {
        double iou = 0;
        std::uint32_t truth = 0;  // within the image
        ThresholdBits reached = 0;
    };

    void lookAtTruths(std::size_t image)
    {
        m_firstTruth = m_set.truthBegin[image];
        m_truths.clear();
        const double scale = m_question.areaScale(image);
        for (const Truth& truth : m_set.truthsOf(image)) {
            m_truths.push_back({.counting = countsNever(truth) ? 0 : m_question.lanesOf(truth.area * scale), .crowd = truth.crowd});
        }
    }

    ThresholdBits reachedBy(double iou) const
    {
        ThresholdBits bits = 0;
        for (std::size_t t = 0; t < m_least.size(); ++t) {
            bits |= ThresholdBits{iou >= m_least[t]} << t;
        }
        return bits;
    }

    /// Truths of the detection's class that reach any threshold, best first.
    bool findCandidates(std::uint32_t detection)
    {
        m_candidates.clear();
        for (const Overlap& pair : m_overlaps.of(detection)) {
            if (m_set.truths[pair.truth].classId == m_set.detections[detection].classId) {
                const ThresholdBits reached = reachedBy(pair.iou);
                if (reached != 0) {
                    m_candidates.push_back({pair.iou, pair.truth - m_firstTruth, reached});
                }
            }
        }
        if (m_candidates.size() > 1) {
            std::sort(m_candidates.begin(), m_candidates.end(),
                      [](const Candidate& a, const Candidate& b) { return a.iou != b.iou ? a.iou > b.iou : a.truth > b.truth; });
        }
        return !m_candidates.empty();
    }

    /// Takes, at each threshold where that is still possible, the best of the truths that count, or of those that do not.
    ThresholdBits take(std::size_t lane, bool counting, ThresholdBits open)
    {
        ThresholdBits got = 0;
        for (const Candidate& candidate : m_candidates) {
            Seen& truth = m_truths[candidate.truth];
            if (((truth.counting >> lane & 1U) != 0) != counting) {
                continue;
            }
            const ThresholdBits now = candidate.reached & (open & ~got) & (truth.crowd ? m_all : ~truth.taken[lane]);
            truth.taken[lane] |= now;
            got |= now;
        }
        return got;
    }

    Hits hitsOf(unsigned inside)
    {
        Hits hits;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            hits[lane].right = take(lane, true, m_all);
            hits[lane].ignored = take(lane, false, m_all & ~hits[lane].right);
            if ((inside >> lane & 1U) == 0) {
                hits[lane].ignored = m_all & ~hits[lane].right;
            }
        }
        return hits;
    }

    bool sameAsNone(const Hits& hits, unsigned inside) const
    {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            if (hits[lane].right != 0 || hits[lane].ignored != ((inside >> lane & 1U) != 0 ? 0 : m_all)) {
                return false;
            }
        }
        return true;
    }

    const DetectionSet& m_set;
    const Overlaps& m_overlaps;
    const ScoreOrder& m_order;
    const CocoQuestion& m_question;
    CocoMatches& m_matches;
    ThresholdBits m_all;
    std::vector<double> m_least;
    std::uint32_t m_firstTruth = 0;
    std::vector<Seen> m_truths;
    std::vector<Candidate> m_candidates;
};

std::vector<std::array<std::size_t, lanes>> countTruths(const DetectionSet& set, const CocoQuestion& question)
{
    std::vector<std::array<std::size_t, lanes>> counts(set.classNames.size());
    for (const Truth& truth : set.truths) {
        const auto classId = static_cast<std::size_t>(truth.classId);
        if (classId >= counts.size()) {
            throw Error(ErrorCode::InvalidArgument, {}, "A truth names class " + std::to_string(truth.classId) + ", but there are only "
                                                            + std::to_string(counts.size()) + " classes.");
        }
        const unsigned inside = countsNever(truth) ? 0 : question.lanesOf(truth.area * question.areaScale(truth.image));
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            counts[classId][lane] += inside >> lane & 1U;
        }
    }
    return counts;
}

}  // namespace

CocoMatches matchCoco(const DetectionSet& set, const Overlaps& overlaps, const ScoreOrder& order, const CocoQuestion& question,
                      JobControl& control)
{
    CocoMatches matches;
    matches.found.resize(set.detections.size());
    matches.truths = countTruths(set, question);

    std::vector<std::vector<Hits>> hitsOfBlock((set.images + imagesAtATime - 1) / imagesAtATime);
    control.begin("Matching detections with truths", 2 * set.images);
    parallelBlocks(set.images, imagesAtATime, control, [&](std::size_t first, std::size_t last) {
        Matcher matcher(set, overlaps, order, question, matches);
        for (std::size_t image = first; image < last; ++image) {
            matcher.matchImage(image, hitsOfBlock[first / imagesAtATime]);
        }
    });

    std::vector<std::size_t> offset(hitsOfBlock.size() + 1, 0);
    for (std::size_t block = 0; block < hitsOfBlock.size(); ++block) {
        offset[block + 1] = offset[block] + hitsOfBlock[block].size();
    }
    matches.hits.resize(offset.back());
    parallelBlocks(set.images, imagesAtATime, control, [&](std::size_t first, std::size_t last) {
        const std::size_t block = first / imagesAtATime;
        std::copy(hitsOfBlock[block].begin(), hitsOfBlock[block].end(), matches.hits.begin() + static_cast<std::ptrdiff_t>(offset[block]));
        for (std::uint32_t d = set.detectionBegin[first]; d < set.detectionBegin[last]; ++d) {
            if (matches.found[d].hasHits()) {
                matches.found[d] = CocoFound::hitsAt(matches.found[d].hits() + offset[block]);
            }
        }
    });
    return matches;
}

}  // namespace gg::metrics
