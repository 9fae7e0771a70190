#pragma once

#include "core/metrics/overlaps.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace gg::metrics {

/// Who computes the mean average precision. Formulas and worked examples stand with each in definitions.cpp and in the manual.
enum class Definition : std::uint8_t {
    Coco,                ///< pycocotools
    UltralyticsUntil2026,///< until 2026-04: the curve ends with a straight line to (1, 0)
    Ultralytics,         ///< since 2026-04: precision 0 behind the last recall
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

/// One reason for which two definitions differ, and what it alone is worth.
enum class DifferenceReason : std::uint8_t {
    Crowd,           ///< ignored and crowd truths count, or do not
    SecondBest,      ///< a detection whose best truth is taken may take another, or may not
    MaxDetections,   ///< only the first 100 of an image and class count
    Interpolation,   ///< how the curve is turned into an area: no image is responsible
    PixelConvention  ///< VOC measures boxes with one pixel more
};

/// An image in which a detection or truth counts differently.
struct DifferingCase {
    DifferenceReason reason = DifferenceReason::Crowd;
    std::uint32_t image = 0;
    std::uint32_t detection = none;
    std::uint32_t truth = none;
};

struct DefinitionDifference {
    Definition from = Definition::Coco;
    Definition to = Definition::Ultralytics;
    /// What changing this one thing adds to mAP50 of `from`, one after the other in the order of DifferenceReason: the parts sum to the
    /// difference.
    std::vector<std::pair<DifferenceReason, double>> parts50;
    std::vector<DifferingCase> cases;  ///< at IoU 0.5, highest score first
};
/// "Why do these numbers differ?"
GG_EXPORT DefinitionDifference explainDifference(Definition from, Definition to, const DetectionSet& set, const Overlaps& overlaps, JobControl& control);

}  // namespace gg::metrics
