#include "app/run_comparing.h"

#include "core/evaluation/run_difference.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/run_difference_view.h"

#include <QFileInfo>

namespace gg::app {
namespace {

/// The open data set, where it can be these runs' truth.
dataset::DatasetPtr truthFor(const dataset::DatasetPtr& open, const runs::RunInfo& a, const runs::RunInfo& b)
{
    if (!open) {
        return nullptr;
    }
    for (const runs::RunInfo* info : {&a, &b}) {
        const bool same = open->root == info->datasetPath || open->opened == info->datasetPath;
        if (same || (!info->datasetFingerprint.empty() && open->fingerprint == info->datasetFingerprint)) {
            return open;
        }
    }
    const auto isThere = [](const runs::RunInfo& info) { return !info.datasetPath.empty() && QFileInfo::exists(QString::fromStdString(info.datasetPath)); };
    return isThere(a) || isThere(b) ? nullptr : open;
}

}  // namespace

RunComparing::RunComparing(widgets::RunDifferenceView& view, widgets::RunCollection& runs, std::function<dataset::DatasetPtr()> openDataset, QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_runs(runs)
    , m_openDataset(std::move(openDataset))
{
    connect(&m_view, &widgets::RunDifferenceView::requested, this, &RunComparing::compare);
    connect(&m_view, &widgets::RunDifferenceView::cancelRequested, this, &RunComparing::cancel);
    connect(&m_job, &Job::progressed, &m_view, &widgets::RunDifferenceView::setProgress);
}

void RunComparing::compare(const QString& folderA, const QString& folderB, int epoch)
{
    const int a = m_runs.indexOf(folderA);
    const int b = m_runs.indexOf(folderB);
    if (a < 0 || b < 0) {
        return;
    }
    const evaluation::ComparedRun runA{.folder = folderA.toStdString(), .info = m_runs.at(a).info, .epoch = epoch};
    const evaluation::ComparedRun runB{.folder = folderB.toStdString(), .info = m_runs.at(b).info, .epoch = epoch};
    m_view.setProgress(tr("Reading predictions"), 0, 0);
    m_job.start<widgets::RunDifferencePtr>(
        [runA, runB, truth = truthFor(m_openDataset(), runA.info, runB.info)](JobControl& control) -> widgets::RunDifferencePtr {
            return std::make_shared<const evaluation::PredictionDifference>(evaluation::compareRunPredictions(runA, runB, truth, control));
        },
        [this, folderA, folderB](Outcome<widgets::RunDifferencePtr> outcome) {
            if (auto* difference = std::get_if<widgets::RunDifferencePtr>(&outcome)) {
                m_view.setDifference(folderA, folderB, std::move(*difference));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_view.setProblem(errorText(*error));
            } else {
                m_view.setCancelled();
            }
        });
}

void RunComparing::cancel()
{
    m_job.cancel();
    m_view.setCancelled();
}

}  // namespace gg::app
