#include "core/training/detection/validation_values.h"

#include <limits>

namespace gg::training {
namespace {

using evaluation::DetectionEvaluation;
using evaluation::Reading;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Number of boxes a picture, and their mean area in square pixels at training size.
struct BoxCount {
    std::size_t boxes = 0;
    double area = 0;

    void add(const metrics::Box& box, double scale)
    {
        ++boxes;
        area += box.width * box.height * scale * scale;
    }
    double meanArea() const { return boxes > 0 ? area / static_cast<double>(boxes) : undefined; }
    double perImage(std::size_t images) const { return images > 0 ? static_cast<double>(boxes) / static_cast<double>(images) : undefined; }
};

void addBoxes(Values& values, const DetectionEvaluation& evaluation, const Reading& reading)
{
    const metrics::DetectionSet& set = evaluation.set();
    const std::vector<double> scales = evaluation::imageScales(evaluation.loaded, evaluation.options.trainingSize);
    BoxCount predicted;
    for (std::size_t d = 0; d < set.detections.size(); ++d) {
        const metrics::Detection& detection = set.detections[d];
        // What lies on an ignored region is neither right nor too much.
        if (detection.score >= countedConfidence && reading.matching->outcomes[d] != metrics::Outcome::Ignored) {
            predicted.add(detection.box, scales[detection.image]);
        }
    }
    BoxCount truth;
    for (const metrics::Truth& one : set.truths) {
        if (one.counts()) {
            truth.add(one.box, scales[one.image]);
        }
    }
    values.emplace_back("val/predicted_boxes", predicted.perImage(set.images));
    values.emplace_back("val/true_boxes", truth.perImage(set.images));
    values.emplace_back("val/predicted_area", predicted.meanArea());
    values.emplace_back("val/true_area", truth.meanArea());
}

}  // namespace

evaluation::EvaluateOptions validationOptions(int imageSize)
{
    return {.trainingSize = imageSize, .definitions = {metrics::Definition::UltralyticsUntil2026}};
}

evaluation::ReadingOptions validationReading()
{
    // The matrix at an evaluation's own IoU: what is seen at the cursor is what the evaluation of these predictions begins with.
    return {.confidence = countedConfidence, .iou = countedIou, .confusionIou = evaluation::ReadingOptions().confusionIou};
}

Values detectionValues(const DetectionEvaluation& evaluation, const Reading& reading)
{
    const metrics::CocoScores& coco = evaluation.coco;
    const metrics::DefinitionScore& ultralytics = evaluation.definitions.front();
    const std::optional<metrics::MeanPoint> best = metrics::bestMeanF1(*reading.curves);
    const bool truths = reading.curves->all.truths > 0;
    Values values;
    const auto add = [&](const char* name, std::optional<double> value) { values.emplace_back(name, value.value_or(undefined)); };
    // Where there is something to find and nothing was predicted, nothing was found; nothing was wrong either.
    add("val/precision", best ? std::optional(best->precision) : std::nullopt);
    add("val/recall", best ? std::optional(best->recall) : truths ? std::optional(0.0) : std::nullopt);
    add("val/map50", coco.all.ap50);
    add("val/map50_95", coco.all.ap);
    add("val/map75", coco.all.ap75);
    add("val/map50_ultralytics", ultralytics.map50);
    add("val/map50_95_ultralytics", ultralytics.map5095);
    add("val/fitness", coco.all.ap && coco.all.ap50 ? std::optional(0.1 * *coco.all.ap50 + 0.9 * *coco.all.ap) : std::nullopt);
    for (std::size_t c = 0; c < coco.classes.size(); ++c) {
        values.emplace_back("val/ap/" + evaluation.set().classNames[c], coco.classes[c].ap.value_or(undefined));
    }
    addBoxes(values, evaluation, reading);
    return values;
}

}  // namespace gg::training
