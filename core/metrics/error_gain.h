#pragma once

#include "core/metrics/error_breakdown.h"

namespace gg::metrics {

/// What a detection was before anything is fixed.
enum class Verdict : std::uint8_t { Right, Wrong, OnIgnored, Beyond };

/// The second half of errorBreakdown(): what each kind of error costs.
struct JudgedErrors {
    std::vector<Verdict> verdictOf;         ///< by detection
    std::vector<ErrorKind> kindOf;          ///< by detection, those on ignored truths included
    /// By detection: size of the object that its error is about, and its score. Side by side, because curves walk them in another order than
    /// that of the set, and detections are wide.
    std::vector<std::uint8_t> sizeOf;
    std::vector<double> scoreOf;
    std::vector<std::uint32_t> fixerOf;     ///< by truth: the detection that a class or location fix turns into its true positive, or none
    std::vector<std::size_t> takenOfClass;  ///< truths found
    std::vector<std::size_t> truthsOfClass; ///< that count
};

/// 0: to 32² square pixels, 1: to 96², 2: above.
std::uint8_t sizeClass(double area);

/// Fills ap, apOfClass, dAp and its relatives of a breakdown whose kinds, truths and missed are known.
void addGains(ErrorBreakdown& breakdown, const JudgedErrors& judged, const DetectionSet& set, const ScoreOrder& order, JobControl& control);

}  // namespace gg::metrics
