#pragma once

#include "core/metrics/coco.h"
#include "core/metrics/matching.h"
#include "core/metrics/score_order.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace gg::metrics {

/// Who computes the mean average precision. How each turns its curve into a number stands with CurveArea, with a worked example; how it
/// counts:
/// - Coco: core/metrics/coco.h.
/// - Ultralytics (validator's match_predictions, ap_per_class): each detection goes for the truth of its class with the highest IoU and for
///   no other; of those that reach the threshold there, the most confident is right, the rest is wrong. All detections count (the
///   predictor keeps 300 an image). Its label files know no crowd: its converters leave ignored and crowd truths out (COCO val2017 has
///   36,335 labels there, not 36,781), so nothing is excused. mAP50-95 is the mean over IoU 0.50 … 0.95; a class without truth is no part of it.
/// - VOC (devkit's VOCevaldet.m), at IoU 0.5: the same with boxes one pixel larger each way; a detection whose best truth is difficult
///   (ignored) does not count. VOC knows boxes only: undefined for masks.
/// Example, two truths A and B of one class, detections by falling score: one on A (IoU 0.9), one on A and B (0.8, 0.6). COCO lets the second
/// take B: 2 right. The others call it a duplicate of A: 1 right, 1 wrong.
enum class Definition : std::uint8_t {
    Coco,                ///< pycocotools
    UltralyticsUntil2026,  ///< until April 2026: the curve ends with a straight line to (1, 0)
    Ultralytics,         ///< since: precision 0 behind the last recall
    Voc2007,             ///< 11 points
    Voc2012              ///< area under all points
};
inline constexpr std::array definitions{Definition::Coco, Definition::UltralyticsUntil2026, Definition::Ultralytics, Definition::Voc2007,
                                        Definition::Voc2012};

/// "coco", "ultralytics-8.3", "ultralytics", "voc2007", "voc2012": on the command line.
GG_EXPORT std::string_view definitionId(Definition definition);
GG_EXPORT std::optional<Definition> definitionFromId(std::string_view id);

struct DefinitionScore {
    Definition definition = Definition::Coco;
    std::optional<double> map50;
    std::optional<double> map5095;                  ///< nullopt for VOC, which knows one threshold
    std::vector<std::optional<double>> ap50;        ///< by class
    std::vector<std::optional<double>> ap5095;
};

GG_EXPORT DefinitionScore scoreBy(Definition definition, const DetectionSet& set, const Overlaps& overlaps, JobControl& control);
/// Several, in the order of `wanted`; what they share is counted once, COCO's is taken from `coco`. `order` is of all detections.
GG_EXPORT std::vector<DefinitionScore> scoresBy(std::span<const Definition> wanted, const DetectionSet& set, const Overlaps& overlaps,
                                                const ScoreOrder& order, const CocoScores& coco, JobControl& control);

/// One reason for which two definitions differ.
enum class DifferenceReason : std::uint8_t {
    Crowd,           ///< ignored and crowd truths excuse what is predicted on them, or do not
    SecondBest,      ///< a detection whose best truth is taken may take another, or may not
    MaxDetections,   ///< only the first 100 of an image and class count
    Interpolation,   ///< how the curve is turned into an area: no image is responsible
    PixelConvention  ///< VOC measures boxes with one pixel more
};
inline constexpr std::array differenceReasons{DifferenceReason::Crowd, DifferenceReason::SecondBest, DifferenceReason::MaxDetections,
                                              DifferenceReason::Interpolation, DifferenceReason::PixelConvention};

/// A detection, or a truth that no detection explains, that counts differently.
struct DifferingCase {
    DifferenceReason reason = DifferenceReason::Crowd;
    std::uint32_t image = 0;
    std::uint32_t detection = none;
    std::uint32_t truth = none;                     ///< that it took before or, where it took none, takes now
    Outcome before = Outcome::FalsePositive;        ///< of the detection, before this one thing was changed
    Outcome after = Outcome::FalsePositive;
};

struct DefinitionDifference {
    Definition from = Definition::Coco;
    Definition to = Definition::Ultralytics;
    std::optional<double> from50;  ///< mAP50 by each; undefined without truth; both where one is VOC and masks are compared
    std::optional<double> to50;
    /// What changing this one thing adds to mAP50 of `from`, one after the other in the order of DifferenceReason: the parts sum to
    /// the difference. Reasons in which both agree are left out; empty where one of both is undefined.
    std::vector<std::pair<DifferenceReason, double>> parts50;
    std::vector<DifferingCase> cases;  ///< at IoU 0.5, highest score first
};
/// "Why do these numbers differ?"
GG_EXPORT DefinitionDifference explainDifference(Definition from, Definition to, const DetectionSet& set, const Overlaps& overlaps, JobControl& control);

}  // namespace gg::metrics
