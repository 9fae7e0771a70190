#pragma once

#include "app/job.h"
#include "core/dataset/dataset.h"
#include "core/inference/rank.h"
#include "core/inference/run_model.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <memory>
#include <optional>

namespace gg::widgets {
class ModelDialog;
struct ModelRun;
}  // namespace gg::widgets

namespace gg::app {

class Workspace;

/// Runs a model over the open data set: the work behind the model dialog, which it opens. What is written goes to the user's data folder.
class ModelSession : public QObject {
    Q_OBJECT
public:
    explicit ModelSession(Workspace& workspace, QObject* parent = nullptr);
    ~ModelSession() override;

    void show(const dataset::DatasetPtr& dataset, QWidget* parent);
    bool running() const { return m_openJob.running() || m_runJob.running() || m_rankJob.running(); }

Q_SIGNALS:
    void predictionsWritten(const QString& path);  ///< a person wants to look at them
    /// Images of the data set, absolute, the most uncertain first; `reason` says by what.
    void ranked(const QStringList& images, const QString& reason);

private:
    struct Opened {
        std::shared_ptr<inference::Backend> backend;
        inference::Recognition recognition;
        std::optional<inference::Processing> edited;
    };
    void openModel(const QString& file, int width, int height);
    void run(const widgets::ModelRun& run);
    void rank(const widgets::ModelRun& run, inference::RankBy by);
    void keepProcessing(const inference::ModelDescription& description, const std::optional<inference::Processing>& processing);

    Workspace& m_workspace;
    Job m_openJob;
    Job m_runJob;
    Job m_rankJob;
    dataset::DatasetPtr m_dataset;
    std::shared_ptr<inference::Backend> m_backend;  ///< of the dialog's model
    QPointer<widgets::ModelDialog> m_dialog;
};

}  // namespace gg::app
