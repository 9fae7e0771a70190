#pragma once

#include "core/base/export.h"
#include "core/runs/detection_epoch.h"
#include "core/runs/history.h"
#include "core/runs/inner_signals.h"
#include "core/texts/catalogue.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gg::diagnosis {

/// What the audit of the run's data set found, by rule.
struct AuditFacts {
    struct Found {
        std::size_t places = 0;           ///< images or objects
        std::vector<std::string> images;  ///< the first few, absolute paths
        texts::Values values = {};        ///< of the first finding
    };
    std::map<std::string, Found, std::less<>> findings;
    std::size_t trainImages = 0;  ///< of the split that the set has, else of the run's own
    std::size_t valImages = 0;
    std::size_t valShared = 0;  ///< validation images whose file or pixels are also trained on
    std::size_t valAlike = 0;   ///< validation images that are copies, mirrored, or of the scene or recording of a training image
    double smallShare = 0;  ///< of objects, those below 32² px at the size of training
};

/// What an evaluation of one epoch's predictions says beyond the series. Shares in [0, 1]; NaN: unknown.
struct PredictionFacts {
    int epoch = 0;
    std::size_t images = 0;
    std::size_t truths = 0;
    double map = 0;                 ///< IoU 0.50 … 0.95
    double map50 = 0;
    double mapHalfWidth = 0;        ///< of the 95 % interval, bootstrap over images
    std::size_t calibrated = 0;     ///< detections that the next two are of: confidence at least 0.1
    double calibrationError = 0;    ///< expected, at IoU 0.5 (D-ECE)
    double confidenceOverPrecision = 0;  ///< mean confidence minus precision: above 0 is too sure
    double bestConfidence = 0;      ///< of the best mean F1
    double bestF1 = 0;
    double usedConfidence = 0;      ///< at which the run reports precision and recall, or 0.25
    double usedF1 = 0;
    std::size_t kept = 0;           ///< detections with at least bestConfidence
    double meanIou = 0;             ///< of those that are right at IoU 0.5
    double duplicateShare = 0;      ///< of those kept: on a truth that a surer one has found
    double gainLocation = 0;        ///< dAP of the error breakdown, by kind
    double gainDuplicate = 0;
    double gainMissed = 0;
    double gainBackground = 0;
    double gainClass = 0;
    double recallSmall = 0;         ///< of objects below 32² px
    double recallLarge = 0;         ///< of the others
    std::size_t truthsSmall = 0;    ///< at the size of training, as recallSmall
    std::vector<std::string> worstImages;  ///< absolute paths: those with the most misses and false boxes
    runs::DetectionEpoch detail;    ///< what a run of ours keeps of its epochs: scores by class, confusion, gains
};

/// How long the run has been silent, for one that has not ended.
struct Silence {
    double seconds = 0;        ///< since something was last written
    double usualSeconds = 0;   ///< between two rows
    bool ended = false;
    bool growing = false;  ///< it was seen to be written to while it was watched, and is not silent yet
    std::string lastLine;
};

/// The pictures of a training step, where the run kept them (core/runs/training_batch.h).
struct BatchFacts {
    std::int64_t step = 0;
    std::vector<std::string> images;
    std::string picture;  ///< file that shows the batch, relative to the run
};

/// Another run that is open beside this one.
struct PeerRun {
    std::string name;
    std::string datasetFingerprint;  ///< identityOfDataset()
    std::map<std::string, std::string> definitions;  ///< definitionsOf()
    double bestMap = 0;   ///< NaN: none
    std::size_t valImages = 0;
};

/// A spot check of the run's data set: pairs of image and label that a person looked at.
struct Reviewed {
    std::size_t pairs = 0;
    std::size_t bad = 0;
    std::string last = {};  ///< when the last one was looked at: ISO 8601, UTC; empty: not known
};

/// What is known of a run beside its series. Everything may be absent: a rule that needs it says so.
struct RunFacts {
    std::vector<runs::DetectionEpoch> details;  ///< by epoch, ascending
    std::vector<runs::InnerSignals> innerSignals;  ///< by epoch, ascending; without the densities of their scales
    std::optional<AuditFacts> audit;
    std::optional<Reviewed> reviewed;
    std::optional<PredictionFacts> predictions;      ///< the latest that there are
    std::optional<PredictionFacts> bestPredictions;  ///< of the best epoch, where it is another one and was kept
    std::optional<Silence> silence;
    std::vector<PeerRun> peers;
    std::vector<BatchFacts> batches;  ///< by step, ascending

    /// Of the checkpoint that a person would use: the best epoch's, else the latest. Null without any.
    const PredictionFacts* usedPredictions() const { return bestPredictions ? &*bestPredictions : predictions ? &*predictions : nullptr; }
};

/// A run as a rule sees it: everything up to now, and nothing later.
class GG_EXPORT RunView {
public:
    /// What is referred to must outlive the view.
    RunView(const runs::RunInfo& info, const runs::RunHistory& history, const RunFacts& facts);

    const runs::RunInfo& info;
    const runs::RunHistory& history;
    const RunFacts& facts;

    /// A setting by its flat key ("optimizer.lr"); nullopt where the run does not say.
    std::optional<std::string> setting(const std::string& key) const;
    std::optional<double> number(const std::string& key) const;
    /// Of the task "detection" or "segmentation", as far as info or the series tell.
    bool detector() const { return m_detector; }
    /// Nothing more is to come: it says so, its planned epochs are there, or it does not tell its state and was not seen to grow.
    bool ended() const;

private:
    std::map<std::string, std::string> m_config;
    bool m_detector = false;
};

}  // namespace gg::diagnosis
