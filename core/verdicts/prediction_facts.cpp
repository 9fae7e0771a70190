#include "core/verdicts/prediction_facts.h"

#include "core/evaluation/detection_detail.h"
#include "core/metrics/bootstrap.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace gg::verdicts {
namespace {

using diagnosis::PredictionFacts;
using evaluation::DetectionEvaluation;
using evaluation::Reading;
using metrics::ErrorKind;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double smallArea = 32 * 32;
/// Files hold thousands of boxes that nobody would look at; they would decide the calibration alone.
constexpr double calibratedFrom = 0.1;
constexpr std::size_t repetitions = 400;
constexpr std::size_t namedImages = 12;

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? undefined : static_cast<double>(part) / static_cast<double>(whole);
}

/// Over the classes with truths, each at that confidence; 0 for one that predicts nothing there, as bestMeanF1() has it.
double meanF1At(const metrics::ConfidenceCurves& curves, double confidence)
{
    double sum = 0;
    std::size_t classes = 0;
    for (const metrics::ConfidenceCurve& curve : curves.classes) {
        if (curve.truths > 0) {
            sum += curve.at(confidence).f1.value_or(0);
            ++classes;
        }
    }
    return classes == 0 ? undefined : sum / static_cast<double>(classes);
}

/// Half of the interval of AP: the difference to a run that finds nothing, whose AP is 0 on every draw of the images.
double halfWidth(const DetectionEvaluation& evaluation, JobControl& control)
{
    metrics::DetectionSet nothing;
    nothing.classNames = evaluation.set().classNames;
    nothing.images = evaluation.set().images;
    nothing.truths = evaluation.set().truths;
    nothing.arrange();
    const metrics::Overlaps none = metrics::overlapsOf(nothing, metrics::IouType::Box, control);
    const auto interval = metrics::bootstrapDifference(nothing, none, evaluation.set(), evaluation.overlaps, metrics::BootstrapMetric::Ap, control,
                                                       repetitions);
    return interval ? (interval->high - interval->low) / 2 : undefined;
}

void addErrors(PredictionFacts& facts, const DetectionEvaluation& evaluation, const Reading& reading)
{
    const metrics::ErrorBreakdown& errors = *reading.errors;
    const auto gain = [&](ErrorKind kind) { return errors.dAp[static_cast<std::size_t>(kind)]; };
    facts.gainLocation = gain(ErrorKind::Location);
    facts.gainDuplicate = gain(ErrorKind::Duplicate);
    facts.gainMissed = gain(ErrorKind::Missed);
    facts.gainBackground = gain(ErrorKind::Background);
    facts.gainClass = gain(ErrorKind::Class);
    std::size_t duplicates = 0;
    for (std::size_t d = 0; d < evaluation.set().detections.size(); ++d) {
        if (evaluation.set().detections[d].score >= facts.bestConfidence && reading.matching->outcomes[d] != metrics::Outcome::Ignored) {
            ++facts.kept;
            duplicates += errors.kindOf[d] == ErrorKind::Duplicate ? 1 : 0;
        }
    }
    facts.duplicateShare = share(duplicates, facts.kept);
}

/// Recall by size at the best confidence, and what each image has wrong there.
void addTruths(PredictionFacts& facts, const DetectionEvaluation& evaluation, const Reading& reading)
{
    const metrics::DetectionSet& set = evaluation.set();
    const std::vector<double> scales = evaluation::imageScales(evaluation.loaded, evaluation.options.trainingSize);
    std::vector<std::size_t> wrong(set.images, 0);
    std::size_t foundSmall = 0;
    std::size_t foundLarge = 0;
    for (std::size_t t = 0; t < set.truths.size(); ++t) {
        const metrics::Truth& truth = set.truths[t];
        if (!truth.counts()) {
            continue;
        }
        const std::uint32_t by = reading.matching->detectionOf[t];
        const bool found = by != metrics::none && set.detections[by].score >= facts.bestConfidence;
        const double scale = scales.empty() ? 1 : scales[truth.image];
        const bool small = truth.area * scale * scale < smallArea;
        ++facts.truths;
        facts.truthsSmall += small ? 1 : 0;
        (small ? foundSmall : foundLarge) += found ? 1 : 0;
        wrong[truth.image] += found ? 0 : 1;
    }
    for (std::size_t d = 0; d < set.detections.size(); ++d) {
        const bool falseBox = reading.matching->outcomes[d] == metrics::Outcome::FalsePositive && set.detections[d].score >= facts.bestConfidence;
        wrong[set.detections[d].image] += falseBox ? 1 : 0;
    }
    facts.recallSmall = share(foundSmall, facts.truthsSmall);
    facts.recallLarge = share(foundLarge, facts.truths - facts.truthsSmall);
    std::vector<std::uint32_t> images(set.images);
    std::iota(images.begin(), images.end(), 0U);
    std::erase_if(images, [&](std::uint32_t image) { return wrong[image] == 0; });
    std::stable_sort(images.begin(), images.end(), [&](std::uint32_t a, std::uint32_t b) { return wrong[a] > wrong[b]; });
    images.resize(std::min(images.size(), namedImages));
    const predictions::TruthTable& truth = *evaluation.loaded.truth;
    for (const std::uint32_t image : images) {
        const predictions::EvaluatedImage& one = truth.images[evaluation.loaded.images[image]];
        facts.worstImages.push_back(truth.dataset && one.record != predictions::noRecord
                                        ? truth.dataset->absolute(truth.dataset->records[one.record].image)
                                        : one.name);
    }
}

}  // namespace

PredictionFacts predictionFacts(const DetectionEvaluation& evaluation, double usedConfidence, JobControl& control)
{
    const auto reading = evaluation::readAt(evaluation, {}, nullptr, control);
    const std::optional<metrics::MeanPoint> best = metrics::bestMeanF1(*reading->curves);
    const metrics::Calibration calibration = metrics::calibration(evaluation.set(), *reading->matching, evaluation::calibrationBins, calibratedFrom);
    PredictionFacts facts;
    facts.images = evaluation.set().images;
    facts.map = evaluation.coco.all.ap.value_or(undefined);
    facts.map50 = evaluation.coco.all.ap50.value_or(undefined);
    facts.mapHalfWidth = halfWidth(evaluation, control);
    for (const metrics::CalibrationBin& bin : calibration.bins) {
        facts.calibrated += bin.detections;
    }
    facts.calibrationError = calibration.ece.value_or(undefined);
    facts.confidenceOverPrecision = calibration.overconfidence.value_or(undefined);
    facts.bestConfidence = best ? best->confidence : undefined;
    facts.bestF1 = best ? best->f1 : undefined;
    facts.usedConfidence = usedConfidence;
    facts.usedF1 = meanF1At(*reading->curves, usedConfidence);
    facts.meanIou = best ? metrics::meanIou(evaluation.set(), *reading->matching, best->confidence).all.value_or(undefined) : undefined;
    addErrors(facts, evaluation, *reading);
    addTruths(facts, evaluation, *reading);
    facts.detail = evaluation::detectionDetail(evaluation, *reading);
    return facts;
}

}  // namespace gg::verdicts
