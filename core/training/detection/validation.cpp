#include "core/training/detection/validation.h"

#include "core/base/parallel.h"
#include "core/evaluation/detection_detail.h"
#include "core/predictions/own_results.h"
#include "core/training/detection/validation_values.h"

#include <algorithm>
#include <future>
#include <numeric>

namespace gg::training {
namespace {

SuppressionOptions suppressionOptions(const recipe::TrainConfig& config)
{
    return {.confidence = static_cast<float>(config.detection.confidence),
            .iou = static_cast<float>(config.detection.suppressionIou),
            .most = config.detection.mostBoxes};
}

metrics::Box boxOf(const Detected& found)
{
    const auto left = static_cast<double>(found.left);
    const auto top = static_cast<double>(found.top);
    return {.x = left, .y = top, .width = static_cast<double>(found.right) - left, .height = static_cast<double>(found.bottom) - top};
}

/// Adds a batch's means a picture to the sums over pictures.
void addLosses(const torch::Tensor& losses, std::size_t pictures, std::vector<double>& sums)
{
    if (!losses.defined()) {
        return;
    }
    const torch::Tensor values = losses.to(torch::kCPU, torch::kFloat64).contiguous();
    TORCH_CHECK(values.numel() == static_cast<std::int64_t>(sums.size()), values.numel(), " losses for ", sums.size(), " names");
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] += values.data_ptr<double>()[i] * static_cast<double>(pictures);
    }
}

}  // namespace

struct DetectionValidator::Gathered {
    std::vector<std::vector<metrics::Detection>> rows = {};  ///< by image
    std::vector<double> parts = {};                     ///< sums over pictures, of LossNames::parts
    std::vector<double> details = {};
    std::size_t judged = 0;                             ///< pictures that were
    bool withLoss = true;
    std::optional<BoxSpread> spread = {};
    SignalCollector signals;
    bool withSignals = false;
};

DetectionValidator::DetectionValidator(const dataset::Dataset& dataset, const DetectionStore& store, std::vector<std::size_t> val,
                                       const recipe::TrainConfig& config, int canvasStep, LossNames losses, JobControl& control)
    : m_store(store)
    , m_val(std::move(val))
    , m_config(config)
    , m_canvasStep(canvasStep)
    , m_losses(std::move(losses))
    , m_truth(predictions::truthOf(dataset::DatasetPtr(dataset::DatasetPtr(), &dataset), predictions::Shapes::Boxes, control))
    , m_imageOf(store.size(), metrics::none)
{
    std::vector<std::size_t> sampleOf(dataset.records.size(), predictions::noRecord);
    for (const std::size_t sample : m_val) {
        sampleOf[store.sample(sample).record] = sample;
    }
    std::vector<bool> validated(m_truth->images.size(), false);
    for (std::uint32_t i = 0; i < m_truth->images.size(); ++i) {
        const std::size_t sample = sampleOf[m_truth->images[i].record];
        if (sample != predictions::noRecord) {
            validated[i] = true;
            m_imageOf[sample] = static_cast<std::uint32_t>(m_images.size());
            m_images.push_back(i);
        }
    }
    m_trueBoxes = static_cast<std::size_t>(std::count_if(m_truth->truths.begin(), m_truth->truths.end(), [&](const metrics::Truth& truth) {
        return truth.counts() && validated[truth.image];
    }));
}

std::optional<DetectionValidation> DetectionValidator::run(const Judge& judge, UnreadableLog& unreadable, TrainControl& control) const
{
    Gathered gathered{.signals = SignalCollector(m_followed)};
    gathered.rows.resize(m_images.size());
    gathered.parts.resize(m_losses.parts.size());
    gathered.details.resize(m_losses.details.size());
    // Rectangular batches read pictures in another order than the truth's: rows are kept by image.
    const auto stream = detectionPlainStream(m_store, m_val, m_config, m_canvasStep, unreadable);
    DetectionBatch sorted;  // the stream takes its batch back while the boxes are still being sorted out
    std::future<void> sorting;
    const auto wait = [&sorting] {
        if (sorting.valid()) {
            sorting.get();
        }
    };
    while (const DetectionBatch* batch = stream->next()) {
        if (control.stopRequested()) {
            wait();
            return std::nullopt;
        }
        if (batch->size() == 0) {
            continue;
        }
        Judgement judgement = judge(*batch);
        judgement.decoded.boxes = judgement.decoded.boxes.to(torch::kCPU, torch::kFloat32).contiguous();
        judgement.decoded.scores = judgement.decoded.scores.to(torch::kCPU, torch::kFloat32).contiguous();
        wait();
        sorted.samples = batch->samples;
        sorted.placements = batch->placements;
        sorted.boxes = batch->boxes;
        sorted.labels = batch->labels;
        sorted.imageOf = batch->imageOf;
        sorting = std::async(std::launch::async, [this, &sorted, &gathered, judgement = std::move(judgement)] { gather(sorted, judgement, gathered); });
    }
    wait();
    return evaluate(std::move(gathered));
}

