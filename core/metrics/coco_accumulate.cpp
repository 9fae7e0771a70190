#include "core/metrics/coco_accumulate.h"

#include "core/base/parallel.h"
#include "core/metrics/average_precision.h"

#include <algorithm>
#include <bit>

namespace gg::metrics {
namespace {

template <typename Visit>
void forEachBit(ThresholdBits bits, const Visit& visit)
{
    for (; bits != 0; bits &= bits - 1) {
        visit(static_cast<std::size_t>(std::countr_zero(bits)));
    }
}

/// One class's counts while its detections go by.
class ClassTally {
public:
    ClassTally(std::size_t thresholds, ThresholdBits all, const std::array<std::size_t, lanes>& truths)
        : m_thresholds(thresholds), m_all(all), m_truths(truths)
    {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            m_falseBefore[lane].resize(thresholds * truths[lane]);
        }
    }

    void addWrong(unsigned inLanes)
    {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            m_wrong[lane] += inLanes >> lane & 1U;
        }
    }

    void addHits(const Hits& hits, std::uint32_t rank)
    {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const auto [right, ignored] = hits[lane];
            forEachBit(right, [&](std::size_t t) { m_falseBefore[lane][t * m_truths[lane] + m_found[lane][t]++] = m_wrong[lane] + m_wrongAt[lane][t]; });
            forEachBit(m_all & ~(right | ignored), [&](std::size_t t) { ++m_wrongAt[lane][t]; });
        }
        if (rank < 10) {
            forEachBit(hits[0].right, [&](std::size_t t) { ++m_found10[t]; });
        }
        if (rank < 1) {
            forEachBit(hits[0].right, [&](std::size_t t) { ++m_found1[t]; });
        }
    }

    void writeTo(CocoCurves& curves, std::size_t firstThreshold, std::size_t classId) const
    {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            if (m_truths[lane] == 0) {
                continue;
            }
            const std::array<std::uint32_t, 101> needed = truePositivesFor(m_truths[lane]);
            for (std::size_t t = 0; t < m_thresholds; ++t) {
                const std::size_t at = curves.at(firstThreshold + t, classId);
                const std::span<const std::uint32_t> before{m_falseBefore[lane].data() + t * m_truths[lane], m_found[lane][t]};
                std::ranges::copy(interpolatedPrecision(before, needed), curves.precision[lane].begin() + static_cast<std::ptrdiff_t>(at * 101));
                curves.recall[lane][at] = share(m_found[lane][t], lane);
                if (lane == 0) {
                    curves.recall1[at] = share(m_found1[t], lane);
                    curves.recall10[at] = share(m_found10[t], lane);
                }
            }
        }
    }

private:
    using Counts = std::array<std::uint32_t, thresholdsAtOnce>;

    double share(std::uint32_t found, std::size_t lane) const { return static_cast<double>(found) / static_cast<double>(m_truths[lane]); }

    std::size_t m_thresholds;
    ThresholdBits m_all;
    std::array<std::size_t, lanes> m_truths;
    std::array<std::vector<std::uint32_t>, lanes> m_falseBefore;  // [threshold][true positive]
    std::array<std::uint32_t, lanes> m_wrong{};                   // at all thresholds
    std::array<Counts, lanes> m_wrongAt{};                        // beside these
    std::array<Counts, lanes> m_found{};
    Counts m_found1{};
    Counts m_found10{};
};

}  // namespace

CocoCurves::CocoCurves(std::size_t thresholdCount, std::size_t classCount) : thresholds(thresholdCount), classes(classCount)
{
    const std::size_t size = thresholds * classes;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        precision[lane].assign(size * 101, -1);
        recall[lane].assign(size, -1);
    }
    recall1.assign(size, -1);
    recall10.assign(size, -1);
}

void accumulateCoco(const DetectionSet& set, const ScoreOrder& order, const CocoQuestion& question, const CocoMatches& matches,
                    std::size_t firstThreshold, CocoCurves& curves, JobControl& control)
{
    control.begin("Accumulating precision and recall", set.classNames.size());
    parallelFor(set.classNames.size(), 1, control, [&](std::size_t classId) {
        ClassTally tally(question.thresholds.size(), question.allBits(), matches.truths[classId]);
        for (const std::uint32_t d : order.of(classId)) {
            const CocoFound found = matches.found[d];
            if (found.hasHits()) {
                tally.addHits(matches.hits[found.hits()], order.rank[d]);
            } else {
                tally.addWrong(found.lanesInside());
            }
        }
        tally.writeTo(curves, firstThreshold, classId);
    });
}

}  // namespace gg::metrics
