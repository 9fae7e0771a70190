#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "core/metrics/object_history.h"

#include <functional>

namespace gg::evaluation {

/// What is kept of one epoch once its detections are gone.
struct EpochScores {
    int epoch = 0;
    metrics::CocoSummary coco;
    std::vector<std::optional<double>> apOfClass;
    std::vector<std::optional<double>> ap50OfClass;
    metrics::OperatingPoint all;                        ///< at the reading's confidence and IoU
    std::vector<metrics::OperatingPoint> classes;
    std::optional<double> meanIou;
    std::vector<std::optional<double>> meanIouOfClass;
    std::optional<double> ece;
    std::optional<double> overconfidence;
    std::array<std::size_t, 6> errorCounts{};           ///< by metrics::ErrorKind
    std::array<double, 6> dAp{};
    std::vector<std::array<std::size_t, 6>> errorCountsOfClass;
    std::vector<bool> found;                            ///< by truth of the last epoch's set
};

/// A number that has a value each epoch, ready to be drawn. Ids are stable ("ap50", "errors.missed"); names of classes are not part of them.
struct EpochSeries {
    std::string id;
    std::uint32_t classId = metrics::none;              ///< none: of all classes
    std::vector<std::optional<double>> values;          ///< by epoch
};

/// The metrics of every epoch of one run. Holds no detections.
struct OverEpochs {
    ReadingOptions options;
    std::vector<std::string> classNames;
    std::vector<int> epochs;                            ///< ascending
    std::vector<EpochScores> scores;                    ///< by epoch
    /// By truth of the last epoch's set, over the epochs of `followed`.
    std::vector<metrics::ObjectHistory> histories;
    std::vector<bool> counted;                          ///< by truth: it is to be found; ignored ones are neither found nor missed
    std::vector<int> followed;
    /// Epochs that predict other images than the last one: their scores are there, but no object can be followed through them.
    std::vector<int> otherImages;
};

/// Gathers epochs one at a time, in any order; only one set of detections need be in memory.
class EpochCollector {
public:
    explicit EpochCollector(ReadingOptions options) : m_options(std::move(options)) {}

    /// Reads at the collector's options. An epoch that is given twice replaces itself. Throws Cancelled.
    GG_EXPORT void add(int epoch, const DetectionEvaluation& evaluation, JobControl& control);
    GG_EXPORT OverEpochs finish() const;

private:
    struct Kept {
        EpochScores scores;
        std::shared_ptr<const predictions::TruthTable> truth;
        std::vector<std::uint32_t> images;  ///< LoadedDetections::images
        std::vector<bool> counted;          ///< by truth
    };
    ReadingOptions m_options;
    std::vector<std::string> m_classNames;
    std::vector<Kept> m_kept;               ///< by epoch, ascending
};

struct UnreadEpoch {
    int epoch = 0;
    std::string reason;
};
struct EpochsRead {
    OverEpochs over;
    std::vector<UnreadEpoch> failed;
};
/// Loads, evaluates and forgets one epoch after the other. Epochs that cannot be read are named in `failed`, the others are kept. Throws Error where
/// no epoch could be read, Cancelled. `each`, where given, is called after every epoch with what there is so far.
GG_EXPORT EpochsRead evaluateEpochs(const std::shared_ptr<const predictions::TruthTable>& truth, const predictions::PredictionPlace& place,
                                    const predictions::LoadOptions& load, const EvaluateOptions& evaluate, const ReadingOptions& reading,
                                    JobControl& control, const std::function<void(const OverEpochs&)>& each = {});

/// ap, ap50, ap75, ap_small, ap_medium, ap_large, ar100, precision, recall, f1, false_per_image, mean_iou, ece, overconfidence, errors.<kind> and
/// dap.<kind> of all classes; ap, ap50, precision, recall, f1 and mean_iou of each class.
GG_EXPORT std::vector<EpochSeries> seriesOf(const OverEpochs& over);

/// Truths that were found and are not found at the last epoch; of several, those lost last come first.
GG_EXPORT std::vector<std::uint32_t> lostTruths(const OverEpochs& over);
/// Truths that are found without a break since exactly that epoch.
GG_EXPORT std::vector<std::uint32_t> foundSince(const OverEpochs& over, int epoch);
/// Truths that no epoch found.
GG_EXPORT std::vector<std::uint32_t> neverFound(const OverEpochs& over);

}  // namespace gg::evaluation
