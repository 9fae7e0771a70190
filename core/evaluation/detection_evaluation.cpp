#include "core/evaluation/detection_evaluation.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <chrono>

namespace gg::evaluation {
namespace {

class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count(); }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

void checkMasks(const predictions::LoadedDetections& loaded, metrics::IouType type)
{
    if (type == metrics::IouType::Mask && !loaded.hasMasks) {
        throw Error(ErrorCode::InvalidArgument, loaded.path,
                    "Masks cannot be compared: the predictions have boxes only. Compare boxes, or choose predictions with segmentations.");
    }
}

std::vector<double> confidences(const ReadingOptions& options, std::size_t classes)
{
    return options.confidenceOfClass.empty() ? std::vector<double>(classes, options.confidence) : options.confidenceOfClass;
}

/// What was reached with every class at its own confidence.
metrics::OperatingPoint pooled(const std::vector<metrics::OperatingPoint>& classes, double confidence, std::size_t images)
{
    metrics::OperatingPoint all{.confidence = confidence};
    for (const metrics::OperatingPoint& one : classes) {
        all.tp += one.tp;
        all.fp += one.fp;
        all.fn += one.fn;
    }
    const auto share = [](std::size_t part, std::size_t whole) {
        return whole == 0 ? std::nullopt : std::optional(static_cast<double>(part) / static_cast<double>(whole));
    };
    all.precision = share(all.tp, all.tp + all.fp);
    all.recall = share(all.tp, all.tp + all.fn);
    all.f1 = share(2 * all.tp, 2 * all.tp + all.fp + all.fn);
    all.falsePerImage = images == 0 ? 0 : static_cast<double>(all.fp) / static_cast<double>(images);
    return all;
}

/// All that depends on the IoU alone.
void readIou(Reading& reading, const DetectionEvaluation& evaluation, const Reading* previous, JobControl& control)
{
    const double iou = reading.options.iou;
    if (previous != nullptr && previous->options.iou == iou) {
        reading.matching = previous->matching;
        reading.curves = previous->curves;
        reading.errors = previous->errors;
        reading.bestF1 = previous->bestF1;
        return;
    }
    // The kinds of error have a matching of their own (TIDE's), so that the two halves need nothing of each other.
    parallelFor(2, 1, control, [&](std::size_t half) {
        const Stopwatch stopwatch;
        if (half == 0) {
            reading.errors = std::make_shared<metrics::ErrorBreakdown>(metrics::errorBreakdown(
                evaluation.set(), evaluation.overlaps, control, iou, std::min(metrics::overlapFloor, iou), 100, &evaluation.order));
            reading.seconds.errors = stopwatch.seconds();
            return;
        }
        reading.matching = std::make_shared<metrics::Matching>(metrics::matchDetections(evaluation.set(), evaluation.overlaps, iou));
        control.throwIfStopped();
        reading.curves =
            std::make_shared<metrics::ConfidenceCurves>(metrics::confidenceCurves(evaluation.set(), *reading.matching, evaluation.byScore));
        for (const metrics::ConfidenceCurve& curve : reading.curves->classes) {
            reading.bestF1.push_back(metrics::bestF1(curve));
        }
        reading.seconds.curves = stopwatch.seconds();
    });
}

void readConfusion(Reading& reading, const DetectionEvaluation& evaluation, const Reading* previous, const std::vector<double>& lowest)
{
    const ReadingOptions& now = reading.options;
    if (previous != nullptr && previous->options.confusionIou == now.confusionIou
        && confidences(previous->options, lowest.size()) == lowest) {
        reading.confusion = previous->confusion;
        return;
    }
    const Stopwatch stopwatch;
    reading.confusion =
        std::make_shared<metrics::ConfusionMatrix>(metrics::confusionMatrix(evaluation.set(), evaluation.overlaps, lowest, now.confusionIou));
    reading.seconds.confusion = stopwatch.seconds();
}

void checkOptions(const DetectionEvaluation& evaluation, const ReadingOptions& options)
{
    const std::size_t classes = evaluation.set().classNames.size();
    if (!options.confidenceOfClass.empty() && options.confidenceOfClass.size() != classes) {
        throw Error(ErrorCode::InvalidArgument, evaluation.loaded.path,
                    std::to_string(options.confidenceOfClass.size()) + " confidences were given for " + std::to_string(classes)
                        + " classes. Give one for each class, or one for all.");
    }
    for (const double iou : {options.iou, options.confusionIou}) {
        if (!(iou >= evaluation.overlaps.floor && iou <= 1)) {
            throw Error(ErrorCode::InvalidArgument, evaluation.loaded.path,
                        "An IoU of " + std::to_string(iou) + " was asked for. Choose one from " + std::to_string(evaluation.overlaps.floor)
                            + " to 1.");
        }
    }
}

}  // namespace

