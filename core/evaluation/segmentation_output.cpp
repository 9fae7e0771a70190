#include "core/evaluation/segmentation_output.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace gg::evaluation {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(std::optional<double> value)
{
    return value ? Json(*value) : Json(nullptr);
}

/// {"iou": 0.5, …}; a mean also says over how many it is: {"iou": {"value": 0.5, "of": 3, "all": 4}}.
Json rowJson(const ScoreRow& row, bool mean)
{
    Json out = Json::object();
    for (const SegmentationMetric metric : segmentationMetrics) {
        const metrics::DefinedMean& one = at(row, metric);
        out[std::string(metricId(metric))] = mean ? Json{{"value", jsonOf(one.value)}, {"of", one.defined}, {"all", one.all}} : jsonOf(one.value);
    }
    return out;
}

Json classesJson(const SegmentationEvaluation& evaluation, const SegmentationScores& scores)
{
    Json out = Json::array();
    for (std::size_t c = 0; c < evaluation.classes(); ++c) {
        const ClassScores& one = scores.classes[c];
        out.push_back({{"name", evaluation.classNames[c]},
                       {"value", evaluation.classValues[c]},
                       {"true_images", one.trueImages},
                       {"true_pixels", one.truePixels},
                       {"predicted_pixels", one.predictedPixels},
                       {"pooled", rowJson(one.pooled, false)},
                       {"per_image", rowJson(one.perImage, true)}});
    }
    return out;
}

/// Rows: truth. Columns: predicted, the last one no class.
Json confusionJson(const metrics::PixelConfusion& confusion)
{
    Json rows = Json::array();
    for (std::size_t truth = 0; truth < confusion.classes; ++truth) {
        Json row = Json::array();
        for (std::size_t predicted = 0; predicted <= confusion.classes; ++predicted) {
            row.push_back(confusion.at(truth, predicted));
        }
        rows.push_back(std::move(row));
    }
    return {{"rows", "truth"}, {"columns", "predicted, the last one without a class"}, {"pixels", std::move(rows)}, {"left_out", confusion.leftOut}};
}

Json thresholdsJson(const SegmentationEpoch& epoch)
{
    if (epoch.imagesWithLevels == 0) {
        return nullptr;
    }
    const metrics::ThresholdSweep sweep = metrics::sweepOf(epoch.levels);
    Json out{{"images", epoch.imagesWithLevels},
             {"average_precision", jsonOf(metrics::averagePrecision(epoch.levels))},
             {"roc_area", jsonOf(metrics::rocArea(epoch.levels))},
             {"best_dice", nullptr}};
    if (const auto best = metrics::bestDiceThreshold(sweep)) {
        out["best_dice"] = {{"threshold", metrics::probabilityAt(*best)}, {"dice", jsonOf(metrics::dice(sweep.at[static_cast<std::size_t>(*best)]))}};
    }
    for (const metrics::PixelMetric metric : metrics::pixelMetrics) {
        Json values = Json::array();
        for (const metrics::PixelCounts& counts : sweep.at) {
            values.push_back(jsonOf(metrics::valueOf(metric, counts)));
        }
        out["by_threshold"][std::string(metrics::pixelMetricId(metric))] = std::move(values);
    }
    const bool boundaries = std::any_of(epoch.images.begin(), epoch.images.end(), [](const SegmentationImage& image) { return image.boundarySweep != nullptr; });
    if (boundaries) {
        Json values = Json::array();
        for (const metrics::BoundaryCounts& counts : epoch.boundarySweep) {
            values.push_back(jsonOf(metrics::boundaryF1(counts)));
        }
        out["by_threshold"][std::string(metricId(SegmentationMetric::BoundaryF1))] = std::move(values);
    }
    return out;
}

Json imagesJson(const SegmentationEvaluation& evaluation, const SegmentationEpoch& epoch)
{
    Json out = Json::array();
    for (const SegmentationImage& image : epoch.images) {
        Json one{{"image", image.image}};
        for (const SegmentationMetric metric : segmentationMetrics) {
            one[std::string(metricId(metric))] = jsonOf(valueOf(evaluation, image, metric));
        }
        out.push_back(std::move(one));
    }
    return out;
}

Json epochsJson(const SegmentationEvaluation& evaluation)
{
    if (evaluation.epochs.size() < 2) {
        return nullptr;
    }
    Json out = Json::object();
    for (const SegmentationMetric metric : segmentationMetrics) {
        const SegmentationSeries series = seriesOf(evaluation, metric);
        Json values = Json::array();
        for (const auto& value : series.micro) {
            values.push_back(jsonOf(value));
        }
        out["epoch"] = series.epochs;
        out[std::string(metricId(metric))] = std::move(values);
    }
    return out;
}

