#pragma once

#include "core/metrics/overlaps.h"

#include <array>
#include <optional>

namespace gg::metrics {

/// TIDE (Bolya et al., ECCV 2020): what kind of error a false positive or a missed truth is. t_f = 0.5, t_b = 0.1.
enum class ErrorKind : std::uint8_t { Class, Location, Both, Duplicate, Background, Missed, None };
inline constexpr std::array errorKinds{ErrorKind::Class, ErrorKind::Location, ErrorKind::Both, ErrorKind::Duplicate, ErrorKind::Background,
                                       ErrorKind::Missed};

struct ErrorBreakdown {
    double foreground = 0.5;                              ///< t_f
    double background = 0.1;                              ///< t_b
    std::optional<double> ap;                             ///< at t_f, before anything is fixed
    std::array<double, 6> dAp{};                          ///< AP with that kind fixed alone minus AP; by ErrorKind
    double dApFalsePositive = 0;                          ///< without any false positive
    double dApFalseNegative = 0;                          ///< without any missed truth
    std::array<std::size_t, 6> counts{};
    std::vector<std::array<std::size_t, 6>> countsOfClass;  ///< of the detection's class; Missed: of the truth's
    std::vector<std::array<double, 6>> dApOfClass;
    std::vector<ErrorKind> kindOf;                        ///< by detection; None: true positive or ignored
    std::vector<std::uint32_t> truthOf;                   ///< by detection: the truth that the error is about, or none
    std::vector<bool> missed;                             ///< by truth

    /// By size of the object that the error is about: the truth's, or the detection's where there is none. COCO's three ranges.
    std::array<std::array<std::size_t, 6>, 3> countsOfSize{};
};

/// Uses the first 100 detections of an image and class, as AP does. O(pairs + n log n).
GG_EXPORT ErrorBreakdown errorBreakdown(const DetectionSet& set, const Overlaps& overlaps, JobControl& control, double foreground = 0.5,
                                        double background = 0.1);

}  // namespace gg::metrics
