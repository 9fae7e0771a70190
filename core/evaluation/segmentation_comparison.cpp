#include "core/evaluation/segmentation_comparison.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>

namespace gg::evaluation {
namespace {

using metrics::PixelCounts;

/// Places in the two epochs of one image.
struct Pair {
    std::size_t a = 0;
    std::size_t b = 0;
};

using NameOf = std::function<std::string(const SegmentationImage&)>;

/// By name; names that several images of one side have stand for none of them.
std::map<std::string, std::optional<std::size_t>> placesOf(const SegmentationEpoch& epoch, const NameOf& nameOf)
{
    std::map<std::string, std::optional<std::size_t>> places;
    for (std::size_t i = 0; i < epoch.images.size(); ++i) {
        const auto [at, isNew] = places.try_emplace(nameOf(epoch.images[i]), i);
        if (!isNew) {
            at->second.reset();
        }
    }
    return places;
}

std::vector<Pair> pairsBy(const NameOf& nameOf, const SegmentationEpoch& epochA, const SegmentationEpoch& epochB)
{
    const auto placesA = placesOf(epochA, nameOf);
    std::vector<Pair> pairs;
    for (const auto& [name, place] : placesOf(epochB, nameOf)) {
        const auto other = placesA.find(name);
        if (place && other != placesA.end() && other->second) {
            pairs.push_back({.a = *other->second, .b = *place});
        }
    }
    // The draws of the bootstrap go by place: the order must not hang on how names sort.
    std::sort(pairs.begin(), pairs.end(), [](const Pair& left, const Pair& right) { return left.a < right.a; });
    return pairs;
}

std::vector<Pair> sharedImages(const SegmentationEpoch& epochA, const SegmentationEpoch& epochB)
{
    std::vector<Pair> pairs = pairsBy([](const SegmentationImage& image) { return image.image; }, epochA, epochB);
    if (pairs.empty()) {
        pairs = pairsBy([](const SegmentationImage& image) { return std::filesystem::path(image.image).filename().string(); }, epochA, epochB);
    }
    return pairs;
}

MaskDifference byImages(const SegmentationEvaluation& a, const SegmentationEpoch& epochA, const SegmentationEvaluation& b,
                        const SegmentationEpoch& epochB, const std::vector<Pair>& pairs, SegmentationMetric metric, JobControl& control)
{
    std::vector<double> valuesA;
    std::vector<double> valuesB;
    for (const Pair& pair : pairs) {
        const std::optional<double> valueA = valueOf(a, epochA.images[pair.a], metric);
        const std::optional<double> valueB = valueOf(b, epochB.images[pair.b], metric);
        if (valueA && valueB) {
            valuesA.push_back(*valueA);
            valuesB.push_back(*valueB);
        }
    }
    return {.metric = metric,
            .mean = ComparedMean::Images,
            .difference = metrics::bootstrapMeanDifference(valuesA, valuesB, control),
            .images = valuesA.size()};
}

/// The pooled value of one side for any draw of the images. Only what IoU and Dice need: true negatives are not kept.
class PooledValue {
public:
    PooledValue(const SegmentationEvaluation& evaluation, SegmentationMetric metric)
        : m_evaluation(evaluation)
        , m_metric(static_cast<metrics::PixelMetric>(metric))
    {
    }
    void add(const SegmentationImage& image) { m_images.push_back(&image); }

    std::optional<double> of(std::span<const std::uint32_t> weights) const
    {
        std::vector<PixelCounts> classes(m_evaluation.classes());
        for (std::size_t i = 0; i < m_images.size(); ++i) {
            if (weights[i] == 0) {
                continue;
            }
            for (const PixelCell& cell : m_images[i]->cells) {
                addTo(classes, cell, std::uint64_t{cell.count} * weights[i]);
            }
        }
        metrics::DefinedMean mean;
        for (const std::size_t c : m_evaluation.counted) {
            mean.add(metrics::valueOf(m_metric, classes[c]));
        }
        return mean.value;
    }

private:
    static void addTo(std::vector<PixelCounts>& classes, const PixelCell& cell, std::uint64_t pixels)
    {
        if (cell.truth == cell.predicted) {
            classes[cell.truth].tp += pixels;
            return;
        }
        classes[cell.truth].fn += pixels;
        if (cell.predicted < classes.size()) {
            classes[cell.predicted].fp += pixels;
        }
    }

