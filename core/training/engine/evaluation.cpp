#include "core/training/engine/evaluation.h"

#include "core/metrics/segmentation.h"
#include "core/training/engine/feed.h"

#include <algorithm>
#include <limits>

namespace gg::training {
namespace {

/// Adds one batch; `keep` is short.
void add(Evaluation& evaluation, Learner& learner, const ImageStore& store, const Batch& batch, const std::vector<std::size_t>& keep)
{
    const Learner::Prediction prediction = learner.predict(batch);
    const std::size_t plane = static_cast<std::size_t>(store.side()) * static_cast<std::size_t>(store.side());
    std::vector<std::uint8_t> truth(plane);
    for (std::size_t i = 0; i < batch.samples.size(); ++i) {
        const float* mask = batch.masks.data() + i * plane;
        const float* probability = prediction.probabilities.data() + i * plane;
        std::transform(mask, mask + plane, truth.begin(), [](float value) { return static_cast<std::uint8_t>(value != 0 ? 1 : 0); });
        const metrics::PixelCounts counts = metrics::countPixels(probability, truth.data(), plane);
        evaluation.pooled += counts;
        evaluation.images.push_back({.image = store.sample(batch.samples[i]).image, .counts = counts});
        if (std::find(keep.begin(), keep.end(), batch.samples[i]) != keep.end()) {
            cv::Mat kept(store.side(), store.side(), CV_32FC1);
            std::copy(probability, probability + plane, kept.ptr<float>());
            evaluation.predictions.emplace_back(batch.samples[i], kept);
        }
    }
    evaluation.loss += prediction.loss * static_cast<double>(batch.samples.size());
}

}  // namespace

std::optional<Evaluation> evaluate(Learner& learner, const Preparation& data, const recipe::TrainConfig& config,
                                   const std::vector<std::size_t>& samples, const std::vector<std::size_t>& keep, TrainControl& control)
{
    Evaluation evaluation;
    const auto stream = plainStream(data.store, samples, config);
    while (const Batch* batch = stream->next()) {
        if (control.stopRequested()) {
            return std::nullopt;
        }
        add(evaluation, learner, data.store, *batch, keep);
    }
    evaluation.loss /= static_cast<double>(samples.size());
    return evaluation;
}

Evaluation evaluateBatch(Learner& learner, const ImageStore& store, const Batch& batch)
{
    Evaluation evaluation;
    add(evaluation, learner, store, batch, {});
    evaluation.loss /= static_cast<double>(batch.samples.size());
    return evaluation;
}

void addMetrics(Values& values, const std::string& prefix, const Evaluation& evaluation)
{
    const auto add = [&](const char* name, std::optional<double> value) {
        values.emplace_back(prefix + name, value.value_or(std::numeric_limits<double>::quiet_NaN()));
    };
    const metrics::PixelCounts& counts = evaluation.pooled;
    add("loss", evaluation.loss);
    add("sensitivity", metrics::sensitivity(counts));
    add("specificity", metrics::specificity(counts));
    add("iou", metrics::iou(counts));
    add("dice", metrics::dice(counts));
    add("accuracy", metrics::pixelAccuracy(counts));
    add("predicted_foreground", metrics::predictedForeground(counts));
    add("true_foreground", metrics::trueForeground(counts));
}

}  // namespace gg::training
