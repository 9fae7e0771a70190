#pragma once

#include "core/metrics/overlaps.h"
#include "core/metrics/score_order.h"

#include <array>
#include <optional>

namespace gg::metrics {

/// The twelve numbers that COCO reports, in [0, 1]. Undefined (nullopt; −1 in pycocotools) without a truth that counts.
struct CocoSummary {
    std::optional<double> ap;        ///< mean over IoU 0.50, 0.55 … 0.95
    std::optional<double> ap50;
    std::optional<double> ap75;
    std::optional<double> apSmall;   ///< area below 32² px
    std::optional<double> apMedium;  ///< 32² to 96²
    std::optional<double> apLarge;
    std::optional<double> ar1;       ///< with one detection an image and class
    std::optional<double> ar10;
    std::optional<double> ar100;
    std::optional<double> arSmall;   ///< with 100
    std::optional<double> arMedium;
    std::optional<double> arLarge;

    static constexpr std::array<const char*, 12> names{"AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm", "ARl"};
    /// In the order of `names`.
    GG_EXPORT std::array<std::optional<double>, 12> values() const;
};

/// A range of areas in square pixels, both ends included, as pycocotools has them.
struct AreaRange {
    std::string name;
    double from = 0;
    double to = 1e10;
};

struct CocoOptions {
    std::vector<double> iouThresholds;  ///< empty: 0.50 to 0.95 as numpy's linspace gives them
    /// Further ranges beside COCO's four, such as the seed's tiny, small, medium and large at training size.
    std::vector<AreaRange> furtherAreas;
    /// By image: areas are multiplied by its square before furtherAreas are looked at (training size over image size). Empty: 1.
    std::vector<double> imageScales;
};

/// AP of one further range.
struct AreaScore {
    AreaRange range;
    std::optional<double> ap;
    std::optional<double> ap50;
    std::optional<double> recall;            ///< AR with 100 detections
    std::size_t truths = 0;
    std::vector<std::optional<double>> apOfClass;
};

struct CocoScores {
    CocoSummary all;
    std::vector<CocoSummary> classes;         ///< by class; all nullopt for a class without truth
    std::vector<std::size_t> truthsOfClass;   ///< that count: neither ignored nor crowd
    std::vector<std::size_t> detectionsOfClass;
    std::vector<AreaScore> areas;             ///< parallel to CocoOptions::furtherAreas
    std::vector<double> iouThresholds;
    /// Interpolated precision at the 101 recalls 0.00 … 1.00, [threshold][class][recall], all areas, 100 detections; −1 for a class
    /// without truth.
    std::vector<double> precision;

    GG_EXPORT std::span<const double> precisionOf(std::size_t threshold, std::size_t classId) const;
};

/// 0.50 to 0.95, bit by bit numpy.linspace(0.5, 0.95, 10).
GG_EXPORT std::vector<double> cocoThresholds();

/// COCO's protocol, equal to pycocotools 2.0 to the last bits: greedy matching by score at ten thresholds for four areas, 101 recall
/// points, precision made monotonous from the right. Needs overlaps with a floor of at most 0.5. Time linear in detections and pairs.
/// Example: two truths, one hit with score 0.9, nothing else: recall 0.5, precision 1 up to there, 51 of 101 points: AP50 = 51/101 = 0.505.
GG_EXPORT CocoScores cocoScores(const DetectionSet& set, const Overlaps& overlaps, JobControl& control, const CocoOptions& options = {});
/// The same where the order is there already: of all detections, or of at least the first 100 of an image and class.
GG_EXPORT CocoScores cocoScores(const DetectionSet& set, const Overlaps& overlaps, const ScoreOrder& order, JobControl& control,
                                const CocoOptions& options = {});

/// CocoScores::areas alone: options.furtherAreas, for who wants the twelve numbers first.
GG_EXPORT std::vector<AreaScore> areaScores(const DetectionSet& set, const Overlaps& overlaps, const ScoreOrder& order, JobControl& control,
                                            const CocoOptions& options);

}  // namespace gg::metrics