std::vector<metrics::AreaRange> seedSizes()
{
    return {{.name = "tiny", .from = 0, .to = 32 * 32},
            {.name = "small", .from = 32 * 32, .to = 96 * 96},
            {.name = "medium", .from = 96 * 96, .to = 320 * 320},
            {.name = "large", .from = 320 * 320, .to = 1e10}};
}

std::vector<double> imageScales(const predictions::LoadedDetections& loaded, int trainingSize)
{
    if (trainingSize <= 0) {
        return {};
    }
    std::vector<double> scales;
    scales.reserve(loaded.images.size());
    for (const std::uint32_t index : loaded.images) {
        const predictions::EvaluatedImage& image = loaded.truth->images[index];
        const int longer = std::max(image.width, image.height);
        scales.push_back(longer > 0 ? static_cast<double>(trainingSize) / longer : 1.0);
    }
    return scales;
}

EvaluationPtr evaluateDetections(predictions::LoadedDetections loaded, const EvaluateOptions& options, JobControl& control)
{
    checkMasks(loaded, options.iouType);
    auto evaluation = std::make_shared<DetectionEvaluation>();
    evaluation->loaded = std::move(loaded);
    evaluation->options = options;
    const metrics::DetectionSet& set = evaluation->set();

    const Stopwatch coco;
    evaluation->overlaps = metrics::overlapsOf(set, options.iouType, control);
    evaluation->order = metrics::orderByScore(set, 0, control);
    evaluation->coco = metrics::cocoScores(set, evaluation->overlaps, evaluation->order, control);
    evaluation->evaluateSeconds = coco.seconds();

    const Stopwatch sizes;
    evaluation->coco.areas = metrics::areaScores(set, evaluation->overlaps, evaluation->order, control,
                                                 {.furtherAreas = seedSizes(), .imageScales = imageScales(evaluation->loaded, options.trainingSize)});
    evaluation->sizesSeconds = sizes.seconds();

    const Stopwatch others;
    evaluation->byScore = metrics::allByScore(set);
    evaluation->definitions =
        metrics::scoresBy(options.definitions, set, evaluation->overlaps, evaluation->order, evaluation->coco, control);
    evaluation->adaptive = metrics::adaptiveAp(set, evaluation->overlaps, control);
    evaluation->definitionsSeconds = others.seconds();
    return evaluation;
}

std::shared_ptr<const Reading> readAt(const DetectionEvaluation& evaluation, const ReadingOptions& options, const Reading* previous,
                                      JobControl& control)
{
    checkOptions(evaluation, options);
    auto reading = std::make_shared<Reading>();
    reading->options = options;
    const metrics::DetectionSet& set = evaluation.set();
    const std::vector<double> lowest = confidences(options, set.classNames.size());

    readIou(*reading, evaluation, previous, control);
    control.throwIfStopped();
    readConfusion(*reading, evaluation, previous, lowest);
    control.throwIfStopped();
    const Stopwatch stopwatch;
    reading->calibration = metrics::calibration(set, *reading->matching, calibrationBins, lowest);
    reading->meanIou = metrics::meanIou(set, *reading->matching, lowest);
    reading->seconds.calibration = stopwatch.seconds();
    for (std::size_t c = 0; c < lowest.size(); ++c) {
        reading->classes.push_back(reading->curves->classes[c].at(lowest[c]));
    }
    reading->all = pooled(reading->classes, options.confidence, set.images);
    return reading;
}

}  // namespace gg::evaluation
