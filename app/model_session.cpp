#include "app/model_session.h"

#include "app/workspace.h"
#include "core/io/files.h"
#include "core/training/open_model.h"
#include "widgets/models/path_text.h"
#include "widgets/panels/model_dialog.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

namespace gg::app {
namespace {

/// What somebody chose for this model the last time. A file that cannot be read is as good as none: what is recognised is shown.
std::optional<inference::Processing> editedProcessing(const inference::ModelDescription& description)
{
    const std::string file = inference::processingFile(description);
    try {
        return std::filesystem::exists(file) ? std::optional(inference::processingFromYaml(io::readFile(file), file)) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::vector<widgets::ModelSplit> splitsOf(const dataset::Dataset& dataset)
{
    std::vector<widgets::ModelSplit> splits;
    for (const std::string& name : dataset.splits) {
        splits.push_back({.name = QString::fromStdString(name), .images = 0});
    }
    for (const dataset::Record& record : dataset.records) {
        ++splits[record.split].images;
    }
    return splits;
}

}  // namespace

ModelSession::ModelSession(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
{
}

ModelSession::~ModelSession() = default;

void ModelSession::show(const dataset::DatasetPtr& dataset, QWidget* parent)
{
    if (!dataset) {
        return;
    }
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dataset = dataset;
    m_dialog = new widgets::ModelDialog(splitsOf(*dataset), m_workspace.predictionsFolder(), parent);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &widgets::ModelDialog::modelChosen, this, &ModelSession::openModel);
    connect(m_dialog, &widgets::ModelDialog::runRequested, this, &ModelSession::run);
    connect(m_dialog, &widgets::ModelDialog::rankRequested, this, &ModelSession::rank);
    connect(m_dialog, &widgets::ModelDialog::processingEdited, this, &ModelSession::keepProcessing);
    connect(m_dialog, &widgets::ModelDialog::cancelRequested, this, [this] {
        m_openJob.cancel();
        m_runJob.cancel();
        m_rankJob.cancel();
        m_dialog->setCancelled();
    });
    connect(m_dialog, &widgets::ModelDialog::evaluateRequested, this, &ModelSession::predictionsWritten);
    // Closing the dialog ends what it asked for: nobody would see the result.
    connect(m_dialog, &QObject::destroyed, this, [this] {
        m_openJob.cancel();
        m_runJob.cancel();
        m_rankJob.cancel();
        m_backend.reset();
    });
    for (Job* job : {&m_openJob, &m_runJob, &m_rankJob}) {
        connect(job, &Job::progressed, m_dialog, &widgets::ModelDialog::setProgress);
    }
    m_dialog->show();
}

void ModelSession::openModel(const QString& file, int width, int height)
{
    m_openJob.start<Opened>(
        [path = widgets::pathBytes(file), options = inference::OpenOptions{.width = width, .height = height}, dataset = m_dataset](JobControl& control) {
            control.begin("Opening the model", 0);
            Opened out;
            out.backend = training::openModel(path, options);
            control.throwIfStopped();
            out.recognition = inference::recognise(*out.backend, dataset.get());
            out.edited = editedProcessing(out.backend->description());
            return out;
        },
        [this](Outcome<Opened> outcome) {
            if (!m_dialog) {
                return;
            }
            if (auto* opened = std::get_if<Opened>(&outcome)) {
                m_backend = std::move(opened->backend);
                m_dialog->setModel(m_backend->description(), m_backend->inputShape(), opened->recognition, opened->edited);
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_backend.reset();
                m_dialog->setError(errorText(*error));
            }
        });
}

void ModelSession::run(const widgets::ModelRun& run)
{
    if (!m_backend) {
        return;
    }
    inference::RunRequest request;
    request.dataset = m_dataset;
    request.split = run.split.toStdString();
    request.outFolder = widgets::pathBytes(run.outFolder);
    request.processing = run.processing;
    request.variants = run.variants();
    m_runJob.start<inference::RunResult>(
        [backend = m_backend, request](JobControl& control) { return inference::runModel(*backend, request, control); },
        [this](Outcome<inference::RunResult> outcome) {
            if (!m_dialog) {
                return;
            }
            if (const auto* result = std::get_if<inference::RunResult>(&outcome)) {
                m_dialog->setResult(*result);
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_dialog->setError(errorText(*error));
            }
        });
}

void ModelSession::rank(const widgets::ModelRun& run, inference::RankBy by)
{
    if (!m_backend) {
        return;
    }
    inference::RankRequest request{.dataset = m_dataset, .records = {}, .processing = run.processing, .by = by};
    request.variants = run.variants();
    const std::string split = run.split.toStdString();
    for (std::size_t i = 0; i < m_dataset->records.size(); ++i) {
        if (m_dataset->splits[m_dataset->records[i].split] == split) {
            request.records.push_back(i);
        }
    }
    m_rankJob.start<inference::Ranking>(
        [backend = m_backend, request](JobControl& control) { return inference::rankImages(*backend, request, control); },
        [this, model = QFileInfo(run.model).fileName(), by](Outcome<inference::Ranking> outcome) {
            if (!m_dialog) {
                return;
            }
            if (const auto* ranking = std::get_if<inference::Ranking>(&outcome)) {
                QStringList images;
                for (const inference::RankedImage& image : ranking->images) {
                    images << widgets::pathText(m_dataset->absolute(m_dataset->records[image.record].image));
                }
                m_dialog->close();
                Q_EMIT ranked(images, tr("least sure first, by %1 of %2").arg(QString::fromUtf8(inference::rankId(by).data(), static_cast<qsizetype>(inference::rankId(by).size())), model));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_dialog->setError(errorText(*error));
            }
        });
}

void ModelSession::keepProcessing(const inference::ModelDescription& description, const std::optional<inference::Processing>& processing)
{
    const std::string file = inference::processingFile(description);
    try {
        if (processing) {
            QDir().mkpath(QFileInfo(widgets::pathText(file)).absolutePath());
            io::writeFileAtomically(file, inference::toYaml(*processing));
        } else {
            std::error_code ignored;
            std::filesystem::remove(file, ignored);
        }
    } catch (const Error& error) {
        if (m_dialog) {
            m_dialog->setError(errorText(error));
        }
    }
}

}  // namespace gg::app
