#include "core/metrics/confusion.h"

#include <algorithm>
#include <cassert>

namespace gg::metrics {
namespace {

/// The truths of one image and the best detection that chose each.
class ImagePairing {
public:
    ImagePairing(const DetectionSet& set, const Overlaps& overlaps, ConfusionMatrix& matrix)
        : m_set(set), m_overlaps(overlaps), m_matrix(matrix), m_bestOf(set.truths.size(), 0)
    {}

    /// A detection asks only for the truth that it covers best: where another covers that truth better, it does not turn to its second best.
    void choose(std::uint32_t detection)
    {
        std::uint32_t chosen = none;
        double best = m_matrix.iou;
        bool onIgnored = false;
        for (const Overlap& pair : m_overlaps.of(detection)) {
            if (pair.iou <= m_matrix.iou) {
                continue;
            }
            if (!m_set.truths[pair.truth].counts()) {
                onIgnored = true;
            } else if (pair.iou >= best) {
                best = pair.iou;
                chosen = pair.truth;
            }
        }
        m_matrix.counted[detection] = !onIgnored;
        // Detections come by falling score, so that of two that cover a truth equally well the surer one keeps it.
        if (chosen == none || best <= m_bestOf[chosen]) {
            return;
        }
        const std::uint32_t loser = m_matrix.detectionOf[chosen];
        if (loser != none) {
            m_matrix.truthOf[loser] = none;
        }
        m_bestOf[chosen] = best;
        m_matrix.detectionOf[chosen] = detection;
        m_matrix.truthOf[detection] = chosen;
    }

private:
    const DetectionSet& m_set;
    const Overlaps& m_overlaps;
    ConfusionMatrix& m_matrix;
    std::vector<double> m_bestOf;  ///< by truth: IoU of the detection that has it
};

void count(const DetectionSet& set, ConfusionMatrix& matrix, const std::vector<bool>& kept)
{
    const std::size_t side = matrix.classes + 1;
    for (std::size_t t = 0; t < set.truths.size(); ++t) {
        if (!set.truths[t].counts()) {
            continue;
        }
        const std::uint32_t detection = matrix.detectionOf[t];
        const std::size_t column = detection == none ? matrix.background() : static_cast<std::size_t>(set.detections[detection].classId);
        ++matrix.counts[static_cast<std::size_t>(set.truths[t].classId) * side + column];
    }
    for (std::size_t d = 0; d < set.detections.size(); ++d) {
        if (!kept[d]) {
            continue;
        }
        if (matrix.truthOf[d] != none) {
            matrix.counted[d] = true;
        } else if (matrix.counted[d]) {
            ++matrix.counts[matrix.background() * side + static_cast<std::size_t>(set.detections[d].classId)];
        }
    }
}

}  // namespace

ConfusionMatrix confusionMatrix(const DetectionSet& set, const Overlaps& overlaps, double confidence, double iou)
{
    const std::vector<double> all(set.classNames.size(), confidence);
    ConfusionMatrix matrix = confusionMatrix(set, overlaps, all, iou);
    matrix.confidence = confidence;
    return matrix;
}

ConfusionMatrix confusionMatrix(const DetectionSet& set, const Overlaps& overlaps, std::span<const double> confidenceOfClass, double iou)
{
    assert(confidenceOfClass.size() == set.classNames.size());
    ConfusionMatrix matrix{.classes = set.classNames.size(),
                           .confidence = confidenceOfClass.empty() ? 0 : *std::min_element(confidenceOfClass.begin(), confidenceOfClass.end()),
                           .iou = iou};
    matrix.counts.assign((matrix.classes + 1) * (matrix.classes + 1), 0);
    matrix.truthOf.assign(set.detections.size(), none);
    matrix.detectionOf.assign(set.truths.size(), none);
    matrix.counted.assign(set.detections.size(), false);

    std::vector<bool> kept(set.detections.size(), false);
    ImagePairing pairing(set, overlaps, matrix);
    for (std::uint32_t d = 0; d < set.detections.size(); ++d) {
        if (set.detections[d].score > confidenceOfClass[static_cast<std::size_t>(set.detections[d].classId)]) {
            kept[d] = true;
            pairing.choose(d);
        }
    }
    count(set, matrix, kept);
    return matrix;
}

std::vector<ConfusedPair> confusedPairs(const ConfusionMatrix& matrix)
{
    std::vector<std::uint64_t> found(matrix.classes, 0);
    for (std::size_t t = 0; t < matrix.classes; ++t) {
        for (std::size_t p = 0; p < matrix.classes; ++p) {
            found[t] += matrix.at(t, p);
        }
    }
    std::vector<ConfusedPair> pairs;
    for (std::size_t a = 0; a < matrix.classes; ++a) {
        for (std::size_t b = a + 1; b < matrix.classes; ++b) {
            const std::uint32_t aAsB = matrix.at(a, b);
            const std::uint32_t bAsA = matrix.at(b, a);
            if (aAsB + bAsA > 0) {
                pairs.push_back({.a = a,
                                 .b = b,
                                 .aAsB = aAsB,
                                 .bAsA = bAsA,
                                 .share = static_cast<double>(aAsB + bAsA) / static_cast<double>(found[a] + found[b])});
            }
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const ConfusedPair& left, const ConfusedPair& right) { return left.aAsB + left.bAsA > right.aAsB + right.bAsA; });
    return pairs;
}

}  // namespace gg::metrics
