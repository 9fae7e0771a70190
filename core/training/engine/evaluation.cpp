#include "core/training/engine/evaluation.h"

#include "core/metrics/segmentation.h"
#include "core/training/engine/feed.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace gg::training {
namespace {

/// One picture's part of what a batch says.
struct Picture {
    const Learner::Prediction& prediction;
    std::size_t place;  ///< of its first pixel
    std::size_t pixels;
    int side;
    std::vector<std::uint8_t> truth;
};

metrics::LabelView viewOf(const std::uint8_t* labels, int side)
{
    return {.pixels = labels, .width = side, .height = side, .stride = static_cast<std::size_t>(side)};
}

/// Pixels without a label do not count: they are taken out of both.
metrics::PixelCounts countForeground(const Picture& picture)
{
    const float* probability = picture.prediction.probabilities.data() + picture.place;
    if (std::find(picture.truth.begin(), picture.truth.end(), metrics::noLabel) == picture.truth.end()) {
        return metrics::countPixels(probability, picture.truth.data(), picture.pixels);
    }
    std::vector<float> probabilities;
    std::vector<std::uint8_t> truth;
    for (std::size_t i = 0; i < picture.pixels; ++i) {
        if (picture.truth[i] != metrics::noLabel) {
            probabilities.push_back(probability[i]);
            truth.push_back(picture.truth[i]);
        }
    }
    return metrics::countPixels(probabilities.data(), truth.data(), truth.size());
}

runs::ImageCounts countClasses(const Picture& picture, std::size_t classes, metrics::PixelConfusion& pooled)
{
    metrics::PixelConfusion confusion(classes);
    metrics::addPixels(confusion, viewOf(picture.truth.data(), picture.side), viewOf(picture.prediction.labels.data() + picture.place, picture.side));
    pooled += confusion;
    runs::ImageCounts counts{.image = {}, .counts = metrics::microCounts(confusion)};
    for (std::size_t truth = 0; truth < classes; ++truth) {
        for (std::size_t predicted = 0; predicted < classes; ++predicted) {
            if (const std::uint64_t count = confusion.at(truth, predicted); count > 0) {
                counts.cells.push_back({.truth = static_cast<std::uint16_t>(truth), .predicted = static_cast<std::uint16_t>(predicted), .count = count});
            }
        }
    }
    return counts;
}

template <typename Value>
cv::Mat plane(const std::vector<Value>& values, std::size_t place, int side, int type)
{
    cv::Mat result(side, side, type);
    std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(place), result.total(), result.ptr<Value>());
    return result;
}

Evaluation::Kept kept(const Picture& picture, std::size_t sample, std::size_t classes)
{
    const Learner::Prediction& prediction = picture.prediction;
    Evaluation::Kept result{.sample = sample, .answer = {}, .uncertainty = {}};
    result.answer = classes > 0 ? plane(prediction.labels, picture.place, picture.side, CV_8U)
                                : plane(prediction.probabilities, picture.place, picture.side, CV_32F);
    if (!prediction.entropy.empty()) {
        result.uncertainty = plane(prediction.entropy, picture.place, picture.side, CV_32F) / std::log(static_cast<double>(std::max<std::size_t>(2, classes)));
    }
    return result;
}

double sumOf(const std::vector<float>& values, std::size_t place, std::size_t count)
{
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(place);
    return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(count), 0.0);
}

/// Adds one batch; `keep` is short.
void add(Evaluation& evaluation, Learner& learner, const ImageStore& store, const Batch& batch, const std::vector<std::size_t>& keep)
{
    const Learner::Prediction prediction = learner.predict(batch);
    const std::size_t classes = evaluation.classes.size();
    const std::size_t pixels = static_cast<std::size_t>(store.side()) * static_cast<std::size_t>(store.side());
    Picture picture{.prediction = prediction, .place = 0, .pixels = pixels, .side = store.side(), .truth = std::vector<std::uint8_t>(pixels)};
    for (std::size_t i = 0; i < batch.samples.size(); ++i) {
        picture.place = i * pixels;
        const float* mask = batch.masks.data() + picture.place;
        std::transform(mask, mask + pixels, picture.truth.begin(), [](float value) { return static_cast<std::uint8_t>(value); });
        runs::ImageCounts counts = classes > 0 ? countClasses(picture, classes, evaluation.confusion)
                                               : runs::ImageCounts{.image = {}, .counts = countForeground(picture)};
        counts.image = store.sample(batch.samples[i]).image;
        evaluation.pooled += counts.counts;
        evaluation.images.push_back(std::move(counts));
        if (std::find(keep.begin(), keep.end(), batch.samples[i]) != keep.end()) {
            evaluation.predictions.push_back(kept(picture, batch.samples[i], classes));
        }
        if (!prediction.entropy.empty()) {
            evaluation.sampled = true;
            evaluation.entropy += sumOf(prediction.entropy, picture.place, pixels) / static_cast<double>(pixels);
            evaluation.mutualInformation += sumOf(prediction.mutualInformation, picture.place, pixels) / static_cast<double>(pixels);
        }
    }
    evaluation.loss += prediction.loss * static_cast<double>(batch.samples.size());
}

