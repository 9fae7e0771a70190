#include "core/metrics/curves.h"

#include <algorithm>

namespace gg::metrics {
namespace {

std::optional<double> share(std::size_t part, std::size_t whole)
{
    return whole > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
}

OperatingPoint pointOf(double confidence, std::size_t tp, std::size_t fp, const ConfidenceCurve& curve)
{
    const std::size_t fn = curve.truths - tp;
    return {.confidence = confidence,
            .tp = tp,
            .fp = fp,
            .fn = fn,
            .precision = share(tp, tp + fp),
            .recall = share(tp, curve.truths),
            .f1 = share(2 * tp, 2 * tp + fp + fn),
            .falsePerImage = share(fp, curve.images).value_or(0)};
}

/// One detection more, of the same score or a lower one.
void extend(ConfidenceCurve& curve, double score, bool hit)
{
    const bool isNew = curve.confidence.empty() || curve.confidence.back() != score;
    if (isNew) {
        curve.tp.push_back(curve.confidence.empty() ? 0 : curve.tp.back());
        curve.fp.push_back(curve.confidence.empty() ? 0 : curve.fp.back());
        curve.confidence.push_back(score);
    }
    ++(hit ? curve.tp : curve.fp).back();
}

void reserve(ConfidenceCurve& curve, std::size_t size)
{
    curve.confidence.reserve(size);
    curve.tp.reserve(size);
    curve.fp.reserve(size);
}

MeanPoint meanAt(const ConfidenceCurves& curves, double confidence)
{
    MeanPoint mean{.confidence = confidence};
    std::size_t classes = 0;
    std::size_t predicting = 0;
    for (const ConfidenceCurve& curve : curves.classes) {
        if (curve.truths == 0) {
            continue;
        }
        const OperatingPoint point = curve.at(confidence);
        ++classes;
        predicting += point.precision ? 1U : 0U;
        mean.precision += point.precision.value_or(0);
        mean.recall += point.recall.value_or(0);
        mean.f1 += point.f1.value_or(0);
    }
    mean.precision /= static_cast<double>(predicting);
    mean.recall /= static_cast<double>(classes);
    mean.f1 /= static_cast<double>(classes);
    return mean;
}

/// Curves without points, that know what there is to find.
ConfidenceCurves emptyCurves(const DetectionSet& set)
{
    ConfidenceCurves curves;
    curves.classes.resize(set.classNames.size());
    curves.all.images = set.images;
    for (ConfidenceCurve& curve : curves.classes) {
        curve.images = set.images;
    }
    for (const Truth& truth : set.truths) {
        if (truth.counts()) {
            ++curves.all.truths;
            ++curves.classes[static_cast<std::size_t>(truth.classId)].truths;
        }
    }
    return curves;
}

}  // namespace

OperatingPoint ConfidenceCurve::point(std::size_t index) const
{
    return pointOf(confidence[index], tp[index], fp[index], *this);
}

OperatingPoint ConfidenceCurve::at(double least) const
{
    const auto kept = std::partition_point(confidence.begin(), confidence.end(), [&](double value) { return value >= least; });
    if (kept == confidence.begin()) {
        return pointOf(least, 0, 0, *this);
    }
    const auto last = static_cast<std::size_t>(kept - confidence.begin()) - 1;
    return pointOf(least, tp[last], fp[last], *this);
}

ConfidenceCurves confidenceCurves(const DetectionSet& set, const Matching& matching)
{
    return confidenceCurves(set, matching, allByScore(set));
}

ConfidenceCurves confidenceCurves(const DetectionSet& set, const Matching& matching, std::span<const ScoredDetection> byScore)
{
    ConfidenceCurves curves = emptyCurves(set);
    std::vector<std::size_t> sizes(curves.classes.size(), 0);
    for (const ScoredDetection& one : byScore) {
        ++sizes[static_cast<std::size_t>(one.classId)];
    }
    reserve(curves.all, byScore.size());
    for (std::size_t c = 0; c < sizes.size(); ++c) {
        reserve(curves.classes[c], sizes[c]);
    }
    for (const ScoredDetection& one : byScore) {
        const Outcome outcome = matching.outcomes[one.detection];
        if (outcome != Outcome::Ignored) {
            extend(curves.all, one.score, outcome == Outcome::TruePositive);
            extend(curves.classes[static_cast<std::size_t>(one.classId)], one.score, outcome == Outcome::TruePositive);
        }
    }
    return curves;
}

std::optional<OperatingPoint> bestF1(const ConfidenceCurve& curve)
{
    if (curve.size() == 0 || curve.truths == 0) {
        return std::nullopt;
    }
    // 2 tp / (2 tp + fp + fn) = 2 tp / (kept + truths): compared as fractions, so that equal values are equal.
    std::size_t best = 0;
    const auto kept = [&](std::size_t i) { return std::uint64_t{curve.tp[i]} + curve.fp[i] + curve.truths; };
    for (std::size_t i = 1; i < curve.size(); ++i) {
        if (curve.tp[i] * kept(best) > curve.tp[best] * kept(i)) {
            best = i;
        }
    }
    return curve.point(best);
}

std::optional<MeanPoint> bestMeanF1(const ConfidenceCurves& curves)
{
    struct Change {
        double confidence;
        std::size_t curve;
        std::size_t point;
    };
    std::vector<Change> changes;
    for (std::size_t c = 0; c < curves.classes.size(); ++c) {
        const ConfidenceCurve& curve = curves.classes[c];
        for (std::size_t i = 0; i < curve.size() && curve.truths > 0; ++i) {
            changes.push_back({curve.confidence[i], c, i});
        }
    }
    if (changes.empty()) {
        return std::nullopt;
    }
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.confidence > b.confidence; });
    std::vector<double> f1(curves.classes.size(), 0.0);
    double sum = 0;
    double most = -1;
    double best = 0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Change& change = changes[i];
        const double now = curves.classes[change.curve].point(change.point).f1.value_or(0);
        sum += now - f1[change.curve];
        f1[change.curve] = now;
        const bool last = i + 1 == changes.size() || changes[i + 1].confidence != change.confidence;
        // Rounding of the running sum is not to choose between equals.
        if (last && sum > most + 1e-12) {
            most = sum;
            best = change.confidence;
        }
    }
    return meanAt(curves, best);
}

