#pragma once

#include "app/job.h"
#include "core/dataset/dataset.h"
#include "core/predictions/truth.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace gg::widgets {
class DetectionDetails;
class RunCollection;
}  // namespace gg::widgets

namespace gg::app {

/// Reads what runs keep in files beside their events, when the runs page asks for it: counts of an epoch, what a detector was measured at, its
/// predictions in the followed images, its training batches, what its cells said. The newest wish comes first: who drags the cursor wants where it is now.
class RunDetails : public QObject {
    Q_OBJECT
public:
    /// `openDataset`: the data set that is open in the window, or null; a run's own is opened where it is another one.
    RunDetails(widgets::RunCollection& runs, widgets::DetectionDetails& details, std::function<dataset::DatasetPtr()> openDataset,
               QObject* parent = nullptr);

    bool idle() const;

Q_SIGNALS:
    void failed(const QString& error);

private:
    enum class Kind { Counts, Epoch, Batches, Signals };
    struct Wish {
        Kind kind = Kind::Counts;
        QString folder;
        int epoch = 0;
        friend bool operator==(const Wish&, const Wish&) = default;
    };
    /// Truth of the data set of a run, read once for all its epochs.
    struct Truth {
        std::string dataset;
        std::shared_ptr<const predictions::TruthTable> table;
    };

    void want(const Wish& wish);
    void readNext();
    void readCounts(const Wish& wish);
    void readEpoch(const Wish& wish);
    void readBatches(const Wish& wish);
    void readSignals(const Wish& wish);
    void wantFollowed(const QString& folder, int epoch);
    void readNextFollowed();

    widgets::RunCollection& m_runs;
    widgets::DetectionDetails& m_details;
    std::function<dataset::DatasetPtr()> m_openDataset;
    Job m_job;
    Job m_followedJob;
    QList<Wish> m_wishes;
    QList<QPair<QString, int>> m_followed;
    Truth m_truth;
};

}  // namespace gg::app
