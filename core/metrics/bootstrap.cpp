#include "core/metrics/bootstrap.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/metrics/average_precision.h"
#include "core/metrics/coco.h"
#include "core/metrics/matching.h"
#include "core/metrics/score_order.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace gg::metrics {
namespace {

/// How often each image was drawn.
using Weights = std::vector<std::uint32_t>;

/// The generator depends on the seed and the repetition alone: whichever thread draws, draws the same.
Weights drawn(std::size_t images, std::uint64_t seed, std::size_t repetition)
{
    std::seed_seq sequence{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                           static_cast<std::uint32_t>(repetition), static_cast<std::uint32_t>(repetition >> 32)};
    std::mt19937_64 random(sequence);
    std::uniform_int_distribution<std::size_t> image(0, images - 1);
    Weights weights(images, 0);
    for (std::size_t i = 0; i < images; ++i) {
        ++weights[image(random)];
    }
    return weights;
}

/// The AP of one run on any draw of its images. What the draw cannot change is prepared once: which detection is right at which
/// threshold, by falling score. A draw then only adds weights up.
class WeightedAp {
public:
    WeightedAp(const DetectionSet& set, const Overlaps& overlaps, BootstrapMetric metric, JobControl& control)
    {
        std::vector<double> thresholds{0.5};
        if (metric == BootstrapMetric::Ap) {
            thresholds = cocoThresholds();
        }
        std::vector<Matching> matchings(thresholds.size());
        parallelFor(thresholds.size(), 1, control, [&](std::size_t t) { matchings[t] = matchDetections(set, overlaps, thresholds[t], 100); });
        const ScoreOrder order = orderByScore(set, 0, control);
        m_classes.resize(set.classNames.size());
        for (std::size_t c = 0; c < m_classes.size(); ++c) {
            m_classes[c] = prepared(set, order.of(c), matchings);
        }
        for (const Truth& truth : set.truths) {
            if (truth.counts()) {
                m_classes[static_cast<std::size_t>(truth.classId)].truthImages.push_back(truth.image);
            }
        }
    }

    /// nullopt where no class has a truth in the images drawn.
    std::optional<double> of(const Weights& weights) const
    {
        double sum = 0;
        std::size_t defined = 0;
        std::vector<std::uint32_t> before;
        std::vector<double> envelope;
        for (const OneClass& one : m_classes) {
            std::uint64_t truths = 0;
            for (const std::uint32_t image : one.truthImages) {
                truths += weights[image];
            }
            if (truths == 0) {
                continue;
            }
            addUp(one, weights, before);
            for (const Threshold& threshold : one.thresholds) {
                sum += averagePrecision(threshold, weights, before, truths, envelope);
                ++defined;
            }
        }
        return defined == 0 ? std::nullopt : std::optional(sum / static_cast<double>(defined));
    }

private:
    /// A place in the order of a class.
    struct Place {
        std::uint32_t rank = 0;
        std::uint32_t image = 0;
    };
    struct Threshold {
        std::vector<Place> right;
        std::vector<Place> ignored;
    };
    struct OneClass {
        std::vector<std::uint32_t> images;  ///< by rank, up to the last true positive: what comes behind changes no AP
        std::vector<Threshold> thresholds;
        std::vector<std::uint32_t> truthImages;
    };

    static OneClass prepared(const DetectionSet& set, std::span<const std::uint32_t> order, const std::vector<Matching>& matchings)
    {
        OneClass one;
        one.thresholds.resize(matchings.size());
        std::size_t end = 0;
        for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
            const std::uint32_t d = order[rank];
            one.images.push_back(set.detections[d].image);
            for (std::size_t t = 0; t < matchings.size(); ++t) {
                const Outcome outcome = matchings[t].outcomes[d];
                const Place place{.rank = rank, .image = set.detections[d].image};
                if (outcome == Outcome::TruePositive) {
                    one.thresholds[t].right.push_back(place);
                    end = rank + 1;
                } else if (outcome == Outcome::Ignored) {
                    one.thresholds[t].ignored.push_back(place);
                }
            }
        }
        one.images.resize(end);
        one.images.shrink_to_fit();
        return one;
    }

    /// before[rank]: how many detections of the draw come before that rank.
    static void addUp(const OneClass& one, const Weights& weights, std::vector<std::uint32_t>& before)
    {
        before.resize(one.images.size() + 1);
        std::uint32_t sum = 0;
        for (std::size_t rank = 0; rank < one.images.size(); ++rank) {
            before[rank] = sum;
            sum += weights[one.images[rank]];
        }
        before[one.images.size()] = sum;
    }

    /// COCO's AP: an image that was drawn w times has each of its detections w times, side by side. Between them precision only rises,
    /// so that one point at their end says everything.
    static double averagePrecision(const Threshold& threshold, const Weights& weights, const std::vector<std::uint32_t>& before,
                                   std::uint64_t truths, std::vector<double>& points)
    {
        points.clear();  // recall and precision, one after the other
        std::uint64_t found = 0;
        std::uint64_t ignored = 0;
        auto nextIgnored = threshold.ignored.begin();
        for (const Place& place : threshold.right) {
            const std::uint32_t weight = weights[place.image];
            if (weight == 0) {
                continue;
            }
            while (nextIgnored != threshold.ignored.end() && nextIgnored->rank < place.rank) {
                ignored += weights[nextIgnored->image];
                ++nextIgnored;
            }
            found += weight;
            const double counted = static_cast<double>(before[place.rank] + weight - ignored);
            points.push_back(static_cast<double>(found) / static_cast<double>(truths));
            points.push_back(static_cast<double>(found) / (counted + std::numeric_limits<double>::epsilon()));
        }
        return integral(points);
    }

