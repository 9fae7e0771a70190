#pragma once

#include "core/metrics/definitions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

/// The definitions of average precision once more, as slowly and as literally as they are published, in arrays like numpy's: what the fast
/// ones are compared with. Nothing here uses core/metrics beyond its plain values.
namespace gg::test::letter {

using metrics::Box;
using metrics::Definition;
using metrics::DetectionSet;
using Numbers = std::vector<double>;

inline double iouOf(const Box& a, const Box& b, double pixel)
{
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x) + pixel;
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y) + pixel;
    if (width <= 0 || height <= 0) {
        return 0;
    }
    const double both = width * height;
    return both / ((a.width + pixel) * (a.height + pixel) + (b.width + pixel) * (b.height + pixel) - both);
}

/// numpy.interp, which takes the last of several points at one place.
inline double interp(double x, const Numbers& xs, const Numbers& ys)
{
    std::size_t j = 0;
    while (j + 1 < xs.size() && xs[j + 1] <= x) {
        ++j;
    }
    if (j + 1 == xs.size() || xs[j] == x) {
        return ys[j];
    }
    return (ys[j + 1] - ys[j]) / (xs[j + 1] - xs[j]) * (x - xs[j]) + ys[j];
}

/// Precision and recall after each detection, by falling score.
struct Curve {
    Numbers recall;
    Numbers precision;
};

inline Curve curveOf(const std::vector<int>& hits, std::size_t truths)
{
    Curve curve;
    double tp = 0;
    double fp = 0;
    for (const int hit : hits) {
        (hit != 0 ? tp : fp) += 1;
        curve.recall.push_back(tp / static_cast<double>(truths));
        curve.precision.push_back(tp / (tp + fp));
    }
    return curve;
}

inline double ultralyticsArea(const Curve& curve, bool zeroAtTheEnd)
{
    Numbers recall{0};
    Numbers precision{1};
    recall.insert(recall.end(), curve.recall.begin(), curve.recall.end());
    precision.insert(precision.end(), curve.precision.begin(), curve.precision.end());
    if (zeroAtTheEnd) {
        recall.push_back(curve.recall.empty() ? 1 : curve.recall.back());
        precision.push_back(0);
    }
    recall.push_back(1);
    precision.push_back(0);
    for (std::size_t i = precision.size() - 1; i-- > 0;) {
        precision[i] = std::max(precision[i], precision[i + 1]);
    }
    double sum = 0;
    for (int i = 0; i < 100; ++i) {
        const double left = i * 0.01;
        const double right = i == 99 ? 1.0 : (i + 1) * 0.01;
        sum += (right - left) * (interp(left, recall, precision) + interp(right, recall, precision)) / 2;
    }
    return sum;
}

inline double vocElevenPoints(const std::vector<int>& hits, std::size_t truths)
{
    const Curve curve = curveOf(hits, truths);
    double sum = 0;
    for (int tenths = 0; tenths <= 10; ++tenths) {
        double best = 0;
        for (std::size_t i = 0; i < curve.recall.size(); ++i) {
            const auto found = std::llround(curve.recall[i] * static_cast<double>(truths));
            if (found * 10 >= tenths * static_cast<long long>(truths)) {
                best = std::max(best, curve.precision[i]);
            }
        }
        sum += best / 11;
    }
    return sum;
}

inline double vocAllPoints(const std::vector<int>& hits, std::size_t truths)
{
    const Curve curve = curveOf(hits, truths);
    Numbers recall{0};
    Numbers precision{0};
    recall.insert(recall.end(), curve.recall.begin(), curve.recall.end());
    precision.insert(precision.end(), curve.precision.begin(), curve.precision.end());
    recall.push_back(1);
    precision.push_back(0);
    for (std::size_t i = precision.size() - 1; i-- > 0;) {
        precision[i] = std::max(precision[i], precision[i + 1]);
    }
    double sum = 0;
    for (std::size_t i = 1; i < recall.size(); ++i) {
        sum += (recall[i] - recall[i - 1]) * precision[i];
    }
    return sum;
}

