#include "core/metrics/boundary_sweep.h"

#include "core/metrics/boundary_pixels.h"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <vector>

namespace gg::metrics {
namespace {

constexpr std::uint8_t foreground = 1;

/// A pixel that is on the predicted boundary at the thresholds [low, high).
struct Candidate {
    int x = 0;
    std::uint8_t low = 0;
    std::uint8_t high = 0;
};

/// Row by row, from left to right.
struct Candidates {
    std::vector<Candidate> all;
    std::vector<std::size_t> rowBegin;  ///< one more than rows

    std::span<const Candidate> row(int y) const
    {
        const auto i = static_cast<std::size_t>(y);
        return std::span(all).subspan(rowBegin[i], rowBegin[i + 1] - rowBegin[i]);
    }
};

Candidates candidatesIn(const LabelView& truth, const LabelView& probability)
{
    Candidates out;
    out.rowBegin.push_back(0);
    for (int y = 0; y < truth.height; ++y) {
        for (int x = 0; x < truth.width; ++x) {
            if (truth.row(y)[x] == noLabel) {
                continue;
            }
            const std::uint8_t value = probability.row(y)[x];
            std::uint8_t low = value;
            const auto look = [&](int nx, int ny) {
                if (nx >= 0 && ny >= 0 && nx < truth.width && ny < truth.height) {
                    // What the truth leaves open has no label, whatever the threshold.
                    low = std::min(low, truth.row(ny)[nx] == noLabel ? std::uint8_t{0} : probability.row(ny)[nx]);
                }
            };
            look(x - 1, y);
            look(x + 1, y);
            look(x, y - 1);
            look(x, y + 1);
            if (low < value) {
                out.all.push_back({.x = x, .low = low, .high = value});
            }
        }
        out.rowBegin.push_back(out.all.size());
    }
    return out;
}

/// A set of thresholds.
class ThresholdSet {
public:
    void add(std::uint8_t low, std::uint8_t high)
    {
        const Words& until = before()[high];
        const Words& from = before()[low];
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            m_words[i] |= until[i] & ~from[i];
        }
    }
    /// Nothing lies above 255: no more can come in.
    bool full() const { return m_words == before()[thresholds - 1]; }
    void countInto(std::array<std::uint32_t, thresholds>& counts) const
    {
        for (std::size_t t = 0; t < counts.size(); ++t) {
            counts[t] += static_cast<std::uint32_t>(m_words[t / 64] >> (t % 64) & 1U);
        }
    }

private:
    using Words = std::array<std::uint64_t, thresholds / 64>;

    /// The thresholds below each.
    static const std::array<Words, thresholds>& before()
    {
        static const std::array<Words, thresholds> sets = [] {
            std::array<Words, thresholds> out{};
            for (std::size_t t = 1; t < out.size(); ++t) {
                out[t] = out[t - 1];
                out[t][(t - 1) / 64] |= std::uint64_t{1} << ((t - 1) % 64);
            }
            return out;
        }();
        return sets;
    }

    Words m_words{};
};

ThresholdSet nearAt(const BoundaryPixel& pixel, const Candidates& candidates, const std::vector<int>& disc, int height)
{
    ThresholdSet set;
    const auto reach = static_cast<int>(disc.size()) - 1;
    for (int y = std::max(0, pixel.y - reach); y <= std::min(height - 1, pixel.y + reach); ++y) {
        const int half = disc[static_cast<std::size_t>(std::abs(y - pixel.y))];
        const auto row = candidates.row(y);
        auto at = std::lower_bound(row.begin(), row.end(), pixel.x - half, [](const Candidate& one, int x) { return one.x < x; });
        for (; at != row.end() && at->x <= pixel.x + half; ++at) {
            set.add(at->low, at->high);
        }
        if (set.full()) {
            break;
        }
    }
    return set;
}

/// Of +1 where an interval begins and -1 where it ends: how many hold each threshold. Wraps on the way, as unsigned numbers may.
void addUp(std::array<std::uint32_t, thresholds>& changes)
{
    for (std::size_t t = 1; t < changes.size(); ++t) {
        changes[t] += changes[t - 1];
    }
}

}  // namespace

BoundarySweep sweepBoundary(const LabelView& truth, const LabelView& probability, double tolerance)
{
    BoundarySweep sweep;
    const std::vector<BoundaryPixel> truePixels = boundaryPixels(truth, {.first = foreground, .count = 1}).front();
    const Candidates candidates = candidatesIn(truth, probability);
    sweep.truth = static_cast<std::uint32_t>(truePixels.size());
    Nearness nearness(truth.width, truth.height, tolerance);
    nearness.paint(truePixels);
    for (int y = 0; y < truth.height; ++y) {
        for (const Candidate& candidate : candidates.row(y)) {
            ++sweep.predicted[candidate.low];
            --sweep.predicted[candidate.high];
            if (nearness.isNear(candidate.x, y)) {
                ++sweep.predictedNear[candidate.low];
                --sweep.predictedNear[candidate.high];
            }
        }
    }
    addUp(sweep.predicted);
    addUp(sweep.predictedNear);
    const std::vector<int> disc = discRows(tolerance);
    for (const BoundaryPixel& pixel : truePixels) {
        nearAt(pixel, candidates, disc, truth.height).countInto(sweep.truthNear);
    }
    return sweep;
}

BoundaryCounts countsAt(const BoundarySweep& sweep, int threshold)
{
    const auto t = static_cast<std::size_t>(threshold);
    return {.truth = sweep.truth, .truthNear = sweep.truthNear[t], .predicted = sweep.predicted[t], .predictedNear = sweep.predictedNear[t]};
}

void add(PooledBoundarySweep& pooled, const BoundarySweep& sweep)
{
    for (int t = 0; t < thresholds; ++t) {
        pooled[static_cast<std::size_t>(t)] += countsAt(sweep, t);
    }
}

}  // namespace gg::metrics
