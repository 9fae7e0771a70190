#include "core/evaluation/segmentation_scores.h"

#include <algorithm>
#include <cmath>

namespace gg::evaluation {
namespace {

using metrics::DefinedMean;
using metrics::PixelCounts;

/// Counts of one image, or of all, by class.
struct Counted {
    std::vector<PixelCounts> classes;
    std::vector<metrics::BoundaryCounts> boundaries;  ///< empty where they were not measured
};

/// Of an image at a threshold; empty where they were not measured there. Labels have one boundary, whatever the threshold.
std::vector<metrics::BoundaryCounts> boundariesOf(const SegmentationEvaluation& evaluation, const SegmentationImage& image, const SegmentationReading& reading)
{
    const bool moved = image.levels && reading.threshold != metrics::middleThreshold;
    if (!image.hasBoundaries || (moved && !image.boundarySweep)) {
        return {};
    }
    std::vector<metrics::BoundaryCounts> out(evaluation.classes());
    if (moved) {
        out[1] = metrics::countsAt(*image.boundarySweep, reading.threshold);
        return out;
    }
    for (const ClassBoundary& boundary : image.boundaries) {
        out[boundary.classId] = boundary.counts;
    }
    return out;
}

/// Pooled over the images that have them.
std::vector<metrics::BoundaryCounts> boundariesOf(const SegmentationEvaluation& evaluation, const SegmentationEpoch& epoch, const SegmentationReading& reading)
{
    if (reading.threshold == metrics::middleThreshold || epoch.imagesWithLevels == 0) {
        return epoch.boundaries;
    }
    std::vector<metrics::BoundaryCounts> out;
    for (const SegmentationImage& image : epoch.images) {
        const std::vector<metrics::BoundaryCounts> one = boundariesOf(evaluation, image, reading);
        out.resize(std::max(out.size(), one.size()));
        for (std::size_t c = 0; c < one.size(); ++c) {
            out[c] += one[c];
        }
    }
    return out;
}

std::vector<PixelCounts> binaryCounts(const PixelCounts& foreground)
{
    return {{.tp = foreground.tn, .fp = foreground.fn, .fn = foreground.fp, .tn = foreground.tp}, foreground};
}

/// From the few cells of an image: a dense matrix of many classes would cost more than the image has pixels.
std::vector<PixelCounts> countsOf(const SegmentationEvaluation& evaluation, const SegmentationImage& image, const SegmentationReading& reading)
{
    if (image.levels && reading.threshold != metrics::middleThreshold) {
        return binaryCounts(metrics::countsAt(*image.levels, reading.threshold));
    }
    std::vector<PixelCounts> out(evaluation.classes());
    std::uint64_t all = 0;
    for (const PixelCell& cell : image.cells) {
        all += cell.count;
        if (cell.truth == cell.predicted) {
            out[cell.truth].tp += cell.count;
            continue;
        }
        out[cell.truth].fn += cell.count;
        if (cell.predicted < out.size()) {
            out[cell.predicted].fp += cell.count;
        }
    }
    for (PixelCounts& counts : out) {
        counts.tn = all - counts.tp - counts.fp - counts.fn;
    }
    return out;
}

Counted countedIn(const SegmentationEvaluation& evaluation, const SegmentationImage& image, const SegmentationReading& reading)
{
    return {.classes = countsOf(evaluation, image, reading), .boundaries = boundariesOf(evaluation, image, reading)};
}

std::optional<double> valueOf(SegmentationMetric metric, const Counted& counted, std::size_t classId)
{
    if (metric == SegmentationMetric::BoundaryF1) {
        return counted.boundaries.empty() ? std::nullopt : metrics::boundaryF1(counted.boundaries[classId]);
    }
    return metrics::valueOf(static_cast<metrics::PixelMetric>(metric), counted.classes[classId]);
}

std::optional<double> microOf(SegmentationMetric metric, const Counted& counted, const std::vector<std::size_t>& classes)
{
    if (metric == SegmentationMetric::BoundaryF1) {
        metrics::BoundaryCounts sum;
        for (const std::size_t c : classes) {
            sum += counted.boundaries.empty() ? metrics::BoundaryCounts() : counted.boundaries[c];
        }
        return metrics::boundaryF1(sum);
    }
    PixelCounts sum;
    for (const std::size_t c : classes) {
        sum += counted.classes[c];
    }
    return metrics::valueOf(static_cast<metrics::PixelMetric>(metric), sum);
}

DefinedMean macroOf(SegmentationMetric metric, const Counted& counted, const std::vector<std::size_t>& classes)
{
    DefinedMean mean;
    for (const std::size_t c : classes) {
        mean.add(valueOf(metric, counted, c));
    }
    return mean;
}

DefinedMean single(std::optional<double> value)
{
    DefinedMean out;
    out.add(value);
    return out;
}

}  // namespace

std::string_view metricId(SegmentationMetric metric)
{
    return metric == SegmentationMetric::BoundaryF1 ? "boundary_f1" : metrics::pixelMetricId(static_cast<metrics::PixelMetric>(metric));
}

const DefinedMean& at(const ScoreRow& row, SegmentationMetric metric)
{
    return row[static_cast<std::size_t>(metric)];
}

bool thresholdMovesAll(const SegmentationEpoch& epoch)
{
    return !epoch.images.empty() && epoch.imagesWithLevels == epoch.images.size();
}

metrics::PixelConfusion confusionOf(const SegmentationEvaluation& evaluation, const SegmentationImage& image, const SegmentationReading& reading)
{
    metrics::PixelConfusion out(evaluation.classes());
    out.leftOut = image.leftOut;
    if (image.levels && reading.threshold != metrics::middleThreshold) {
        const PixelCounts counts = metrics::countsAt(*image.levels, reading.threshold);
        out.at(0, 0) = counts.tn;
        out.at(0, 1) = counts.fp;
        out.at(1, 0) = counts.fn;
        out.at(1, 1) = counts.tp;
        return out;
    }
    for (const PixelCell& cell : image.cells) {
        out.at(cell.truth, cell.predicted) = cell.count;
    }
    return out;
}

metrics::PixelConfusion confusionOf(const SegmentationEvaluation& evaluation, const SegmentationEpoch& epoch, const SegmentationReading& reading)
{
    if (reading.threshold == metrics::middleThreshold || epoch.imagesWithLevels == 0) {
        return epoch.pooled;
    }
    metrics::PixelConfusion out(evaluation.classes());
    for (const SegmentationImage& image : epoch.images) {
        out += confusionOf(evaluation, image, reading);
    }
    return out;
}

SegmentationScores scoresOf(const SegmentationEvaluation& evaluation, const SegmentationEpoch& epoch, const SegmentationReading& reading)
{
    SegmentationScores out;
    const Counted pooled{.classes = metrics::countsByClass(confusionOf(evaluation, epoch, reading)),
                         .boundaries = boundariesOf(evaluation, epoch, reading)};
    out.classes.resize(evaluation.classes());
    for (const SegmentationMetric metric : segmentationMetrics) {
        const auto m = static_cast<std::size_t>(metric);
        for (std::size_t c = 0; c < evaluation.classes(); ++c) {
            out.classes[c].pooled[m] = single(valueOf(metric, pooled, c));
        }
        out.micro[m] = single(microOf(metric, pooled, evaluation.counted));
        out.macro[m] = macroOf(metric, pooled, evaluation.counted);
    }
    for (std::size_t c = 0; c < evaluation.classes(); ++c) {
        out.classes[c].truePixels = pooled.classes[c].tp + pooled.classes[c].fn;
        out.classes[c].predictedPixels = pooled.classes[c].tp + pooled.classes[c].fp;
    }
    for (const SegmentationImage& image : epoch.images) {
        const Counted counted = countedIn(evaluation, image, reading);
        for (std::size_t c = 0; c < evaluation.classes(); ++c) {
            out.classes[c].trueImages += counted.classes[c].tp + counted.classes[c].fn > 0 ? 1U : 0U;
        }
        for (const SegmentationMetric metric : segmentationMetrics) {
            const auto m = static_cast<std::size_t>(metric);
            for (std::size_t c = 0; c < evaluation.classes(); ++c) {
                out.classes[c].perImage[m].add(valueOf(metric, counted, c));
            }
            out.microPerImage[m].add(microOf(metric, counted, evaluation.counted));
            out.macroPerImage[m].add(macroOf(metric, counted, evaluation.counted).value);
        }
    }
    return out;
}

std::optional<double> valueOf(const SegmentationEvaluation& evaluation, const SegmentationImage& image, SegmentationMetric metric,
                              std::uint32_t classId, const SegmentationReading& reading)
{
    const Counted counted = countedIn(evaluation, image, reading);
    return classId == metrics::none ? microOf(metric, counted, evaluation.counted) : valueOf(metric, counted, classId);
}

ScoreBars scoreBars(const SegmentationEvaluation& evaluation, const SegmentationEpoch& epoch, SegmentationMetric metric, std::uint32_t classId,
                    const SegmentationReading& reading)
{
    ScoreBars out;
    for (const SegmentationImage& image : epoch.images) {
        if (const auto bar = barOf(valueOf(evaluation, image, metric, classId, reading))) {
            ++out.bars[*bar];
        } else {
            ++out.undefined;
        }
    }
    return out;
}

std::optional<std::size_t> barOf(std::optional<double> value)
{
    if (!value) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(std::clamp(std::floor(*value * 10), 0.0, 9.0));
}

SegmentationSeries seriesOf(const SegmentationEvaluation& evaluation, SegmentationMetric metric)
{
    SegmentationSeries out;
    for (const SegmentationEpoch& epoch : evaluation.epochs) {
        const Counted pooled{.classes = metrics::countsByClass(epoch.pooled), .boundaries = epoch.boundaries};
        out.epochs.push_back(epoch.epoch);
        out.micro.push_back(microOf(metric, pooled, evaluation.counted));
        out.macro.push_back(macroOf(metric, pooled, evaluation.counted).value);
    }
    return out;
}

}  // namespace gg::evaluation
