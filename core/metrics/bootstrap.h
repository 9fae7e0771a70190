#pragma once

#include "core/metrics/overlaps.h"

#include <functional>
#include <optional>
#include <span>

namespace gg::metrics {

/// Is run B better than run A, or is it luck of the images? Paired bootstrap: images are drawn with replacement, the same for both, and
/// the difference of the metric is computed anew (Efron and Tibshirani 1993, chapter 13).
struct BootstrapDifference {
    double a = 0;
    double b = 0;
    double difference = 0;  ///< b − a on all images
    double low = 0;         ///< of the interval
    double high = 0;
    double level = 0.95;
    std::size_t repetitions = 0;
    std::size_t images = 0;
    /// The interval contains 0.
    bool withinNoise() const { return low <= 0 && high >= 0; }
};

enum class BootstrapMetric : std::uint8_t { Ap, Ap50 };

/// Both sets have the same images and truths. Matching is done once; only the accumulation is repeated. nullopt where either is undefined.
/// The same seed gives the same interval, whatever the number of threads.
GG_EXPORT std::optional<BootstrapDifference> bootstrapDifference(const DetectionSet& a, const Overlaps& overlapsA, const DetectionSet& b,
                                                                 const Overlaps& overlapsB, BootstrapMetric metric, JobControl& control,
                                                                 std::size_t repetitions = 1000, std::uint64_t seed = 1);

/// The same for a value of each image that is averaged, such as Dice.
GG_EXPORT std::optional<BootstrapDifference> bootstrapMeanDifference(std::span<const double> a, std::span<const double> b, JobControl& control,
                                                                     std::size_t repetitions = 2000, std::uint64_t seed = 1);

/// A metric of the images as often as each was drawn (all 1: of all images). nullopt where the draw leaves it undefined.
using DrawnMetric = std::function<std::optional<double>(std::span<const std::uint32_t> weights)>;

/// The same for a metric that is no mean over images, such as the IoU of all pixels together. Called from several threads at once.
GG_EXPORT std::optional<BootstrapDifference> bootstrapDrawnDifference(std::size_t images, const DrawnMetric& a, const DrawnMetric& b,
                                                                      JobControl& control, std::size_t repetitions = 2000,
                                                                      std::uint64_t seed = 1);

}  // namespace gg::metrics
