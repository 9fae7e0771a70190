#pragma once

#include "core/metrics/matching.h"
#include "core/metrics/score_order.h"

#include <optional>

namespace gg::metrics {

/// What a class (or all of them) reaches when only detections of at least `confidence` are kept.
struct OperatingPoint {
    double confidence = 0;
    std::size_t tp = 0;
    std::size_t fp = 0;
    std::size_t fn = 0;
    std::optional<double> precision;  ///< tp / (tp + fp); undefined where nothing is kept
    std::optional<double> recall;     ///< tp / (tp + fn); undefined without truth
    std::optional<double> f1;         ///< 2 tp / (2 tp + fp + fn)
    double falsePerImage = 0;         ///< fp / images
};

/// Points by falling confidence, one for each distinct score of a detection that counts: exact, not sampled.
/// Example: scores 0.9 (hit), 0.5 (false), 0.5 (hit), three truths: (0.9: 1 tp, 0 fp), (0.5: 2 tp, 1 fp); at 0.5 precision 2/3, recall 2/3.
struct ConfidenceCurve {
    std::vector<double> confidence;
    std::vector<std::uint32_t> tp;
    std::vector<std::uint32_t> fp;
    std::size_t truths = 0;
    std::size_t images = 0;

    std::size_t size() const { return confidence.size(); }
    GG_EXPORT OperatingPoint point(std::size_t index) const;
    /// With every detection of at least that confidence. O(log n).
    GG_EXPORT OperatingPoint at(double confidence) const;
};

struct ConfidenceCurves {
    ConfidenceCurve all;                    ///< all classes pooled
    std::vector<ConfidenceCurve> classes;
};
/// O(n); every truth that is neither ignored nor crowd counts.
GG_EXPORT ConfidenceCurves confidenceCurves(const DetectionSet& set, const Matching& matching);
/// The same with allByScore(set) at hand, for sliders: it does not change with them.
GG_EXPORT ConfidenceCurves confidenceCurves(const DetectionSet& set, const Matching& matching, std::span<const ScoredDetection> byScore);

/// Highest F1; of equal ones that with the highest confidence. nullopt where nothing was predicted or nothing is true.
GG_EXPORT std::optional<OperatingPoint> bestF1(const ConfidenceCurve& curve);

/// Means over the classes with truths, every class at the same confidence.
struct MeanPoint {
    double confidence = 0;
    double precision = 0;  ///< of the classes that predict something there
    double recall = 0;
    double f1 = 0;         ///< 0 for a class that predicts nothing
};
/// The confidence with the highest mean F1, the highest one of equals; exact, every score is tried. nullopt where no class with truths predicts
/// anything. O(n log n).
/// Example: class A, one truth, hit 0.9; class B, one truth, false 0.8, hit 0.3: F1 of A and B is 1 and 0 from 0.9, 1 and 0 from 0.8, 1 and 2/3
/// from 0.3: 0.3 is best, mean precision 3/4, mean recall 1.
GG_EXPORT std::optional<MeanPoint> bestMeanF1(const ConfidenceCurves& curves);

/// Of all points whose precision reaches `target`: that which finds most; of equal ones that with the highest confidence, which has the
/// fewest false positives. nullopt where no point does. The seed's "per-class thresholds" (002, 14.3), which takes the lowest confidence that
/// reaches the target; false positives behind the last hit would lower it and find nothing more.
/// Example, falling: hit 0.9, false 0.8, hit 0.7, false 0.6, target 0.6: precisions 1, 1/2, 2/3, 1/2: the point at 0.7.
GG_EXPORT std::optional<OperatingPoint> thresholdForPrecision(const ConfidenceCurve& curve, double target);

/// Mean IoU of true positives with at least `confidence`, by class and of all; nullopt without any.
struct MeanIou {
    std::optional<double> all;
    std::vector<std::optional<double>> classes;
};
GG_EXPORT MeanIou meanIou(const DetectionSet& set, const Matching& matching, double confidence);
/// The same with a confidence for each class.
GG_EXPORT MeanIou meanIou(const DetectionSet& set, const Matching& matching, std::span<const double> confidenceOfClass);

/// COCO's AP50 with a lower threshold for small objects: min(0.5, w h / ((w + 10)(h + 10))), sides in pixels (ILSVRC's rule, Russakovsky et
/// al. 2015, 4.3): ten pixels of slack. Crowds keep 0.5. Not comparable with AP50; the difference says how much of the loss is a few
/// pixels at small objects. Example: a truth of 10 x 10 has the threshold 100 / 400 = 0.25; from about 24 x 24 on it is 0.5.
struct AdaptiveScores {
    std::optional<double> ap;
    std::vector<std::optional<double>> classes;
};
GG_EXPORT double adaptiveThreshold(const Box& truth);
GG_EXPORT AdaptiveScores adaptiveAp(const DetectionSet& set, const Overlaps& overlaps, JobControl& control);

}  // namespace gg::metrics