    static double integral(const std::vector<double>& points)
    {
        const std::array<double, 101>& recalls = recallPoints();
        double sum = 0;
        double best = 0;
        std::size_t i = points.size() / 2;
        for (std::size_t k = recalls.size(); k-- > 0;) {
            while (i > 0 && (k == 0 || points[2 * (i - 1)] >= recalls[k])) {
                --i;
                best = std::max(best, points[2 * i + 1]);
            }
            sum += best;
        }
        return sum / static_cast<double>(recalls.size());
    }

    std::vector<OneClass> m_classes;
};

/// The value below which `share` of the sorted values lie, between two of them in proportion.
double quantile(const std::vector<double>& sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(place);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (place - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

/// Repeats `differenceOf(weights)` for every draw. Draws for which it is undefined are left out.
template <typename Difference>
void fillInterval(BootstrapDifference& result, std::size_t repetitions, std::uint64_t seed, JobControl& control, Difference differenceOf)
{
    std::vector<double> differences(repetitions);
    control.begin("Drawing images anew", repetitions);
    parallelFor(repetitions, 4, control, [&](std::size_t repetition) {
        differences[repetition] = differenceOf(drawn(result.images, seed, repetition)).value_or(std::nan(""));
    });
    std::erase_if(differences, [](double value) { return std::isnan(value); });
    std::sort(differences.begin(), differences.end());
    result.repetitions = differences.size();
    const double tail = (1 - result.level) / 2;
    result.low = differences.empty() ? result.difference : quantile(differences, tail);
    result.high = differences.empty() ? result.difference : quantile(differences, 1 - tail);
}

}  // namespace

std::optional<BootstrapDifference> bootstrapDifference(const DetectionSet& a, const Overlaps& overlapsA, const DetectionSet& b,
                                                       const Overlaps& overlapsB, BootstrapMetric metric, JobControl& control,
                                                       std::size_t repetitions, std::uint64_t seed)
{
    const auto same = [](const Truth& left, const Truth& right) {
        return left.image == right.image && left.classId == right.classId && left.counts() == right.counts();
    };
    if (a.images != b.images || a.classNames.size() != b.classNames.size()
        || !std::equal(a.truths.begin(), a.truths.end(), b.truths.begin(), b.truths.end(), same)) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "The two runs were evaluated on different images: " + std::to_string(a.images) + " images with "
                        + std::to_string(a.truths.size()) + " objects, and " + std::to_string(b.images) + " with "
                        + std::to_string(b.truths.size()) + ". Choose predictions for the same split.");
    }
    const WeightedAp apOfA(a, overlapsA, metric, control);
    const WeightedAp apOfB(b, overlapsB, metric, control);
    const Weights once(a.images, 1);
    const std::optional<double> valueA = apOfA.of(once);
    const std::optional<double> valueB = apOfB.of(once);
    if (!valueA || !valueB) {
        return std::nullopt;
    }
    BootstrapDifference result{.a = *valueA, .b = *valueB, .difference = *valueB - *valueA, .images = a.images};
    fillInterval(result, repetitions, seed, control, [&](const Weights& weights) -> std::optional<double> {
        const std::optional<double> drawA = apOfA.of(weights);
        const std::optional<double> drawB = apOfB.of(weights);
        return drawA && drawB ? std::optional(*drawB - *drawA) : std::nullopt;
    });
    return result;
}

std::optional<BootstrapDifference> bootstrapDrawnDifference(std::size_t images, const DrawnMetric& a, const DrawnMetric& b, JobControl& control,
                                                            std::size_t repetitions, std::uint64_t seed)
{
    const Weights once(images, 1);
    const std::optional<double> valueA = a(once);
    const std::optional<double> valueB = b(once);
    if (images == 0 || !valueA || !valueB) {
        return std::nullopt;
    }
    BootstrapDifference result{.a = *valueA, .b = *valueB, .difference = *valueB - *valueA, .images = images};
    fillInterval(result, repetitions, seed, control, [&](const Weights& weights) -> std::optional<double> {
        const std::optional<double> drawA = a(weights);
        const std::optional<double> drawB = b(weights);
        return drawA && drawB ? std::optional(*drawB - *drawA) : std::nullopt;
    });
    return result;
}

std::optional<BootstrapDifference> bootstrapMeanDifference(std::span<const double> a, std::span<const double> b, JobControl& control,
                                                           std::size_t repetitions, std::uint64_t seed)
{
    if (a.size() != b.size()) {
        throw Error(ErrorCode::InvalidArgument, {}, "The two runs have values for " + std::to_string(a.size()) + " and "
                                                        + std::to_string(b.size()) + " images. Choose predictions for the same split.");
    }
    if (a.empty()) {
        return std::nullopt;
    }
    const auto meanOf = [](std::span<const double> values, const Weights& weights) {
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            sum += values[i] * static_cast<double>(weights[i]);
        }
        return sum / static_cast<double>(values.size());
    };
    const Weights once(a.size(), 1);
    BootstrapDifference result{.a = meanOf(a, once), .b = meanOf(b, once), .images = a.size()};
    result.difference = result.b - result.a;
    fillInterval(result, repetitions, seed, control, [&](const Weights& weights) { return std::optional(meanOf(b, weights) - meanOf(a, weights)); });
    return result;
}

}  // namespace gg::metrics