std::optional<OperatingPoint> thresholdForPrecision(const ConfidenceCurve& curve, double target)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double precision = static_cast<double>(curve.tp[i]) / static_cast<double>(curve.tp[i] + curve.fp[i]);
        if (precision >= target && (!best || curve.tp[i] > curve.tp[*best])) {
            best = i;
        }
    }
    return best ? std::optional(curve.point(*best)) : std::nullopt;
}

MeanIou meanIou(const DetectionSet& set, const Matching& matching, double confidence)
{
    return meanIou(set, matching, std::vector<double>(set.classNames.size(), confidence));
}

MeanIou meanIou(const DetectionSet& set, const Matching& matching, std::span<const double> confidenceOfClass)
{
    std::vector<double> sums(set.classNames.size(), 0.0);
    std::vector<std::size_t> hits(set.classNames.size(), 0);
    double sum = 0;
    std::size_t all = 0;
    for (std::size_t d = 0; d < set.detections.size(); ++d) {
        if (matching.outcomes[d] != Outcome::TruePositive) {
            continue;
        }
        const auto classId = static_cast<std::size_t>(set.detections[d].classId);
        if (set.detections[d].score >= confidenceOfClass[classId]) {
            sums[classId] += matching.iouOf[d];
            ++hits[classId];
            sum += matching.iouOf[d];
            ++all;
        }
    }
    MeanIou result;
    result.classes.resize(sums.size());
    for (std::size_t c = 0; c < sums.size(); ++c) {
        if (hits[c] > 0) {
            result.classes[c] = sums[c] / static_cast<double>(hits[c]);
        }
    }
    if (all > 0) {
        result.all = sum / static_cast<double>(all);
    }
    return result;
}

}  // namespace gg::metrics
