#include "core/audit/prediction_matching.h"

#include "core/audit/boxes.h"
#include "core/audit/predictions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Object;
using dataset::Record;
using dataset::Rect;

constexpr double leastOverlap = 0.5;
constexpr double poorOverlap = 0.1;

double widthOverHeight(const Record& prediction)
{
    return prediction.declaredHeight > 0 ? static_cast<double>(prediction.declaredWidth) / prediction.declaredHeight : 1;
}

struct Scored {
    double confidence = 0;
    bool found = false;
};

/// Matches one image for the calibration and notes every prediction's fate.
void scoreImage(const Record& labels, const Record& predictions, std::vector<std::vector<Scored>>& scored,
                std::vector<ClassCalibration>& classes)
{
    const std::vector<double> confidences = confidencesOf(predictions);
    std::vector<std::size_t> order(predictions.objects.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return confidences[a] > confidences[b]; });
    for (const Object& label : labels.objects) {
        if (!label.ignore && label.classId >= 0 && static_cast<std::size_t>(label.classId) < classes.size()) {
            ++classes[static_cast<std::size_t>(label.classId)].labels;
        }
    }
    const double ratio = widthOverHeight(predictions);
    const std::vector<Rect> truth = squareBoxes(labels, ratio);
    const std::vector<Rect> boxes = squareBoxes(predictions, ratio);
    std::vector<bool> taken(labels.objects.size(), false);
    for (const std::size_t p : order) {
        const std::int32_t classId = predictions.objects[p].classId;
        if (classId < 0 || static_cast<std::size_t>(classId) >= classes.size()) {
            continue;
        }
        std::size_t best = labels.objects.size();
        double overlap = leastOverlap;
        for (std::size_t l = 0; l < labels.objects.size(); ++l) {
            const Object& label = labels.objects[l];
            if (taken[l] || label.ignore || label.classId != classId) {
                continue;
            }
            if (const double found = intersectionOverUnion(truth[l], boxes[p]); found >= overlap) {
                overlap = found;
                best = l;
            }
        }
        if (best < taken.size()) {
            taken[best] = true;
        }
        scored[static_cast<std::size_t>(classId)].push_back({confidences[p], best < taken.size()});
    }
}

double quantileOf(std::vector<double> values, double at)
{
    if (values.empty()) {
        return 1;
    }
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(at * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

void calibrateClass(std::vector<Scored> scored, const CalibrationLimits& limits, ClassCalibration& out)
{
    std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.confidence > b.confidence; });
    std::size_t found = 0;
    double bestF1 = 0;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        found += scored[i].found ? 1 : 0;
        // Only where the confidence changes: equal ones are in or out together.
        if (i + 1 < scored.size() && scored[i + 1].confidence == scored[i].confidence) {
            continue;
        }
        const double f1 = 2.0 * static_cast<double>(found) / static_cast<double>(i + 1 + out.labels);
        if (f1 > bestF1) {
            bestF1 = f1;
            out.operating = scored[i].confidence;
            out.found = found;
            out.precision = static_cast<double>(found) / static_cast<double>(i + 1);
        }
    }
    std::vector<double> confidences;
    for (const Scored& one : scored) {
        if (one.found && one.confidence >= out.operating) {
            confidences.push_back(one.confidence);
        }
    }
    out.gate = quantileOf(std::move(confidences), limits.gateQuantile);
    out.usable = out.found >= limits.fewestFound && out.precision >= limits.leastPrecision;
}

void measureSimilarity(const Dataset& labels, const Dataset& predictions, const std::vector<bool>& repeated,
                       std::vector<ClassCalibration>& classes, JobControl& control)
{
    std::vector<std::vector<double>> similarities(classes.size());
    for (std::size_t i = 0; i < labels.records.size(); ++i) {
        control.throwIfStopped();
        if (repeated[i] || predictions.records[i].objects.empty()) {
            continue;
        }
        for (const ImageMatches::Pair& pair : matchImage(labels.records[i], predictions.records[i], classes, 0.6).same) {
            similarities[static_cast<std::size_t>(labels.records[i].objects[pair.label].classId)].push_back(pair.similarity);
        }
    }
    for (std::size_t id = 0; id < classes.size(); ++id) {
        classes[id].usualSimilarity = quantileOf(similarities[id], 0.5);
        for (double& value : similarities[id]) {
            value = std::abs(value - classes[id].usualSimilarity);
        }
        classes[id].spread = 1.4826 * quantileOf(similarities[id], 0.5);
    }
}

/// Indices of predictions that are worth looking at: confident enough, the best of those on one place, outside of regions that are
/// to be ignored.
std::vector<std::uint32_t> keptPredictions(const Record& labels, const Record& predictions, const std::vector<Rect>& truth,
                                           const std::vector<Rect>& boxes, std::span<const ClassCalibration> classes,
                                           double duplicate)
{
    const std::vector<double> confidences = confidencesOf(predictions);
    std::vector<std::uint32_t> kept;
    for (std::uint32_t p = 0; p < predictions.objects.size(); ++p) {
        const std::int32_t classId = predictions.objects[p].classId;
        if (classId < 0 || static_cast<std::size_t>(classId) >= classes.size()) {
            continue;
        }
        const ClassCalibration& calibration = classes[static_cast<std::size_t>(classId)];
        if (calibration.usable && confidences[p] >= calibration.operating) {
            kept.push_back(p);
        }
    }
    std::stable_sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return confidences[a] > confidences[b]; });
    std::vector<std::uint32_t> thinned;
    for (const std::uint32_t p : kept) {
        const bool copy = std::any_of(thinned.begin(), thinned.end(), [&](std::uint32_t other) {
            return predictions.objects[other].classId == predictions.objects[p].classId &&
                   intersectionOverUnion(boxes[other], boxes[p]) >= duplicate;
        });
        const auto isInside = [&](std::size_t region) {
            const Rect& area = truth[region];
            const double width = std::min(area.x + area.width, boxes[p].x + boxes[p].width) - std::max(area.x, boxes[p].x);
            const double height = std::min(area.y + area.height, boxes[p].y + boxes[p].height) - std::max(area.y, boxes[p].y);
            return width > 0 && height > 0 && width * height >= 0.5 * boxes[p].width * boxes[p].height;
        };
        bool ignored = false;
        for (std::size_t l = 0; l < labels.objects.size() && !ignored; ++l) {
            ignored = labels.objects[l].ignore && isInside(l);
        }
        if (!copy && !ignored) {
            thinned.push_back(p);
        }
    }
    return thinned;
}

