#include "core/metrics/score_order.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

namespace gg::metrics {
namespace {

constexpr std::size_t imagesAtATime = 128;

/// A score as a number that is smaller the higher the score is, and equal only for equal scores.
struct Keyed {
    std::uint64_t key = 0;
    std::uint32_t detection = 0;
};

std::uint64_t fallingKey(double score)
{
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    if (std::isnan(score)) {
        return std::numeric_limits<std::uint64_t>::max();
    }
    const auto bits = std::bit_cast<std::uint64_t>(score + 0.0);  // the sum makes 0 of −0
    return (bits & sign) != 0 ? bits : ~(bits | sign);
}

/// Below this a comparing sort is faster than clearing the counters.
constexpr std::size_t fewForRadix = 1500;
constexpr int digitBits = 11;
constexpr std::size_t digitValues = std::size_t{1} << digitBits;
constexpr std::size_t digits = (64 + digitBits - 1) / digitBits;

std::size_t digitOf(std::uint64_t key, std::size_t digit)
{
    return (key >> (digit * digitBits)) & (digitValues - 1);
}

/// Lowest digit first; every pass keeps the order of what is equal. A digit that is the same everywhere needs no pass.
void radixSort(std::span<Keyed> items)
{
    std::vector<std::array<std::uint32_t, digitValues>> counts(digits);
    for (const Keyed& item : items) {
        for (std::size_t digit = 0; digit < digits; ++digit) {
            ++counts[digit][digitOf(item.key, digit)];
        }
    }
    std::vector<Keyed> spare(items.size());
    std::span<Keyed> from = items;
    std::span<Keyed> to = spare;
    for (std::size_t digit = 0; digit < digits; ++digit) {
        auto& next = counts[digit];
        if (next[digitOf(from.front().key, digit)] == items.size()) {
            continue;
        }
        std::exclusive_scan(next.begin(), next.end(), next.begin(), std::uint32_t{0});
        for (const Keyed& item : from) {
            to[next[digitOf(item.key, digit)]++] = item;
        }
        std::swap(from, to);
    }
    if (from.data() != items.data()) {
        std::copy(from.begin(), from.end(), items.begin());
    }
}

void sortByKey(std::span<Keyed> items)
{
    if (items.size() >= fewForRadix) {
        radixSort(items);
        return;
    }
    std::sort(items.begin(), items.end(),
              [](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : a.detection < b.detection; });
}

/// Gives every detection its rank, and each block of images and class a place in the order.
class Gathering {
public:
    Gathering(const DetectionSet& set, std::size_t maxDetections, ScoreOrder& order)
        : m_set(set), m_most(maxDetections > 0 ? maxDetections : none), m_classes(set.classNames.size()), m_order(order),
          m_places((set.images + imagesAtATime - 1) / imagesAtATime * m_classes, 0)
    {
        order.rank.resize(set.detections.size());
    }

    void rankBlock(std::size_t firstImage, std::size_t lastImage)
    {
        std::uint32_t* const count = m_places.data() + firstImage / imagesAtATime * m_classes;
        std::vector<std::uint32_t> seen(m_classes, 0);
        for (std::size_t image = firstImage; image < lastImage; ++image) {
            const std::span<const Detection> detections = m_set.detectionsOf(image);
            std::uint32_t* const rank = m_order.rank.data() + m_set.detectionBegin[image];
            for (std::size_t i = 0; i < detections.size(); ++i) {
                const std::size_t classId = checkedClass(detections[i]);
                rank[i] = seen[classId]++;
                count[classId] += rank[i] < m_most ? 1 : 0;
            }
            for (const Detection& detection : detections) {
                seen[static_cast<std::size_t>(detection.classId)] = 0;
            }
        }
    }

    /// Turns the counts into places: class after class, within a class block after block.
    void layOut()
    {
        m_order.begin.assign(m_classes + 1, 0);
        std::uint32_t place = 0;
        for (std::size_t classId = 0; classId < m_classes; ++classId) {
            for (std::size_t at = classId; at < m_places.size(); at += m_classes) {
                place += std::exchange(m_places[at], place);
            }
            m_order.begin[classId + 1] = place;
        }
        m_keyed.resize(place);
        m_order.detections.resize(place);
    }

    void gatherBlock(std::size_t firstImage, std::size_t lastImage)
    {
        std::uint32_t* const place = m_places.data() + firstImage / imagesAtATime * m_classes;
        for (std::uint32_t d = m_set.detectionBegin[firstImage]; d < m_set.detectionBegin[lastImage]; ++d) {
            if (m_order.rank[d] < m_most) {
                const Detection& detection = m_set.detections[d];
                m_keyed[place[detection.classId]++] = {fallingKey(detection.score), d};
            }
        }
    }

    void sortClass(std::size_t classId)
    {
        const std::span<Keyed> items{m_keyed.data() + m_order.begin[classId], m_order.begin[classId + 1] - m_order.begin[classId]};
        sortByKey(items);
        std::transform(items.begin(), items.end(), m_order.detections.begin() + m_order.begin[classId],
                       [](const Keyed& item) { return item.detection; });
    }

private:
    std::size_t checkedClass(const Detection& detection) const
    {
        const auto classId = static_cast<std::size_t>(detection.classId);
        if (classId >= m_classes) {
            throw Error(ErrorCode::InvalidArgument, {}, "A detection names class " + std::to_string(detection.classId) + ", but there are only "
                                                            + std::to_string(m_classes) + " classes.");
        }
        return classId;
    }

    const DetectionSet& m_set;
    std::size_t m_most;
    std::size_t m_classes;
    ScoreOrder& m_order;
    std::vector<std::uint32_t> m_places;  // [block][class]
    std::vector<Keyed> m_keyed;
};

/// The largest classes first, so that no thread is left with one of them at the end.
std::vector<std::size_t> bySize(const std::vector<std::uint32_t>& begin)
{
    std::vector<std::size_t> classes(begin.size() - 1);
    std::iota(classes.begin(), classes.end(), std::size_t{0});
    const auto size = [&](std::size_t classId) { return begin[classId + 1] - begin[classId]; };
    std::stable_sort(classes.begin(), classes.end(), [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
    return classes;
}

}  // namespace

ScoreOrder orderByScore(const DetectionSet& set, std::size_t maxDetections, JobControl& control)
{
    ScoreOrder order;
    Gathering gathering(set, maxDetections, order);
    control.begin("Sorting detections by confidence", 2 * set.images + set.classNames.size());
    parallelBlocks(set.images, imagesAtATime, control, [&](std::size_t first, std::size_t last) { gathering.rankBlock(first, last); });
    gathering.layOut();
    parallelBlocks(set.images, imagesAtATime, control, [&](std::size_t first, std::size_t last) { gathering.gatherBlock(first, last); });
    const std::vector<std::size_t> classes = bySize(order.begin);
    parallelFor(classes.size(), 1, control, [&](std::size_t i) { gathering.sortClass(classes[i]); });
    return order;
}

std::vector<ScoredDetection> allByScore(const DetectionSet& set)
{
    std::vector<Keyed> keyed(set.detections.size());
    for (std::uint32_t d = 0; d < keyed.size(); ++d) {
        keyed[d] = {fallingKey(set.detections[d].score), d};
    }
    sortByKey(keyed);
    std::vector<ScoredDetection> order(keyed.size());
    std::transform(keyed.begin(), keyed.end(), order.begin(), [&](const Keyed& item) {
        const Detection& detection = set.detections[item.detection];
        return ScoredDetection{.score = detection.score, .detection = item.detection, .classId = detection.classId};
    });
    return order;
}

}  // namespace gg::metrics
