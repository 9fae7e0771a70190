#include "core/metrics/threshold_sweep.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <numeric>

namespace gg::metrics {
namespace {

constexpr std::size_t levels = 256;

std::uint64_t sum(const std::array<std::uint64_t, levels>& counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

}  // namespace

void ProbabilityHistogram::add(const std::uint8_t* probability, const std::uint8_t* truth, std::size_t size)
{
    // 0 background, 1 foreground, 2 left out. Two tables by turns: neighbours mostly have the same value, and adding to one cell twice in
    // a row waits for the first sum.
    std::array<std::uint8_t, levels> side{};
    side.fill(1);
    side[0] = 0;
    side[255] = 2;
    std::array<std::array<std::uint32_t, levels * 3>, 2> tables{};
    constexpr std::size_t most = std::size_t{1} << 31U;
    for (std::size_t begin = 0; begin < size; begin += most) {
        for (auto& table : tables) {
            table.fill(0);
        }
        const std::size_t end = std::min(size, begin + most);
        for (std::size_t i = begin; i < end; ++i) {
            ++tables[i & 1U][side[truth[i]] * levels + probability[i]];
        }
        for (std::size_t level = 0; level < levels; ++level) {
            background[level] += std::uint64_t{tables[0][level]} + tables[1][level];
            foreground[level] += std::uint64_t{tables[0][levels + level]} + tables[1][levels + level];
        }
    }
}

ProbabilityHistogram& ProbabilityHistogram::operator+=(const ProbabilityHistogram& other)
{
    std::transform(foreground.begin(), foreground.end(), other.foreground.begin(), foreground.begin(), std::plus<>());
    std::transform(background.begin(), background.end(), other.background.begin(), background.begin(), std::plus<>());
    return *this;
}

std::uint64_t ProbabilityHistogram::total() const
{
    return sum(foreground) + sum(background);
}

double probabilityAt(int threshold)
{
    return (threshold + 0.5) / 255.0;
}

PixelCounts countsAt(const ProbabilityHistogram& histogram, int threshold)
{
    const auto above = static_cast<std::ptrdiff_t>(threshold) + 1;
    const auto share = [above](const std::array<std::uint64_t, levels>& counts) {
        return std::accumulate(counts.begin() + above, counts.end(), std::uint64_t{0});
    };
    const std::uint64_t tp = share(histogram.foreground);
    const std::uint64_t fp = share(histogram.background);
    return {.tp = tp, .fp = fp, .fn = sum(histogram.foreground) - tp, .tn = sum(histogram.background) - fp};
}

ThresholdSweep sweepOf(const ProbabilityHistogram& histogram)
{
    ThresholdSweep sweep;
    PixelCounts counts{.tp = 0, .fp = 0, .fn = sum(histogram.foreground), .tn = sum(histogram.background)};
    for (std::size_t threshold = levels; threshold-- > 0;) {
        sweep.at[threshold] = counts;
        counts.tp += histogram.foreground[threshold];
        counts.fn -= histogram.foreground[threshold];
        counts.fp += histogram.background[threshold];
        counts.tn -= histogram.background[threshold];
    }
    return sweep;
}

std::optional<int> bestDiceThreshold(const ThresholdSweep& sweep)
{
    if (sweep.at[0].tp + sweep.at[0].fn == 0) {
        return std::nullopt;
    }
    int best = middleThreshold;
    double bestDice = dice(sweep.at[middleThreshold]).value_or(0);
    for (int threshold = 0; threshold < thresholds; ++threshold) {
        const double value = dice(sweep.at[static_cast<std::size_t>(threshold)]).value_or(0);
        const bool nearer = value == bestDice && std::abs(threshold - middleThreshold) < std::abs(best - middleThreshold);
        if (value > bestDice || nearer) {
            best = threshold;
            bestDice = value;
        }
    }
    return best;
}

std::optional<double> averagePrecision(const ProbabilityHistogram& histogram)
{
    const std::uint64_t positives = sum(histogram.foreground);
    if (positives == 0) {
        return std::nullopt;
    }
    double area = 0;
    std::uint64_t tp = 0;
    std::uint64_t all = 0;
    for (std::size_t level = levels; level-- > 0;) {
        tp += histogram.foreground[level];
        all += histogram.foreground[level] + histogram.background[level];
        if (histogram.foreground[level] > 0) {
            area += static_cast<double>(histogram.foreground[level]) * static_cast<double>(tp) / static_cast<double>(all);
        }
    }
    return area / static_cast<double>(positives);
}

std::optional<double> rocArea(const ProbabilityHistogram& histogram)
{
    const std::uint64_t positives = sum(histogram.foreground);
    const std::uint64_t negatives = sum(histogram.background);
    if (positives == 0 || negatives == 0) {
        return std::nullopt;
    }
    double ordered = 0;
    std::uint64_t below = 0;
    for (std::size_t level = 0; level < levels; ++level) {
        ordered += static_cast<double>(histogram.foreground[level])
                   * (static_cast<double>(below) + 0.5 * static_cast<double>(histogram.background[level]));
        below += histogram.background[level];
    }
    return ordered / static_cast<double>(positives) / static_cast<double>(negatives);
}

}  // namespace gg::metrics
