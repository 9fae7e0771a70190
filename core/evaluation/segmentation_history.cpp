#include "core/evaluation/segmentation_scores.h"

#include <algorithm>
#include <map>

namespace gg::evaluation {
namespace {

/// True where a class that counts is in the truth.
bool holdsCounted(const SegmentationEvaluation& evaluation, const SegmentationImage& image)
{
    return std::any_of(image.cells.begin(), image.cells.end(), [&evaluation](const PixelCell& cell) {
        return std::find(evaluation.counted.begin(), evaluation.counted.end(), cell.truth) != evaluation.counted.end();
    });
}

}  // namespace

std::vector<ImageHistory> imageHistories(const SegmentationEvaluation& evaluation, double minimumIou)
{
    std::vector<ImageHistory> out;
    std::map<std::string, std::size_t> places;
    std::vector<int> epochs;
    for (const SegmentationEpoch& epoch : evaluation.epochs) {
        epochs.push_back(epoch.epoch);
        for (const SegmentationImage& image : epoch.images) {
            if (places.try_emplace(image.image, out.size()).second) {
                out.push_back({.image = image.image, .hasTruth = false, .history = {}});
            }
        }
    }
    std::vector<std::vector<bool>> found(epochs.size(), std::vector<bool>(out.size(), false));
    for (std::size_t e = 0; e < epochs.size(); ++e) {
        for (const SegmentationImage& image : evaluation.epochs[e].images) {
            const std::size_t place = places.at(image.image);
            found[e][place] = valueOf(evaluation, image, SegmentationMetric::Iou).value_or(0) >= minimumIou;
            out[place].hasTruth = out[place].hasTruth || holdsCounted(evaluation, image);
        }
    }
    const std::vector<metrics::ObjectHistory> histories = metrics::objectHistories(epochs, found);
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].history = histories[i];
    }
    return out;
}

SegmentationDifference compareEvaluations(const SegmentationEvaluation& a, const SegmentationEpoch& epochA, const SegmentationEvaluation& b,
                                          const SegmentationEpoch& epochB, SegmentationMetric metric, JobControl& control)
{
    std::map<std::string, std::optional<double>> ofA;
    for (const SegmentationImage& image : epochA.images) {
        ofA.emplace(image.image, valueOf(a, image, metric));
    }
    std::vector<double> valuesA;
    std::vector<double> valuesB;
    for (const SegmentationImage& image : epochB.images) {
        const auto other = ofA.find(image.image);
        const std::optional<double> value = valueOf(b, image, metric);
        if (other != ofA.end() && other->second && value) {
            valuesA.push_back(*other->second);
            valuesB.push_back(*value);
        }
    }
    return {.difference = metrics::bootstrapMeanDifference(valuesA, valuesB, control), .images = valuesA.size()};
}

}  // namespace gg::evaluation
