#pragma once

#include "core/evaluation/followed_images.h"
#include "core/runs/detection_epoch.h"
#include "core/runs/inner_signals.h"
#include "core/runs/training_batch.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace gg::widgets {

using DetectionEpochPtr = std::shared_ptr<const runs::DetectionEpoch>;
using FollowedImagesPtr = std::shared_ptr<const evaluation::FollowedImages>;
using SignalsPtr = std::shared_ptr<const std::vector<runs::InnerSignals>>;
using TrainingBatchesPtr = std::shared_ptr<const std::vector<runs::TrainingBatch>>;

/// What detectors' runs keep in files beside their series. Widgets ask for what they show; what is not there yet is asked of the application with a
/// signal, once, and again after the run changed. A run may keep something every few epochs only: what is returned says of which epoch it is.
class DetectionDetails : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Null: not there, or not yet; problem() says why.
    DetectionEpochPtr epoch(const QString& folder, int epoch);
    FollowedImagesPtr followed(const QString& folder, int epoch);
    TrainingBatchesPtr batches(const QString& folder);
    /// Of all epochs that kept them, ascending.
    SignalsPtr innerSignals(const QString& folder);
    /// Why something is not there; empty while it is waited for.
    QString epochProblem(const QString& folder, int epoch) const;
    QString followedProblem(const QString& folder, int epoch) const;
    QString batchesProblem(const QString& folder) const;
    QString innerSignalsProblem(const QString& folder) const;

    void setEpoch(const QString& folder, int epoch, DetectionEpochPtr detail, const QString& problem = {});
    void setFollowed(const QString& folder, int epoch, FollowedImagesPtr images, const QString& problem = {});
    void setBatches(const QString& folder, TrainingBatchesPtr batches, const QString& problem = {});
    void setInnerSignals(const QString& folder, SignalsPtr innerSignals, const QString& problem = {});

    /// The application will not read it after all: it is asked for again when it is wanted again.
    void dropFollowed(const QString& folder, int epoch) { m_followedAsked.erase({folder, epoch}); }

    /// The run went on to this epoch: what was missing may be there now.
    void advanced(const QString& folder, int newestEpoch);
    void forget(const QString& folder);

Q_SIGNALS:
    void epochWanted(const QString& folder, int epoch);
    void followedWanted(const QString& folder, int epoch);
    void batchesWanted(const QString& folder);
    void innerSignalsWanted(const QString& folder);
    void changed();

private:
    using Key = std::pair<QString, int>;
    template <typename T>
    struct Kept {
        std::shared_ptr<const T> value;
        QString problem;
    };

    std::map<Key, Kept<runs::DetectionEpoch>> m_epochs;
    std::map<Key, Kept<evaluation::FollowedImages>> m_followed;
    std::map<QString, Kept<std::vector<runs::TrainingBatch>>> m_batches;
    std::map<QString, Kept<std::vector<runs::InnerSignals>>> m_innerSignals;
    std::set<Key> m_epochsAsked;
    std::set<Key> m_followedAsked;
    std::set<QString> m_batchesAsked;
    std::set<QString> m_innerSignalsAsked;
    std::map<QString, int> m_newest;
};

}  // namespace gg::widgets