class Matching
{
public:
    Matching(const Record& labels, const Record& predictions, std::span<const ClassCalibration> classes, double duplicate)
        : m_labels(labels)
        , m_predictions(predictions)
        , m_truth(squareBoxes(labels, widthOverHeight(predictions)))
        , m_boxes(squareBoxes(predictions, widthOverHeight(predictions)))
        , m_kept(keptPredictions(labels, predictions, m_truth, m_boxes, classes, duplicate))
        , m_labelTaken(labels.objects.size(), false)
        , m_predictionTaken(predictions.objects.size(), false)
        , m_duplicate(duplicate)
    {
    }

    ImageMatches run()
    {
        ImageMatches out;
        out.same = assign(leastOverlap, true);
        out.other = assign(leastOverlap, false);
        out.poor = assign(poorOverlap, true);
        for (const std::uint32_t p : m_kept) {
            if (!m_predictionTaken[p] && !liesOnExplained(p, out)) {
                out.predictions.push_back(p);
            }
        }
        return out;
    }

private:
    std::vector<ImageMatches::Pair> assign(double overlap, bool sameClass)
    {
        std::vector<ImageMatches::Pair> candidates;
        for (std::uint32_t l = 0; l < m_labels.objects.size(); ++l) {
            const Object& label = m_labels.objects[l];
            if (m_labelTaken[l] || label.ignore || label.box.width <= 0 || label.box.height <= 0) {
                continue;
            }
            for (const std::uint32_t p : m_kept) {
                if (!m_predictionTaken[p] && (m_predictions.objects[p].classId == label.classId) == sameClass &&
                    intersectionOverUnion(m_truth[l], m_boxes[p]) >= overlap) {
                    candidates.push_back({l, p, boxSimilarity(m_truth[l], m_boxes[p])});
                }
            }
        }
        std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
        std::vector<ImageMatches::Pair> pairs;
        for (const ImageMatches::Pair& pair : candidates) {
            if (!m_labelTaken[pair.label] && !m_predictionTaken[pair.prediction]) {
                m_labelTaken[pair.label] = true;
                m_predictionTaken[pair.prediction] = true;
                pairs.push_back(pair);
            }
        }
        return pairs;
    }

    /// Two classes offered for one object, or a second box of an object that has its prediction.
    bool liesOnExplained(std::uint32_t prediction, const ImageMatches& matches) const
    {
        for (const auto* pairs : {&matches.same, &matches.other, &matches.poor}) {
            for (const ImageMatches::Pair& pair : *pairs) {
                if (intersectionOverUnion(m_boxes[pair.prediction], m_boxes[prediction]) >= m_duplicate ||
                    intersectionOverUnion(m_truth[pair.label], m_boxes[prediction]) >= 0.8) {
                    return true;
                }
            }
        }
        return false;
    }

    const Record& m_labels;
    const Record& m_predictions;
    std::vector<Rect> m_truth;
    std::vector<Rect> m_boxes;
    std::vector<std::uint32_t> m_kept;
    std::vector<bool> m_labelTaken;
    std::vector<bool> m_predictionTaken;
    double m_duplicate;
};

}  // namespace

double boxSimilarity(const Rect& a, const Rect& b)
{
    const double side = std::sqrt((a.width * a.height + b.width * b.height) / 2);
    const double distance = std::hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
    return 0.9 * intersectionOverUnion(a, b) + (side > 0 ? 0.1 * std::exp(-0.1 * distance / side) : 0);
}

std::vector<Rect> squareBoxes(const Record& record, double ratio)
{
    std::vector<Rect> boxes;
    boxes.reserve(record.objects.size());
    const double stretch = record.space == dataset::CoordinateSpace::Normalised ? ratio : 1;
    for (const Object& object : record.objects) {
        boxes.push_back({object.box.x * stretch, object.box.y, object.box.width * stretch, object.box.height});
    }
    return boxes;
}

std::vector<ClassCalibration> calibrate(const Dataset& labels, const Dataset& predictions, const std::vector<bool>& repeated,
                                        const CalibrationLimits& limits, JobControl& control)
{
    std::vector<ClassCalibration> classes(labels.classNames.size());
    std::vector<std::vector<Scored>> scored(classes.size());
    for (std::size_t i = 0; i < labels.records.size(); ++i) {
        control.throwIfStopped();
        if (!repeated[i] && !predictions.records[i].objects.empty()) {
            scoreImage(labels.records[i], predictions.records[i], scored, classes);
        }
    }
    for (std::size_t id = 0; id < classes.size(); ++id) {
        calibrateClass(std::move(scored[id]), limits, classes[id]);
    }
    measureSimilarity(labels, predictions, repeated, classes, control);
    return classes;
}

ImageMatches matchImage(const Record& labels, const Record& predictions, std::span<const ClassCalibration> classes, double duplicate)
{
    return Matching(labels, predictions, classes, duplicate).run();
}

}  // namespace gg::audit
