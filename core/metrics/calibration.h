#pragma once

#include "core/metrics/matching.h"

#include <optional>

namespace gg::metrics {

struct CalibrationBin {
    double from = 0;  ///< confidence, included
    double to = 0;    ///< excluded, except in the last bin
    std::size_t detections = 0;
    double confidence = 0;  ///< their mean
    double precision = 0;   ///< share of true positives
};

/// Does a confidence of 0.8 mean that 8 of 10 are right? ECE = Σ n_b/n · |precision_b − confidence_b| over bins of equal width
/// (Guo et al. 2017). Example: 10 detections of 0.8, 6 right: ECE 0.2.
struct Calibration {
    std::vector<CalibrationBin> bins;
    std::optional<double> ece;      ///< undefined without detections
    std::optional<double> largest;  ///< the bin that is off most
    /// Positive: more confident than right. Mean confidence minus precision.
    std::optional<double> overconfidence;
};

/// The bin of [0, 1] that a confidence falls into; what lies outside goes to the nearest.
GG_EXPORT std::size_t calibrationBin(double score, std::size_t bins);

/// Of detections that count with at least the confidence of their class.
GG_EXPORT Calibration calibration(const DetectionSet& set, const Matching& matching, std::size_t bins, std::span<const double> lowestOfClass);

/// Of detections that count with at least `lowest` confidence, of one class or (none) of all.
GG_EXPORT Calibration calibration(const DetectionSet& set, const Matching& matching, std::size_t bins = 10, double lowest = 0,
                                  std::uint32_t classId = none);

}  // namespace gg::metrics