    const SegmentationEvaluation& m_evaluation;
    metrics::PixelMetric m_metric;
    std::vector<const SegmentationImage*> m_images;
};

MaskDifference pooled(const SegmentationEvaluation& a, const SegmentationEpoch& epochA, const SegmentationEvaluation& b,
                      const SegmentationEpoch& epochB, const std::vector<Pair>& pairs, SegmentationMetric metric, JobControl& control)
{
    PooledValue valueA(a, metric);
    PooledValue valueB(b, metric);
    for (const Pair& pair : pairs) {
        valueA.add(epochA.images[pair.a]);
        valueB.add(epochB.images[pair.b]);
    }
    const auto of = [](const PooledValue& value) { return [&value](std::span<const std::uint32_t> weights) { return value.of(weights); }; };
    return {.metric = metric,
            .mean = ComparedMean::Pooled,
            .difference = metrics::bootstrapDrawnDifference(pairs.size(), of(valueA), of(valueB), control),
            .images = pairs.size()};
}

void requireComparable(const SegmentationEvaluation& a, const SegmentationEvaluation& b)
{
    if (a.meaning != b.meaning) {
        const SegmentationEvaluation& classes = a.meaning == MaskMeaning::Classes ? a : b;
        const SegmentationEvaluation& foreground = a.meaning == MaskMeaning::Classes ? b : a;
        throw Error(ErrorCode::InvalidArgument, b.path,
                    classes.name + " tells " + std::to_string(classes.classes()) + " classes from each other, " + foreground.name
                        + " foreground from background: their numbers speak of different things. Choose two of one kind, or say what the masks "
                          "mean (--mask-meaning).");
    }
}

}  // namespace

std::optional<metrics::BootstrapDifference> differenceOf(const MaskComparison& comparison, SegmentationMetric metric, ComparedMean mean)
{
    const auto& all = comparison.differences;
    const auto at = std::find_if(all.begin(), all.end(), [&](const MaskDifference& one) { return one.metric == metric && one.mean == mean; });
    return at == all.end() ? std::nullopt : at->difference;
}

MaskComparison compareMasks(const SegmentationEvaluation& a, const SegmentationEpoch& epochA, const SegmentationEvaluation& b,
                            const SegmentationEpoch& epochB, JobControl& control)
{
    requireComparable(a, b);
    const std::vector<Pair> pairs = sharedImages(epochA, epochB);
    if (pairs.empty()) {
        throw Error(ErrorCode::InvalidArgument, b.path,
                    "Is for other images than " + a.path + ", so that the two cannot be compared image by image. Choose predictions for the same split.");
    }
    MaskComparison out{.differences = {},
                       .sharedImages = pairs.size(),
                       .onlyA = epochA.images.size() - pairs.size(),
                       .onlyB = epochB.images.size() - pairs.size()};
    std::vector<SegmentationMetric> compared{SegmentationMetric::Iou, SegmentationMetric::Dice, SegmentationMetric::Sensitivity};
    if (a.hasBoundaries && b.hasBoundaries) {
        compared.push_back(SegmentationMetric::BoundaryF1);
    }
    for (const SegmentationMetric metric : compared) {
        out.differences.push_back(byImages(a, epochA, b, epochB, pairs, metric, control));
    }
    for (const SegmentationMetric metric : {SegmentationMetric::Iou, SegmentationMetric::Dice}) {
        out.differences.push_back(pooled(a, epochA, b, epochB, pairs, metric, control));
    }
    return out;
}

}  // namespace gg::evaluation
