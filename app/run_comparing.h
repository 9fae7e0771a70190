#pragma once

#include "app/job.h"
#include "core/dataset/dataset.h"

#include <QObject>
#include <QString>

#include <functional>

namespace gg::widgets {
class RunCollection;
class RunDifferenceView;
}  // namespace gg::widgets

namespace gg::app {

/// Holds the predictions of two runs against the truth, on a thread of its own, when the comparison asks for it.
class RunComparing : public QObject {
    Q_OBJECT
public:
    /// `openDataset`: the data set that is open in the window, or null. It is the truth where it is the one that the runs were trained on, or where
    /// the runs do not say which that was.
    RunComparing(widgets::RunDifferenceView& view, widgets::RunCollection& runs, std::function<dataset::DatasetPtr()> openDataset, QObject* parent = nullptr);

    bool idle() const { return !m_job.running(); }

private:
    void compare(const QString& folderA, const QString& folderB, int epoch);
    void cancel();

    widgets::RunDifferenceView& m_view;
    widgets::RunCollection& m_runs;
    std::function<dataset::DatasetPtr()> m_openDataset;
    Job m_job;
};

}  // namespace gg::app
