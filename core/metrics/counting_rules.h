#pragma once

#include "core/metrics/curve_area.h"
#include "core/metrics/definitions.h"
#include "core/metrics/matching.h"
#include "core/metrics/score_order.h"

namespace gg::metrics {

/// What becomes of ignored and crowd truths.
enum class IgnoredTruths : std::uint8_t {
    AsCoco,   ///< excuse one detection each, crowds any number, by the intersection over the detection's area
    LeftOut,  ///< are not there: what was predicted on them is wrong
    AsVoc     ///< "difficult": excuse any number of detections, by the ordinary IoU
};

/// Which truth a detection may take.
enum class Assignment : std::uint8_t {
    NextBest,      ///< the best one that is free, ties to the later; an ignored one only if no other is there
    BestOnly,      ///< its best one, ties to the later, or none
    BestOnlyFirst  ///< likewise, ties to the earlier
};

enum class Pixels : std::uint8_t {
    Continuous,  ///< a box from 1 to 3 is 2 wide
    Inclusive    ///< 3: its right and bottom edges are pixels of its own (VOC)
};

/// A definition taken apart into the choices that it makes.
struct CountingRules {
    IgnoredTruths ignored = IgnoredTruths::AsCoco;
    Assignment assignment = Assignment::NextBest;
    std::size_t maxDetections = 100;  ///< of an image and class; 0: all
    CurveArea area = CurveArea::Coco101;
    Pixels pixels = Pixels::Continuous;

    bool operator==(const CountingRules&) const = default;
};

CountingRules rulesOf(Definition definition);

/// Which detection found which truth under some rules at one IoU.
struct Count {
    std::vector<Outcome> outcomes;           ///< by detection
    std::vector<std::uint32_t> truthOf;      ///< by detection: also an ignored one; none without
    std::vector<bool> truthCounts;           ///< by truth: it is to be found
    std::vector<std::size_t> truthsOfClass;  ///< that count
};

/// Pairs of one class as these rules measure them, with an IoU of at least `least`; `overlaps` must not have a higher floor. VOC's pixels are
/// measured on the boxes anew, all pairs of an image: one pixel more joins boxes that do not touch.
Overlaps candidatesOf(const DetectionSet& set, const Overlaps& overlaps, const CountingRules& rules, double least, JobControl& control);

/// O(candidates + detections).
Count countBy(const CountingRules& rules, const DetectionSet& set, const Overlaps& candidates, double iou);

/// By class; nullopt without a truth that counts.
std::vector<std::optional<double>> averagePrecisions(CurveArea area, const Count& count, const ScoreOrder& order);

/// Of the classes that have one; nullopt without any.
std::optional<double> meanOf(const std::vector<std::optional<double>>& classes);

}  // namespace gg::metrics