Evaluation begun(const ImageStore& store)
{
    Evaluation evaluation;
    evaluation.classes = store.labels().classes;
    evaluation.hasBackground = store.labels().hasBackground();
    evaluation.confusion = metrics::PixelConfusion(evaluation.classes.size());
    return evaluation;
}

void divide(Evaluation& evaluation, std::size_t images)
{
    const auto count = static_cast<double>(images);
    evaluation.loss /= count;
    evaluation.entropy /= count;
    evaluation.mutualInformation /= count;
}

/// Everything but the first class against it.
metrics::PixelCounts notBackground(const metrics::PixelConfusion& confusion)
{
    const metrics::PixelCounts background = metrics::countsOf(confusion, 0);
    return {.tp = background.tn, .fp = background.fn, .fn = background.fp, .tn = background.tp};
}

void addClassMetrics(Values& values, const std::string& prefix, const Evaluation& evaluation)
{
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    using metrics::PixelMetric;
    for (const PixelMetric metric : {PixelMetric::Sensitivity, PixelMetric::Specificity, PixelMetric::Iou, PixelMetric::Dice}) {
        values.emplace_back(prefix + std::string(metrics::pixelMetricId(metric)), metrics::macroMean(metric, evaluation.confusion).value.value_or(undefined));
    }
    std::uint64_t right = 0;
    for (std::size_t c = 0; c < evaluation.classes.size(); ++c) {
        right += evaluation.confusion.at(c, c);
    }
    const std::uint64_t all = evaluation.confusion.total();
    values.emplace_back(prefix + "accuracy", all > 0 ? static_cast<double>(right) / static_cast<double>(all) : undefined);
    if (evaluation.hasBackground) {
        const metrics::PixelCounts counts = notBackground(evaluation.confusion);
        values.emplace_back(prefix + "predicted_foreground", metrics::predictedForeground(counts).value_or(undefined));
        values.emplace_back(prefix + "true_foreground", metrics::trueForeground(counts).value_or(undefined));
    }
    const std::vector<metrics::PixelCounts> byClass = metrics::countsByClass(evaluation.confusion);
    for (const PixelMetric metric : {PixelMetric::Iou, PixelMetric::Dice, PixelMetric::Sensitivity}) {
        for (std::size_t c = 0; c < byClass.size(); ++c) {
            values.emplace_back(prefix + std::string(metrics::pixelMetricId(metric)) + "/" + evaluation.classes[c],
                                metrics::valueOf(metric, byClass[c]).value_or(undefined));
        }
    }
}

void addForegroundMetrics(Values& values, const std::string& prefix, const metrics::PixelCounts& counts)
{
    const auto add = [&](const char* name, std::optional<double> value) {
        values.emplace_back(prefix + name, value.value_or(std::numeric_limits<double>::quiet_NaN()));
    };
    add("sensitivity", metrics::sensitivity(counts));
    add("specificity", metrics::specificity(counts));
    add("iou", metrics::iou(counts));
    add("dice", metrics::dice(counts));
    add("accuracy", metrics::pixelAccuracy(counts));
    add("predicted_foreground", metrics::predictedForeground(counts));
    add("true_foreground", metrics::trueForeground(counts));
}

}  // namespace

std::optional<Evaluation> evaluate(Learner& learner, const Preparation& data, const recipe::TrainConfig& config,
                                   const std::vector<std::size_t>& samples, const std::vector<std::size_t>& keep, TrainControl& control)
{
    Evaluation evaluation = begun(data.store);
    const auto stream = plainStream(data.store, samples, config);
    while (const Batch* batch = stream->next()) {
        if (control.stopRequested()) {
            return std::nullopt;
        }
        add(evaluation, learner, data.store, *batch, keep);
    }
    divide(evaluation, samples.size());
    return evaluation;
}

Evaluation evaluateBatch(Learner& learner, const ImageStore& store, const Batch& batch)
{
    Evaluation evaluation = begun(store);
    add(evaluation, learner, store, batch, {});
    divide(evaluation, batch.samples.size());
    return evaluation;
}

void addMetrics(Values& values, const std::string& prefix, const Evaluation& evaluation)
{
    values.emplace_back(prefix + "loss", evaluation.loss);
    if (evaluation.classes.empty()) {
        addForegroundMetrics(values, prefix, evaluation.pooled);
    } else {
        addClassMetrics(values, prefix, evaluation);
    }
    if (evaluation.sampled) {
        values.emplace_back(prefix + "entropy", evaluation.entropy);
        values.emplace_back(prefix + "mutual_information", evaluation.mutualInformation);
    }
}

}  // namespace gg::training