void DetectionValidator::gather(const DetectionBatch& batch, const Judgement& judgement, Gathered& gathered) const
{
    const auto anchors = static_cast<std::size_t>(judgement.decoded.scores.size(1));
    const auto classes = static_cast<std::size_t>(judgement.decoded.scores.size(2));
    const float* boxes = judgement.decoded.boxes.data_ptr<float>();
    const float* scores = judgement.decoded.scores.data_ptr<float>();
    const SuppressionOptions options = suppressionOptions(m_config);
    JobControl control;
    parallelFor(batch.size(), 1, control, [&](std::size_t i) {
        const std::uint32_t image = m_imageOf[batch.samples[i]];
        if (image == metrics::none) {
            return;  // the data set's own reading could not place it; it has no truth to be held against
        }
        std::vector<metrics::Detection>& rows = gathered.rows[image];
        for (const Detected& found :
             suppress(boxes + i * anchors * 4, scores + i * anchors * classes, anchors, classes, batch.placements[i], options)) {
            rows.push_back(predictions::asWritten(boxOf(found), static_cast<double>(found.score), found.label));
            rows.back().image = image;
        }
    });
    gathered.judged += batch.size();
    gathered.withLoss = gathered.withLoss && judgement.lossParts.defined();
    if (gathered.withLoss) {
        addLosses(judgement.lossParts, batch.size(), gathered.parts);
        addLosses(judgement.lossDetails, batch.size(), gathered.details);
    }
    if (judgement.spread) {
        BoxSpread& sum = gathered.spread ? *gathered.spread : gathered.spread.emplace();
        sum.boxes += judgement.spread->boxes;
        sum.entropy += judgement.spread->entropy;
        sum.mutualInformation += judgement.spread->mutualInformation;
    }
    if (!judgement.signals.empty()) {
        gathered.withSignals = true;
        std::vector<std::string> names;
        for (const std::size_t sample : batch.samples) {
            names.push_back(m_store.sample(sample).image);
        }
        gathered.signals.add(batch, judgement.signals, names);
    }
}

DetectionValidation DetectionValidator::evaluate(Gathered gathered) const
{
    std::vector<metrics::Detection> rows;
    for (std::vector<metrics::Detection>& ofImage : gathered.rows) {
        rows.insert(rows.end(), ofImage.begin(), ofImage.end());
        ofImage = {};
    }
    DetectionValidation validation;
    if (gathered.withSignals) {
        validation.signals = gathered.signals.finish(*m_truth, m_images, rows);
    }
    validation.predictions = predictions::resultsJson(*m_truth, m_images, rows);
    JobControl control;
    const evaluation::EvaluationPtr evaluation = evaluation::evaluateDetections(
        predictions::loadedFromRows(m_truth, m_images, std::move(rows)), validationOptions(m_config.imageSize), control);
    const auto reading = evaluation::readAt(*evaluation, validationReading(), nullptr, control);
    if (gathered.withLoss && gathered.judged > 0) {
        const auto mean = [&](double sum) { return sum / static_cast<double>(gathered.judged); };
        validation.values.emplace_back("val/loss", mean(std::accumulate(gathered.parts.begin(), gathered.parts.end(), 0.0)));
        for (std::size_t p = 0; p < gathered.parts.size(); ++p) {
            validation.values.emplace_back("val/" + m_losses.parts[p], mean(gathered.parts[p]));
        }
        for (std::size_t d = 0; d < gathered.details.size(); ++d) {
            validation.values.emplace_back("val/" + m_losses.details[d], mean(gathered.details[d]));
        }
    }
    const Values detected = detectionValues(*evaluation, *reading);
    validation.values.insert(validation.values.end(), detected.begin(), detected.end());
    if (gathered.spread) {
        // Means over boxes; NaN where there is none.
        validation.values.emplace_back("val/entropy", gathered.spread->entropy / gathered.spread->boxes);
        validation.values.emplace_back("val/mutual_information", gathered.spread->mutualInformation / gathered.spread->boxes);
    }
    validation.detail = detectionDetail(*evaluation, *reading);
    if (validation.signals) {
        const Values signalled = signalValues(*validation.signals);
        validation.values.insert(validation.values.end(), signalled.begin(), signalled.end());
    }
    return validation;
}

void DetectionValidator::follow(std::vector<std::size_t> samples)
{
    std::sort(samples.begin(), samples.end());
    m_followed.samples = std::move(samples);
}

void DetectionValidator::describe(runs::RunSink& sink) const
{
    sink.file("validation.json", predictions::validatedJson(*m_truth, m_images));
}

std::string predictionsName(int epoch)
{
    return runs::epochFolderName(epoch) + "/predictions.json";
}

void keepDetections(DetectionValidation& validation, int epoch, runs::RunSink& sink)
{
    validation.detail.epoch = epoch;
    // epoch.json last: whoever finds that of the newest epoch finds the predictions beside it.
    sink.file(predictionsName(epoch), validation.predictions);
    if (validation.signals) {
        validation.signals->epoch = epoch;
        sink.file(runs::epochFolderName(epoch) + "/signals.json", runs::innerSignalsJson(*validation.signals));
    }
    sink.file(runs::epochFolderName(epoch) + "/epoch.json", runs::detectionEpochJson(validation.detail));
}

}  // namespace gg::training
