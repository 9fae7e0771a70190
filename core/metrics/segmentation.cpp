#include "core/metrics/segmentation.h"

namespace gg::metrics {
namespace {

std::optional<double> share(std::uint64_t part, std::uint64_t whole)
{
    if (whole == 0) {
        return std::nullopt;
    }
    return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

PixelCounts& PixelCounts::operator+=(const PixelCounts& other)
{
    tp += other.tp;
    fp += other.fp;
    fn += other.fn;
    tn += other.tn;
    return *this;
}

std::optional<double> sensitivity(const PixelCounts& counts)
{
    return share(counts.tp, counts.tp + counts.fn);
}

std::optional<double> specificity(const PixelCounts& counts)
{
    return share(counts.tn, counts.tn + counts.fp);
}

std::optional<double> iou(const PixelCounts& counts)
{
    return share(counts.tp, counts.tp + counts.fp + counts.fn);
}

std::optional<double> dice(const PixelCounts& counts)
{
    return share(2 * counts.tp, 2 * counts.tp + counts.fp + counts.fn);
}

std::optional<double> precision(const PixelCounts& counts)
{
    return share(counts.tp, counts.tp + counts.fp);
}

std::optional<double> pixelAccuracy(const PixelCounts& counts)
{
    return share(counts.tp + counts.tn, counts.total());
}

std::optional<double> predictedForeground(const PixelCounts& counts)
{
    return share(counts.tp + counts.fp, counts.total());
}

std::optional<double> trueForeground(const PixelCounts& counts)
{
    return share(counts.tp + counts.fn, counts.total());
}

PixelCounts countPixels(const float* probability, const std::uint8_t* truth, std::size_t size, float threshold)
{
    // Three sums without a branch: the compiler turns them into vector code, and they give all four cells.
    std::uint64_t both = 0;
    std::uint64_t predicted = 0;
    std::uint64_t positive = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const auto p = static_cast<std::uint64_t>(probability[i] > threshold);
        const auto t = static_cast<std::uint64_t>(truth[i] != 0);
        both += p & t;
        predicted += p;
        positive += t;
    }
    return {.tp = both, .fp = predicted - both, .fn = positive - both, .tn = size - predicted - positive + both};
}

}  // namespace gg::metrics
