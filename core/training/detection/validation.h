#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/metrics/detections.h"
#include "core/predictions/load.h"
#include "core/runs/detection_epoch.h"
#include "core/runs/inner_signals.h"
#include "core/runs/run_folder.h"
#include "core/training/detection/detection_feed.h"
#include "core/training/detection/losses.h"
#include "core/training/detection/sampled_boxes.h"
#include "core/training/detection/signal_collector.h"
#include "core/training/detection/suppression.h"
#include "core/training/engine.h"
#include "core/training/engine/values.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gg::training {

/// See DetectionCriterion::partNames and detailNames.
struct LossNames {
    std::vector<std::string> parts;
    std::vector<std::string> details;
};

/// What the network says of a batch of validation pictures.
struct Judgement {
    Decoded decoded;
    torch::Tensor lossParts;    ///< DetectionLosses::parts; undefined where nobody asks for losses
    torch::Tensor lossDetails;  ///< DetectionLosses::details; undefined where there are none
    std::optional<BoxSpread> spread = {};   ///< where boxes are means over answers with dropout
    std::vector<CellSignals> signals = {};  ///< as SignalCollector takes them; empty where nobody asks for them
};

/// One validation: the numbers, and what is kept of them.
struct DetectionValidation {
    Values values;                ///< "val/…"; NaN where a number is undefined
    runs::DetectionEpoch detail;  ///< without its epoch
    std::string predictions;      ///< predictions.json
    std::optional<runs::InnerSignals> signals = {};  ///< without their epoch; where the judge gave any
};

/// Validates a detector on the same pictures after each epoch. What is evaluated is what predictions.json says, against the labels as the
/// data set has them, so that `groundglass-cli evaluate` on the run's folder gives the same numbers.
class DetectionValidator
{
public:
    using Judge = std::function<Judgement(const DetectionBatch& batch)>;

    /// `val`: indices into the store. `canvasStep`: see detectionPlainStream. `losses`: what the judge's losses are called. Data set, store and configuration must outlive the
    /// validator. Throws Cancelled.
    DetectionValidator(const dataset::Dataset& dataset, const DetectionStore& store, std::vector<std::size_t> val,
                       const recipe::TrainConfig& config, int canvasStep, LossNames losses, JobControl& control);

    /// Cells of these pictures (of `val`) are followed where signals are gathered.
    void follow(std::vector<std::size_t> samples);
    /// Some picture shows an object that counts. Where none does, the loss is all that can decide.
    bool hasTruth() const { return m_trueBoxes > 0; }

    /// Batches are judged on this thread, while the boxes of the batch before are sorted out on others. nullopt when a stop was asked for.
    std::optional<DetectionValidation> run(const Judge& judge, UnreadableLog& unreadable, TrainControl& control) const;

    /// validation.json: once for a run, before its first epoch is kept.
    void describe(runs::RunSink& sink) const;

private:
    struct Gathered;
    void gather(const DetectionBatch& batch, const Judgement& judgement, Gathered& gathered) const;
    DetectionValidation evaluate(Gathered gathered) const;

    const DetectionStore& m_store;
    std::vector<std::size_t> m_val;
    const recipe::TrainConfig& m_config;
    int m_canvasStep;
    LossNames m_losses;
    std::shared_ptr<const predictions::TruthTable> m_truth;
    std::vector<std::uint32_t> m_images;   ///< of m_truth, ascending
    std::vector<std::uint32_t> m_imageOf;  ///< by sample of the store: index into m_images
    std::size_t m_trueBoxes = 0;
    FollowedCells m_followed;
};

/// "epochs/0003/predictions.json".
std::string predictionsName(int epoch);

/// epochs/NNNN/predictions.json, signals.json where there are any, and epoch.json.
void keepDetections(DetectionValidation& validation, int epoch, runs::RunSink& sink);

}  // namespace gg::training
