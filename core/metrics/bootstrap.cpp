#include "core/metrics/bootstrap.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/metrics/coco.h"
#include "core/metrics/drawn_ap.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace gg::metrics {
namespace {

/// Draws one repetition. The generator depends on the seed and the repetition alone: whichever thread draws, draws the same.
template <typename Drawn>
void drawImages(std::size_t images, std::uint64_t seed, std::size_t repetition, Drawn drawn)
{
    std::seed_seq sequence{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                           static_cast<std::uint32_t>(repetition), static_cast<std::uint32_t>(repetition >> 32)};
    std::mt19937_64 random(sequence);
    std::uniform_int_distribution<std::size_t> image(0, images - 1);
    for (std::size_t i = 0; i < images; ++i) {
        drawn(image(random));
    }
}

/// The value below which `share` of the sorted values lie, between two of them in proportion.
double quantile(const std::vector<double>& sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(place);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (place - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

/// Differences that are undefined are NaN and left out.
void fillInterval(BootstrapDifference& result, std::vector<double> differences)
{
    std::erase_if(differences, [](double value) { return std::isnan(value); });
    std::sort(differences.begin(), differences.end());
    result.repetitions = differences.size();
    const double tail = (1 - result.level) / 2;
    result.low = differences.empty() ? result.difference : quantile(differences, tail);
    result.high = differences.empty() ? result.difference : quantile(differences, 1 - tail);
}

std::optional<double> valueOf(const DetectionSet& set, const Overlaps& overlaps, BootstrapMetric metric, JobControl& control)
{
    const CocoSummary summary = cocoScores(set, overlaps, control).all;
    return metric == BootstrapMetric::Ap ? summary.ap : summary.ap50;
}

constexpr const char* drawing = "Drawing images anew";

}  // namespace

std::optional<BootstrapDifference> bootstrapDifference(const DetectionSet& a, const Overlaps& overlapsA, const DetectionSet& b,
                                                       const Overlaps& overlapsB, BootstrapMetric metric, JobControl& control,
                                                       std::size_t repetitions, std::uint64_t seed)
{
    const auto same = [](const Truth& left, const Truth& right) {
        return left.image == right.image && left.classId == right.classId && left.counts() == right.counts();
    };
    if (a.images != b.images || a.classNames.size() != b.classNames.size()
        || !std::equal(a.truths.begin(), a.truths.end(), b.truths.begin(), b.truths.end(), same)) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "The two runs were evaluated on different images: " + std::to_string(a.images) + " images with "
                        + std::to_string(a.truths.size()) + " objects, and " + std::to_string(b.images) + " with "
                        + std::to_string(b.truths.size()) + ". Choose predictions for the same split.");
    }
    const std::optional<double> valueA = valueOf(a, overlapsA, metric, control);
    const std::optional<double> valueB = valueOf(b, overlapsB, metric, control);
    if (!valueA || !valueB) {
        return std::nullopt;
    }
    BootstrapDifference result{.a = *valueA, .b = *valueB, .difference = *valueB - *valueA, .images = a.images};
    const std::vector<double> thresholds = metric == BootstrapMetric::Ap ? cocoThresholds() : std::vector<double>{0.5};
    const DrawnAp apOfA(a, overlapsA, thresholds, control);
    const DrawnAp apOfB(b, overlapsB, thresholds, control);
    std::vector<double> differences(repetitions);
    control.begin(drawing, repetitions);
    parallelBlocks(repetitions, drawsAtOnce, control, [&](std::size_t begin, std::size_t end) {
        std::vector<DrawnImage> images(a.images);
        for (std::size_t repetition = begin; repetition < end; ++repetition) {
            drawImages(a.images, seed, repetition, [&](std::size_t image) { images[image].times[repetition - begin] += 1; });
        }
        const std::array<double, drawsAtOnce> drawsA = apOfA.of(images);
        const std::array<double, drawsAtOnce> drawsB = apOfB.of(images);
        for (std::size_t repetition = begin; repetition < end; ++repetition) {
            differences[repetition] = drawsB[repetition - begin] - drawsA[repetition - begin];
        }
    });
    fillInterval(result, std::move(differences));
    return result;
}

std::optional<BootstrapDifference> bootstrapDrawnDifference(std::size_t images, const DrawnMetric& a, const DrawnMetric& b, JobControl& control,
                                                            std::size_t repetitions, std::uint64_t seed)
{
    const std::vector<std::uint32_t> once(images, 1);
    const std::optional<double> valueA = a(once);
    const std::optional<double> valueB = b(once);
    if (images == 0 || !valueA || !valueB) {
        return std::nullopt;
    }
    BootstrapDifference result{.a = *valueA, .b = *valueB, .difference = *valueB - *valueA, .images = images};
    std::vector<double> differences(repetitions);
    control.begin(drawing, repetitions);
    parallelFor(repetitions, 4, control, [&](std::size_t repetition) {
        std::vector<std::uint32_t> weights(images, 0);
        drawImages(images, seed, repetition, [&](std::size_t image) { ++weights[image]; });
        const std::optional<double> drawA = a(weights);
        const std::optional<double> drawB = b(weights);
        differences[repetition] = drawA && drawB ? *drawB - *drawA : std::nan("");
    });
    fillInterval(result, std::move(differences));
    return result;
}

std::optional<BootstrapDifference> bootstrapMeanDifference(std::span<const double> a, std::span<const double> b, JobControl& control,
                                                           std::size_t repetitions, std::uint64_t seed)
{
    if (a.size() != b.size()) {
        throw Error(ErrorCode::InvalidArgument, {}, "The two runs have values for " + std::to_string(a.size()) + " and "
                                                        + std::to_string(b.size()) + " images. Choose predictions for the same split.");
    }
    if (a.empty()) {
        return std::nullopt;
    }
    const auto meanOf = [](std::span<const double> values) {
        return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    };
    BootstrapDifference result{.a = meanOf(a), .b = meanOf(b), .images = a.size()};
    result.difference = result.b - result.a;
    std::vector<double> differences(repetitions);
    control.begin(drawing, repetitions);
    parallelFor(repetitions, 4, control, [&](std::size_t repetition) {
        double sum = 0;
        drawImages(a.size(), seed, repetition, [&](std::size_t image) { sum += b[image] - a[image]; });
        differences[repetition] = sum / static_cast<double>(a.size());
    });
    fillInterval(result, std::move(differences));
    return result;
}

}  // namespace gg::metrics
