#include "core/audit/style/predicted_margins.h"

#include "core/audit/boxes.h"
#include "core/audit/style/side_patch.h"
#include "core/audit/style/style.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace gg::audit
{
namespace
{

constexpr double leastConfidence = 0.25;
constexpr double leastOverlap = 0.5;
/// A side that ends this near the picture's border is cut by it, in label and prediction alike.
constexpr double border = 2;
constexpr int furthest = 10;

struct Prediction {
    dataset::Rect box;
    std::int32_t classId = 0;
    double confidence = 1;
};

std::vector<Prediction> predictionsOf(const dataset::Record& record, const cv::Size& size)
{
    const std::vector<dataset::Rect> boxes = boxesInPixels(record, size.width, size.height);
    std::vector<Prediction> predictions;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        predictions.push_back({boxes[i], record.objects[i].classId, 1});
    }
    if (record.extras != nullptr) {
        for (const dataset::Attribute& attribute : record.extras->attributes) {
            const double* value = std::get_if<double>(&attribute.value);
            if (attribute.key == dataset::AttributeKey::Confidence && value != nullptr && attribute.object < predictions.size()) {
                predictions[attribute.object].confidence = *value;
            }
        }
    }
    std::erase_if(predictions, [](const Prediction& one) { return one.confidence < leastConfidence; });
    return predictions;
}

/// The prediction that belongs to each label: both are each other's best.
std::vector<std::optional<std::size_t>> match(const dataset::Record& record, const std::vector<dataset::Rect>& labels,
                                              const std::vector<Prediction>& predictions)
{
    std::vector<std::optional<std::size_t>> ofLabel(labels.size());
    std::vector<std::size_t> labelOf(predictions.size(), labels.size());
    std::vector<double> bestOfLabel(labels.size(), leastOverlap);
    std::vector<double> bestOfPrediction(predictions.size(), leastOverlap);
    for (std::size_t l = 0; l < labels.size(); ++l) {
        for (std::size_t p = 0; p < predictions.size(); ++p) {
            const double iou =
                predictions[p].classId == record.objects[l].classId ? intersectionOverUnion(labels[l], predictions[p].box) : 0;
            if (iou > bestOfLabel[l]) {
                bestOfLabel[l] = iou;
                ofLabel[l] = p;
            }
            if (iou > bestOfPrediction[p]) {
                bestOfPrediction[p] = iou;
                labelOf[p] = l;
            }
        }
    }
    for (std::size_t l = 0; l < labels.size(); ++l) {
        if (ofLabel[l] && labelOf[*ofLabel[l]] != l) {
            ofLabel[l].reset();
        }
    }
    return ofLabel;
}

/// How far the sides of a label lie outside those of the prediction, px; NaN at the picture's border.
std::array<double, 4> offsets(const dataset::Rect& label, const dataset::Rect& prediction, const cv::Size& size)
{
    const auto edges = [](const dataset::Rect& box) { return std::array{box.x, box.y, box.x + box.width, box.y + box.height}; };
    const std::array<double, 4> ofLabel = edges(label);
    const std::array<double, 4> predicted = edges(prediction);
    std::array<double, 4> result{};
    for (std::size_t side = 0; side < 4; ++side) {
        const double limit = side % 2 == 0 ? size.width : size.height;
        const bool cut = side < 2 ? std::min(ofLabel[side], predicted[side]) < border
                                  : std::max(ofLabel[side], predicted[side]) > limit - border;
        const double outwards = side < 2 ? predicted[side] - ofLabel[side] : ofLabel[side] - predicted[side];
        result[side] = cut ? static_cast<double>(BoxMargins::nan) : outwards;
    }
    return result;
}

struct Pair {
    std::size_t record = 0;
    std::size_t object = 0;
    dataset::Rect label;
    std::array<double, 4> offsets{};
};

double extentOf(const dataset::Rect& box, std::size_t side)
{
    return std::max(1.0, side % 2 == 0 ? box.width : box.height);
}

/// Scale of a Laplace distribution of the offsets as shares of the extent: the median deviation is ln 2 times it.
double scatter(const std::vector<Pair>& pairs)
{
    std::vector<double> shares;
    for (const Pair& pair : pairs) {
        for (std::size_t side = 0; side < 4; ++side) {
            if (!std::isnan(pair.offsets[side])) {
                shares.push_back(pair.offsets[side] / extentOf(pair.label, side));
            }
        }
    }
    if (shares.empty()) {
        return 1;
    }
    const auto median = [](std::vector<double>& values) {
        const auto middle = values.begin() + std::ssize(values) / 2;
        std::ranges::nth_element(values, middle);
        return *middle;
    };
    const double centre = median(shares);
    for (double& share : shares) {
        share = std::abs(share - centre);
    }
    return median(shares) / std::log(2.0);
}

BoxMargins marginsOf(const Pair& pair, double share)
{
    const int thickness = style::thicknessFor(pair.label);
    BoxMargins margins;
    for (std::size_t side = 0; side < 4; ++side) {
        const double offset = pair.offsets[side] / thickness;
        if (std::isnan(offset) || std::abs(offset) > furthest) {
            continue;
        }
        const double scale = std::max(0.7, share * extentOf(pair.label, side) / thickness);
        std::array<float, 2 * furthest + 1> likelihood{};
        for (int margin = -furthest; margin <= furthest; ++margin) {
            likelihood[static_cast<std::size_t>(margin + furthest)] =
                static_cast<float>(std::exp(-std::abs(offset - margin) / scale));
        }
        setSide(margins, side, likelihood, -furthest);
        margins.margin[side] = static_cast<float>(pair.offsets[side]);
    }
    return margins;
}

}  // namespace

std::vector<std::vector<BoxMargins>> measurePredictedMargins(const dataset::Dataset& labels, const dataset::Dataset& predictions,
                                                             std::span<const cv::Size> sizes)
{
    std::vector<std::vector<BoxMargins>> margins(labels.records.size());
    std::vector<Pair> pairs;
    const std::size_t count = std::min({labels.records.size(), predictions.records.size(), sizes.size()});
    for (std::size_t r = 0; r < count; ++r) {
        const dataset::Record& record = labels.records[r];
        margins[r].resize(record.objects.size());
        if (sizes[r].area() <= 0) {
            continue;
        }
        const auto boxes = boxesInPixels(record, sizes[r].width, sizes[r].height);
        const auto predicted = predictionsOf(predictions.records[r], sizes[r]);
        const auto matches = match(record, boxes, predicted);
        for (std::size_t object = 0; object < boxes.size(); ++object) {
            if (matches[object] && !record.objects[object].ignore) {
                pairs.push_back({r, object, boxes[object], offsets(boxes[object], predicted[*matches[object]].box, sizes[r])});
            }
        }
    }
    const double share = scatter(pairs);
    for (const Pair& pair : pairs) {
        margins[pair.record][pair.object] = marginsOf(pair, share);
    }
    return margins;
}

}  // namespace gg::audit