/// Ultralytics' validator: pairs of one class with enough IoU, best first; of these the first of each detection; of those, in the order
/// of the detections, the first of each truth.
inline std::vector<int> ultralyticsMatches(const DetectionSet& set, double threshold)
{
    struct Pair {
        std::size_t truth;
        std::size_t detection;
        double iou;
    };
    std::vector<int> correct(set.detections.size(), 0);
    for (std::uint32_t image = 0; image < set.images; ++image) {
        std::vector<Pair> pairs;
        for (std::size_t t = 0; t < set.truths.size(); ++t) {
            for (std::size_t d = 0; d < set.detections.size(); ++d) {
                const auto& truth = set.truths[t];
                const auto& detection = set.detections[d];
                const bool here = truth.image == image && detection.image == image && truth.classId == detection.classId;
                if (here && !truth.ignore && !truth.crowd && iouOf(detection.box, truth.box, 0) >= threshold) {
                    pairs.push_back({t, d, iouOf(detection.box, truth.box, 0)});
                }
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.iou < b.iou; });
        std::reverse(pairs.begin(), pairs.end());
        std::vector<bool> truthUsed(set.truths.size(), false);
        for (std::size_t d = 0; d < set.detections.size(); ++d) {
            const auto first = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.detection == d; });
            if (first != pairs.end() && !truthUsed[first->truth]) {
                truthUsed[first->truth] = true;
                correct[d] = 1;
            }
        }
    }
    return correct;
}

/// VOCevaldet.m: 1 right, 0 wrong, −1 on a difficult truth.
inline std::vector<int> vocMatches(const DetectionSet& set)
{
    std::vector<int> result(set.detections.size(), 0);
    std::vector<bool> found(set.truths.size(), false);
    for (std::size_t d = 0; d < set.detections.size(); ++d) {
        double highest = -1;
        std::size_t best = 0;
        for (std::size_t t = 0; t < set.truths.size(); ++t) {
            const bool here = set.truths[t].image == set.detections[d].image && set.truths[t].classId == set.detections[d].classId;
            const double iou = here ? iouOf(set.detections[d].box, set.truths[t].box, 1) : -1;
            if (iou > highest) {
                highest = iou;
                best = t;
            }
        }
        if (highest < 0.5) {
            continue;
        }
        if (set.truths[best].ignore || set.truths[best].crowd) {
            result[d] = -1;
        } else if (!found[best]) {
            found[best] = true;
            result[d] = 1;
        }
    }
    return result;
}

/// Of one class: 1 and 0 by falling score, equal ones by image; without those that do not count.
inline std::vector<int> ranked(const DetectionSet& set, const std::vector<int>& matches, std::int32_t classId)
{
    std::vector<std::size_t> order;
    for (std::size_t d = 0; d < set.detections.size(); ++d) {
        if (set.detections[d].classId == classId && matches[d] >= 0) {
            order.push_back(d);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return set.detections[a].score > set.detections[b].score; });
    std::vector<int> hits;
    for (const std::size_t d : order) {
        hits.push_back(matches[d]);
    }
    return hits;
}

/// AP at one threshold by class; nullopt without truth. Not for COCO.
inline std::vector<std::optional<double>> apOf(Definition definition, const DetectionSet& set, double threshold)
{
    const bool voc = definition == Definition::Voc2007 || definition == Definition::Voc2012;
    const auto matches = voc ? vocMatches(set) : ultralyticsMatches(set, threshold);
    std::vector<std::optional<double>> result;
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(set.classNames.size()); ++c) {
        const auto truths = static_cast<std::size_t>(std::count_if(set.truths.begin(), set.truths.end(), [&](const auto& truth) {
            return truth.classId == c && !truth.ignore && !truth.crowd;
        }));
        const auto hits = ranked(set, matches, c);
        if (truths == 0) {
            result.emplace_back(std::nullopt);
        } else if (hits.empty()) {
            result.emplace_back(0.0);
        } else if (definition == Definition::Voc2007) {
            result.emplace_back(vocElevenPoints(hits, truths));
        } else if (definition == Definition::Voc2012) {
            result.emplace_back(vocAllPoints(hits, truths));
        } else {
            result.emplace_back(ultralyticsArea(curveOf(hits, truths), definition == Definition::Ultralytics));
        }
    }
    return result;
}

}  // namespace gg::test::letter
