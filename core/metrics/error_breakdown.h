#pragma once

#include "core/metrics/overlaps.h"
#include "core/metrics/score_order.h"

#include <array>
#include <optional>

namespace gg::metrics {

/// TIDE (Bolya et al., ECCV 2020): what kind of error a false positive or a missed truth is, with t_f = 0.5 and t_b = 0.1. A detection that took no
/// truth is, by the first rule that holds:
///   - background, where its image has no truth;
///   - location: the best truth of its class has an IoU in [t_b, t_f];
///   - class: the best truth of another class has an IoU of at least t_f;
///   - duplicate: a truth of its class that another took has an IoU of at least t_f;
///   - background: no truth has an IoU above t_b;
///   - both (wrong class and badly placed): else.
/// A truth is missed where nothing took it and no class or location error is about it.
enum class ErrorKind : std::uint8_t { Class, Location, Both, Duplicate, Background, Missed, None };
inline constexpr std::array errorKinds{ErrorKind::Class, ErrorKind::Location, ErrorKind::Both, ErrorKind::Duplicate, ErrorKind::Background,
                                       ErrorKind::Missed};

/// dAP is AP with all errors of one kind fixed, and nothing else, minus AP; never below 0. Fixing means: a class or location error becomes a true
/// positive (of the truth's class) where its truth was taken by nobody and it is the most confident one about it, else it goes; both,
/// duplicate and background go; a missed truth is no longer asked for. AP is TIDE's own: 101 points at t_f, over the classes that have
/// truths or detections (a class that was predicted and has no truth counts as 0, where COCO leaves it out).
struct ErrorBreakdown {
    double foreground = 0.5;                              ///< t_f
    double background = 0.1;                              ///< t_b
    std::optional<double> ap;                             ///< at t_f, before anything is fixed
    std::array<double, 6> dAp{};                          ///< by ErrorKind
    double dApFalsePositive = 0;                          ///< with all false positives ranked below all true ones
    double dApFalseNegative = 0;                          ///< when nothing that was not found is asked for
    std::array<std::size_t, 6> counts{};
    /// Detections on ignored truths are no errors and not in `counts`; TIDE gives them a kind, too, and counts them. tidecv's counts are
    /// counts + onIgnored. What such a detection would find by another class or place is not missed, and is in dAP, as there.
    std::array<std::size_t, 6> onIgnored{};
    std::vector<std::optional<double>> apOfClass;           ///< nullopt for a class without truth and detection
    std::vector<std::array<std::size_t, 6>> countsOfClass;  ///< of the detection's class; Missed: of the truth's
    /// Gain of that class's own AP. Where fixing leaves nothing to find and nothing wrong, its AP is then 1.
    std::vector<std::array<double, 6>> dApOfClass;
    std::vector<ErrorKind> kindOf;                        ///< by detection; None: true positive, ignored or beyond those that count
    std::vector<std::uint32_t> truthOf;                   ///< by detection: the truth that the error is about (both: the one it covers best), or none
    std::vector<bool> missed;                             ///< by truth

    /// By size of the object that the error is about: the truth's, or the detection's where there is none. To 32², to 96², above.
    std::array<std::array<std::size_t, 6>, 3> countsOfSize{};
    std::array<std::array<double, 6>, 3> dApOfSize{};     ///< with the errors of that kind and size fixed alone
};

/// Uses the first 100 detections of an image, all classes together, as TIDE does (COCO's 100 are of an image and class). Needs overlaps with a
/// floor of at most `background`; `order` is orderByScore(set, 0, control), made anew where it is null. O(pairs + n log n).
GG_EXPORT ErrorBreakdown errorBreakdown(const DetectionSet& set, const Overlaps& overlaps, JobControl& control, double foreground = 0.5,
                                        double background = 0.1, std::size_t maxDetections = 100, const ScoreOrder* order = nullptr);

}  // namespace gg::metrics
