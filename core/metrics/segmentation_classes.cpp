#include "core/metrics/segmentation_classes.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace gg::metrics {
namespace {

constexpr std::size_t labels = 256;

std::uint64_t repeated(std::uint8_t value)
{
    return 0x0101010101010101ULL * value;
}

std::uint64_t eight(const std::uint8_t* pixels)
{
    std::uint64_t value = 0;
    std::memcpy(&value, pixels, sizeof value);
    return value;
}

/// Masks are patches of one value: eight pixels at a time that go on as before are counted at once.
void addRow(std::span<std::uint64_t> pairs, const std::uint8_t* truth, const std::uint8_t* predicted, std::size_t size)
{
    std::size_t i = 0;
    while (i < size) {
        const std::uint8_t t = truth[i];
        const std::uint8_t p = predicted[i];
        std::size_t end = i + 1;
        while (end + 8 <= size && eight(truth + end) == repeated(t) && eight(predicted + end) == repeated(p)) {
            end += 8;
        }
        while (end < size && truth[end] == t && predicted[end] == p) {
            ++end;
        }
        pairs[t * labels + p] += end - i;
        i = end;
    }
}

template <typename Function>
void forEachClass(const PixelConfusion& confusion, std::span<const std::size_t> counted, Function&& function)
{
    if (counted.empty()) {
        for (std::size_t c = 0; c < confusion.classes; ++c) {
            function(c);
        }
        return;
    }
    for (const std::size_t c : counted) {
        function(c);
    }
}

}  // namespace

PixelConfusion::PixelConfusion(std::size_t count)
    : classes(count)
    , counts(count * (count + 1))
{
}

std::uint64_t PixelConfusion::total() const
{
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

PixelConfusion& PixelConfusion::operator+=(const PixelConfusion& other)
{
    std::transform(counts.begin(), counts.end(), other.counts.begin(), counts.begin(), std::plus<>());
    leftOut += other.leftOut;
    return *this;
}

void addLabelPairs(std::span<std::uint64_t> pairs, const LabelView& truth, const LabelView& predicted)
{
    for (int y = 0; y < truth.height; ++y) {
        addRow(pairs, truth.row(y), predicted.row(y), static_cast<std::size_t>(truth.width));
    }
}

void addPixels(PixelConfusion& confusion, const LabelView& truth, const LabelView& predicted)
{
    std::vector<std::uint64_t> pairs(labels * labels);
    addLabelPairs(pairs, truth, predicted);
    for (std::size_t t = 0; t < labels; ++t) {
        const auto row = pairs.begin() + static_cast<std::ptrdiff_t>(t * labels);
        if (t >= confusion.classes || t == noLabel) {
            confusion.leftOut += std::accumulate(row, row + labels, std::uint64_t{0});
            continue;
        }
        for (std::size_t p = 0; p < labels; ++p) {
            confusion.at(t, p == noLabel ? confusion.noClass() : std::min(p, confusion.noClass())) += row[static_cast<std::ptrdiff_t>(p)];
        }
    }
}

PixelCounts countsOf(const PixelConfusion& confusion, std::size_t classId)
{
    return countsByClass(confusion)[classId];
}

std::vector<PixelCounts> countsByClass(const PixelConfusion& confusion)
{
    std::vector<std::uint64_t> rows(confusion.classes);
    std::vector<std::uint64_t> columns(confusion.classes + 1);
    std::uint64_t all = 0;
    for (std::size_t truth = 0; truth < confusion.classes; ++truth) {
        for (std::size_t predicted = 0; predicted <= confusion.classes; ++predicted) {
            const std::uint64_t count = confusion.at(truth, predicted);
            rows[truth] += count;
            columns[predicted] += count;
            all += count;
        }
    }
    std::vector<PixelCounts> out(confusion.classes);
    for (std::size_t c = 0; c < confusion.classes; ++c) {
        const std::uint64_t both = confusion.at(c, c);
        out[c] = {.tp = both, .fp = columns[c] - both, .fn = rows[c] - both, .tn = all - rows[c] - columns[c] + both};
    }
    return out;
}

PixelCounts microCounts(const PixelConfusion& confusion, std::span<const std::size_t> counted)
{
    const std::vector<PixelCounts> counts = countsByClass(confusion);
    PixelCounts sum;
    forEachClass(confusion, counted, [&](std::size_t c) { sum += counts[c]; });
    return sum;
}

std::string_view pixelMetricId(PixelMetric metric)
{
    switch (metric) {
    case PixelMetric::Sensitivity:
        return "sensitivity";
    case PixelMetric::Specificity:
        return "specificity";
    case PixelMetric::Iou:
        return "iou";
    case PixelMetric::Dice:
        return "dice";
    case PixelMetric::Precision:
        return "precision";
    case PixelMetric::Accuracy:
        break;
    }
    return "accuracy";
}

std::optional<double> valueOf(PixelMetric metric, const PixelCounts& counts)
{
    switch (metric) {
    case PixelMetric::Sensitivity:
        return sensitivity(counts);
    case PixelMetric::Specificity:
        return specificity(counts);
    case PixelMetric::Iou:
        return iou(counts);
    case PixelMetric::Dice:
        return dice(counts);
    case PixelMetric::Precision:
        return precision(counts);
    case PixelMetric::Accuracy:
        break;
    }
    return pixelAccuracy(counts);
}

DefinedMean macroMean(PixelMetric metric, const PixelConfusion& confusion, std::span<const std::size_t> counted)
{
    const std::vector<PixelCounts> counts = countsByClass(confusion);
    DefinedMean mean;
    forEachClass(confusion, counted, [&](std::size_t c) { mean.add(valueOf(metric, counts[c])); });
    return mean;
}

}  // namespace gg::metrics