Json issuesJson(const SegmentationEvaluation& evaluation)
{
    Json out = Json::array();
    for (const predictions::InputIssue& issue : evaluation.issues) {
        out.push_back({{"kind", std::string(predictions::issueId(issue.kind))},
                       {"file", issue.file},
                       {"count", issue.count},
                       {"examples", issue.examples},
                       {"used", issue.used},
                       {"message", predictions::sentence(issue)}});
    }
    return out;
}

std::string numberText(const metrics::DefinedMean& mean)
{
    if (!mean.value) {
        return "-";
    }
    char text[16];
    std::snprintf(text, sizeof text, "%.4f", *mean.value);
    return text;
}

/// Cells of a fixed width; names of letters beyond ASCII take fewer columns than bytes.
std::string padded(const std::string& text, std::size_t width, bool right)
{
    const auto letters = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    const std::string gap(letters < width ? width - letters : 0, ' ');
    return right ? gap + text : text + gap;
}

constexpr std::size_t nameWidth = 28;
constexpr std::size_t numberWidth = 12;

std::string tableRow(const std::string& name, const ScoreRow& row, const std::string& images)
{
    std::string out = padded(name, nameWidth, false);
    for (const SegmentationMetric metric : segmentationMetrics) {
        out += padded(numberText(at(row, metric)), numberWidth, true);
    }
    return out + padded(images, 8, true) + "\n";
}

std::string meanRow(const std::string& name, const ScoreRow& row)
{
    const metrics::DefinedMean& iou = at(row, SegmentationMetric::Iou);
    return tableRow(name, row, std::to_string(iou.defined));
}

}  // namespace

std::string segmentationJson(const SegmentationEvaluation& evaluation, int epochNumber)
{
    const SegmentationEpoch& epoch = epochAt(evaluation, epochNumber);
    const SegmentationScores scores = scoresOf(evaluation, epoch);
    Json out{{"meaning", evaluation.meaning == MaskMeaning::Classes ? "classes" : "foreground"},
             {"images", epoch.images.size()},
             {"boundary_images", epoch.imagesWithBoundaries},
             {"splits", evaluation.splits},
             {"epoch", epoch.epoch > 0 ? Json(epoch.epoch) : Json(nullptr)},
             {"pooled", {{"micro", rowJson(scores.micro, false)}, {"macro", rowJson(scores.macro, true)}}},
             {"per_image", {{"micro", rowJson(scores.microPerImage, true)}, {"macro", rowJson(scores.macroPerImage, true)}}},
             {"per_class", classesJson(evaluation, scores)},
             {"confusion", confusionJson(epoch.pooled)},
             {"thresholds", thresholdsJson(epoch)},
             {"epochs", epochsJson(evaluation)},
             {"each_image", imagesJson(evaluation, epoch)},
             {"issues", issuesJson(evaluation)},
             {"timing", {{"evaluate_s", evaluation.evaluateSeconds}, {"mask_bytes", evaluation.maskBytes}}}};
    return out.dump(1, ' ', false, Json::error_handler_t::replace);
}

std::string segmentationTable(const SegmentationEvaluation& evaluation, int epochNumber)
{
    const SegmentationEpoch& epoch = epochAt(evaluation, epochNumber);
    const SegmentationScores scores = scoresOf(evaluation, epoch);
    std::string out = padded("", nameWidth, false);
    for (const SegmentationMetric metric : segmentationMetrics) {
        out += padded(std::string(metricId(metric)), numberWidth, true);
    }
    out += padded("images", 8, true) + "\n";
    for (std::size_t c = 0; c < evaluation.classes(); ++c) {
        if (scores.classes[c].truePixels + scores.classes[c].predictedPixels > 0) {
            out += tableRow(evaluation.classNames[c], scores.classes[c].pooled, std::to_string(scores.classes[c].trueImages));
        }
    }
    const std::string images = std::to_string(epoch.images.size());
    out += tableRow("all pixels together", scores.micro, images);
    out += meanRow("mean over images", scores.microPerImage);
    if (evaluation.counted.size() > 1) {
        out += tableRow("mean over classes", scores.macro, images);
        out += meanRow("mean over both", scores.macroPerImage);
    }
    if (epoch.imagesWithLevels > 0) {
        const metrics::ThresholdSweep sweep = metrics::sweepOf(epoch.levels);
        if (const auto best = metrics::bestDiceThreshold(sweep)) {
            char text[96];
            std::snprintf(text, sizeof text, "Best threshold: %.3f with Dice %.4f (over %zu images)\n", metrics::probabilityAt(*best),
                          metrics::dice(sweep.at[static_cast<std::size_t>(*best)]).value_or(0), epoch.imagesWithLevels);
            out += text;
        }
    }
    for (const predictions::InputIssue& issue : evaluation.issues) {
        out += predictions::sentence(issue) + "\n";
    }
    return out;
}

}  // namespace gg::evaluation
