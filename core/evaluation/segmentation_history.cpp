#include "core/evaluation/segmentation_scores.h"

#include <algorithm>
#include <map>

namespace gg::evaluation {
namespace {

/// Of the classes that count, straight from the few cells of an image: thousands of images at hundreds of epochs are asked for at once.
struct CountedPixels {
    std::uint64_t both = 0;
    std::uint64_t truth = 0;
    std::uint64_t predicted = 0;

    /// As SegmentationMetric::Iou, micro; 0 where it is undefined.
    double iou() const
    {
        const std::uint64_t either = truth + predicted - both;
        return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
    }
};

CountedPixels countedPixels(const SegmentationEvaluation& evaluation, const SegmentationImage& image)
{
    // In ascending order, of all classes or of the foreground alone.
    const auto counts = [&](std::size_t c) { return std::binary_search(evaluation.counted.begin(), evaluation.counted.end(), c); };
    CountedPixels out;
    for (const PixelCell& cell : image.cells) {
        const bool truth = counts(cell.truth);
        out.truth += truth ? cell.count : 0;
        out.predicted += counts(cell.predicted) ? cell.count : 0;
        out.both += truth && cell.truth == cell.predicted ? cell.count : 0;
    }
    return out;
}

}  // namespace

std::vector<ImageHistory> imageHistories(const SegmentationEvaluation& evaluation, double minimumIou)
{
    std::vector<ImageHistory> out;
    std::map<std::string, std::size_t> places;
    std::vector<int> epochs;
    std::vector<std::vector<bool>> found;
    for (const SegmentationEpoch& epoch : evaluation.epochs) {
        epochs.push_back(epoch.epoch);
        found.emplace_back(out.size(), false);
        for (std::size_t i = 0; i < epoch.images.size(); ++i) {
            const SegmentationImage& image = epoch.images[i];
            // A run writes its images in one order: only where it does not are they looked up.
            const bool inPlace = i < out.size() && out[i].image == image.image;
            const std::size_t place = inPlace ? i : places.try_emplace(image.image, out.size()).first->second;
            if (place == out.size()) {
                out.push_back({.image = image.image, .hasTruth = false, .history = {}});
                found.back().push_back(false);
            }
            const CountedPixels pixels = countedPixels(evaluation, image);
            found.back()[place] = pixels.iou() >= minimumIou;
            out[place].hasTruth = out[place].hasTruth || pixels.truth > 0;
        }
    }
    for (std::vector<bool>& one : found) {
        one.resize(out.size(), false);
    }
    const std::vector<metrics::ObjectHistory> histories = metrics::objectHistories(epochs, found);
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].history = histories[i];
    }
    return out;
}

}  // namespace gg::evaluation
