#include "app/training_session.h"

#include "app/dataset_session.h"
#include "app/run_feed.h"
#include "app/training_progress.h"
#include "app/workspace.h"
#include "core/dataset/open.h"
#include "core/io/files.h"
#include "core/recipe/foreign_recipe.h"
#include "core/recipe/model_cost.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/train_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <unistd.h>

namespace gg::app {
namespace {

qint64 machineMemory()
{
    return static_cast<qint64>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGE_SIZE);
}

/// The name, with a number after it where a run of that name is there.
QString freeFolder(const QString& parent, const QString& name)
{
    QString folder = QDir(parent).filePath(name);
    for (int i = 2; QFileInfo::exists(folder); ++i) {
        folder = QDir(parent).filePath(QStringLiteral("%1-%2").arg(name).arg(i));
    }
    return folder;
}

}  // namespace

TrainingSession::TrainingSession(widgets::TrainPage& page, DatasetSession& datasets, widgets::RunCollection& runs, RunFeed& feed,
                                 Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_page(page)
    , m_datasets(datasets)
    , m_runs(runs)
    , m_feed(feed)
    , m_workspace(workspace)
{
    m_page.setMachineMemory(machineMemory());
    m_page.setRunParentFolder(m_workspace.runParentFolder());
    if (!training::engineAvailable()) {
        m_page.setNotice(tr("This installation has no training library: install the package with LibTorch to train."));
    }
    connect(&datasets, &DatasetSession::opened, this, &TrainingSession::adoptDataset);
    connect(&datasets, &DatasetSession::audited, this, [this] {
        m_page.setAuditSummary(m_datasets.auditSummary());
        m_page.setMeanForeground(m_datasets.meanForeground());
    });
    using State = widgets::TrainPage::State;
    connect(&m_page, &widgets::TrainPage::startRequested, this, &TrainingSession::start);
    connect(&m_page, &widgets::TrainPage::measureRequested, this, &TrainingSession::measure);
    connect(&m_page, &widgets::TrainPage::cancelMeasureRequested, this, &TrainingSession::endMeasuring);
    connect(&m_page, &widgets::TrainPage::importConfigRequested, this, &TrainingSession::importConfig);
    connect(&m_page, &widgets::TrainPage::exportConfigRequested, this, &TrainingSession::exportConfig);
    connect(&m_page, &widgets::TrainPage::modelDescriptionRequested, this, [this](const QString& file) {
        try {
            m_page.setModelDescription(QString::fromStdString(io::readFile(file.toStdString())), {});
        } catch (const Error& error) {
            m_page.setModelDescription({}, errorText(error));
        }
    });
    connect(&m_page, &widgets::TrainPage::pauseRequested, this, [this] {
        m_page.setState(State::Pausing);
        if (m_runner.running()) {
            m_runner.pause();
        }
    });
    connect(&m_page, &widgets::TrainPage::resumeRequested, this, [this] {
        if (m_runner.running()) {
            m_runner.resume();
        }
        m_page.setState(State::Running);
    });
    connect(&m_page, &widgets::TrainPage::stopRequested, this, [this] {
        m_page.setState(State::Stopping);
        if (m_runner.running()) {
            m_stopping = true;
            m_runner.stop();
        }
    });
    connect(&m_runner, &TrainingRunner::finished, this, &TrainingSession::ended);
    connect(&m_runner, &TrainingRunner::failed, this, [this](const QString&, const QString& error) {
        ended();
        m_page.setError(error);
        Q_EMIT failed(error);
    });
    connect(&m_runs, &widgets::RunCollection::changed, this, &TrainingSession::showProgress);
}

void TrainingSession::adoptDataset()
{
    m_page.setDataset(m_datasets.dataset());
    m_page.setAuditSummary(std::nullopt);
    m_page.setMeanForeground(std::nullopt);
}

void TrainingSession::start(const recipe::TrainConfig& config, const QString& runName)
{
    if (m_runner.running() || !m_datasets.dataset()) {
        return;
    }
    training::TrainRequest request;
    request.config = config;
    request.config.data = m_datasets.dataset()->opened;
    request.dataset = m_datasets.dataset();
    const QString folder = freeFolder(m_workspace.runParentFolder(), runName);
    request.runFolder = folder.toStdString();
    launch(std::move(request));
}

void TrainingSession::continueRun(const QString& runFolder, const runs::RunInfo& info)
{
    if (m_page.state() != widgets::TrainPage::State::Idle) {
        Q_EMIT failed(tr("A training is running. Stop it, or wait until it is done, and then continue this one."));
        return;
    }
    m_openJob.start<training::TrainRequest>(
        [folder = runFolder.toStdString(), info](JobControl& control) {
            training::TrainRequest request;
            request.config = recipe::parseConfig(info.configYaml, folder);
            request.dataset = dataset::openDataset(info.datasetPath, control);
            request.runFolder = folder;
            request.resume = true;
            return request;
        },
        [this](Outcome<training::TrainRequest> outcome) {
            if (auto* request = std::get_if<training::TrainRequest>(&outcome)) {
                launch(std::move(*request));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                Q_EMIT failed(errorText(*error));
            }
        });
}

void TrainingSession::launch(training::TrainRequest request)
{
    if (m_runner.running()) {
        return;
    }
    const QString folder = QString::fromStdString(request.runFolder);
    m_stopping = false;
    m_resumed = request.resume;
    endMeasuring();
    m_page.setError({});
    m_page.setState(widgets::TrainPage::State::Starting);
    m_runner.start(std::move(request));
    m_feed.follow(folder, true);
    Q_EMIT started(folder);
}

void TrainingSession::halt(const QString& folder, diagnosis::Halt halt, const QString& verdict, bool first)
{
    using State = widgets::TrainPage::State;
    const bool ours = m_runner.running() && folder == m_runner.runFolder() && !(first && m_resumed);
    if (!ours || m_stopping || (halt == diagnosis::Halt::Pause && m_page.state() != State::Running && m_page.state() != State::Starting)) {
        return;
    }
    const QString name = QFileInfo(folder).fileName();
    if (halt != diagnosis::Halt::Pause) {
        m_stopping = true;
        m_page.setState(State::Stopping);
        m_runner.stop();
        Q_EMIT halted(tr("%1 is stopped at a verdict: %2. It can be continued from its last checkpoint.").arg(name, verdict));
    } else {
        m_page.setState(State::Pausing);
        m_runner.pause();
        Q_EMIT halted(tr("%1 pauses at a verdict: %2. Go on or stop it on the train page.").arg(name, verdict));
    }
}

/// The network first: its time is there in a moment, and a step may be refused for want of memory.
void TrainingSession::measure(const recipe::TrainConfig& config)
{
    if (m_runner.running() || !m_datasets.dataset()) {
        return;
    }
    if (config.task != "detection") {
        measureStep(config);
        return;
    }
    m_page.setMeasuring(tr("Timing the network on one image…"));
    m_latencyJob.start<training::ModelTiming>(
        [config, classes = std::max(1, static_cast<int>(m_datasets.dataset()->classNames.size()))](JobControl& control) {
            return training::loadEngine().timeModel(recipe::planFor(config, classes), config.imageSize, config.imageSize, config.device, control);
        },
        [this, config](Outcome<training::ModelTiming> outcome) {
            endMeasuring();
            if (const auto* timing = std::get_if<training::ModelTiming>(&outcome)) {
                m_page.setLatency(timing->milliseconds, timing->layers);
                measureStep(config);
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_page.setError(errorText(*error));
            }
        });
}

void TrainingSession::measureStep(const recipe::TrainConfig& config)
{
    m_page.setMeasuring(tr("Timing two steps of the training…"));
    m_measureJob.start<training::StepCost>(
        [config, dataset = m_datasets.dataset()](JobControl& control) { return training::loadEngine().measureStep(config, *dataset, control); },
        [this](Outcome<training::StepCost> outcome) {
            endMeasuring();
            if (const auto* step = std::get_if<training::StepCost>(&outcome)) {
                m_page.setMeasured(step->imagesPerSecond);
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_page.setError(errorText(*error));
            }
        });
}

void TrainingSession::endMeasuring()
{
    m_latencyJob.cancel();
    m_measureJob.cancel();
    m_page.setMeasuring({});
}

void TrainingSession::showProgress()
{
    const int index = m_runs.indexOf(m_runner.runFolder());
    if (!m_runner.running() || index < 0) {
        return;
    }
    using State = widgets::TrainPage::State;
    const widgets::RunEntry& run = m_runs.at(index);
    if (run.history.state() == runs::RunState::Paused) {
        m_page.setState(State::Paused);
    } else if (!m_stopping && m_page.state() != State::Pausing) {
        m_page.setState(State::Running);
    }
    showTrainingProgress(m_page, run);
}

void TrainingSession::ended()
{
    m_page.setState(widgets::TrainPage::State::Idle);
}

void TrainingSession::importConfig()
{
    const QString file = QFileDialog::getOpenFileName(&m_page, tr("Open a training configuration"),
                                                      m_workspace.lastFolder(QStringLiteral("config")), tr("YAML (*.yaml *.yml)"));
    if (file.isEmpty()) {
        return;
    }
    m_workspace.setLastFolder(QStringLiteral("config"), QFileInfo(file).absolutePath());
    try {
        m_page.setRecipe(recipe::readRecipe(file.toStdString()), QFileInfo(file).fileName());
    } catch (const Error& error) {
        m_page.setError(errorText(error));
    }
}

void TrainingSession::exportConfig()
{
    const QString file = QFileDialog::getSaveFileName(&m_page, tr("Save the training configuration"),
                                                      QDir(m_workspace.lastFolder(QStringLiteral("config"))).filePath(QStringLiteral("train.yaml")),
                                                      tr("YAML (*.yaml)"));
    if (file.isEmpty()) {
        return;
    }
    recipe::TrainConfig config = m_page.config();
    if (m_datasets.dataset()) {
        config.data = m_datasets.dataset()->opened;
    }
    try {
        io::writeFileAtomically(file.toStdString(), recipe::toYaml(config));
    } catch (const Error& error) {
        m_page.setError(errorText(error));
    }
}

}  // namespace gg::app
