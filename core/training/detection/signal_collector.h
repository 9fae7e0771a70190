#pragma once

#include "core/metrics/detections.h"
#include "core/predictions/truth.h"
#include "core/runs/inner_signals.h"
#include "core/training/detection/criterion.h"
#include "core/training/detection/detection_batch.h"
#include "core/training/engine/values.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace gg::training {

/// The cells that are followed through the epochs: of each followed picture's first truths the cell of every scale that holds the truth's
/// centre, all its boxes, and a cell half the picture away that stands for the rest. Geometry alone chooses them, so that a resumed run and every epoch follow the
/// same.
struct FollowedCells {
    static constexpr std::size_t pictures = 4;
    static constexpr std::size_t truthsEach = 2;

    std::vector<std::size_t> samples;  ///< of the store, ascending
};

/// Gathers what the boxes of a detector said over a validation. Its cost is linear in the boxes; nothing is copied but sums and counts.
class SignalCollector
{
public:
    explicit SignalCollector(FollowedCells followed);

    /// The signals of a batch, on the processor and contiguous, by scale. `names`: of its pictures, as the run names them.
    void add(const DetectionBatch& batch, const std::vector<CellSignals>& cells, const std::vector<std::string>& names);
    /// After the last batch: with the boxes of the truth and those that were predicted, after suppression.
    runs::InnerSignals finish(const predictions::TruthTable& truth, const std::vector<std::uint32_t>& images,
                              const std::vector<metrics::Detection>& detections);

private:
    void follow(const DetectionBatch& batch, std::size_t picture, const CellSignals& cells, const std::string& name);

    FollowedCells m_followed;
    runs::InnerSignals m_signals;
};

/// A batch's signals as the collector takes them.
std::vector<CellSignals> onProcessor(std::vector<CellSignals> cells);

/// The series of an epoch's signals: by scale "signals/objectness_matched/16", "…_matched_sd/16", "…_unmatched/16", "…_unmatched_sd/16",
/// "signals/overlap_matched/16", "signals/said/16" (boxes a picture with an objectness of at least runs::saidAbove, before suppression), and of the
/// predicted boxes "signals/predicted_confidence", "signals/predicted_side", "signals/true_side" (√area as a share of the picture's).
Values signalValues(const runs::InnerSignals& signals);

}  // namespace gg::training
