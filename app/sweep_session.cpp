#include "app/sweep_session.h"

#include "app/background_thread.h"
#include "app/dataset_session.h"
#include "app/figure_sources.h"
#include "app/run_feed.h"
#include "app/training_progress.h"
#include "app/workspace.h"
#include "core/dataset/open.h"
#include "core/io/files.h"
#include "core/report/sweep_results.h"
#include "core/runs/history.h"
#include "widgets/figures/figure_writing.h"
#include "widgets/figures/panel_building.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/sweep_dialog.h"
#include "widgets/panels/sweep_panel.h"
#include "widgets/panels/train_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <map>
#include <optional>

namespace gg::app {

using training::QueuedRun;
using training::QueuedState;
using training::SweepQueue;
using widgets::SweepDialog;
using widgets::SweepPanel;
using State = widgets::TrainPage::State;

namespace {

QString freeFolder(const QString& parent, const QString& name)
{
    QString folder = QDir(parent).filePath(name);
    for (int i = 2; QFileInfo::exists(folder); ++i) {
        folder = QDir(parent).filePath(QStringLiteral("%1-%2").arg(name).arg(i));
    }
    return folder;
}

/// As the folders are now; on any thread.
report::SweepResults resultsIn(const std::string& folder, const recipe::SweepPlan& plan)
{
    const std::vector<recipe::SweepRun> planned = recipe::expand(plan);
    std::map<std::string, runs::Run> read;
    std::vector<report::SweepRunResult> results;
    for (const recipe::SweepRun& run : planned) {
        const std::string place = folder + "/" + run.name;
        if (runs::isRunFolder(place)) {
            read.emplace(run.name, runs::readRun(place));
        }
        const auto found = read.find(run.name);
        results.push_back({.run = &run, .history = found == read.end() ? nullptr : &found->second.history});
    }
    return report::sweepResults(results, recipe::sweepMetric(plan));
}

}  // namespace

SweepSession::SweepSession(widgets::TrainPage& page, DatasetSession& datasets, widgets::RunCollection& runs, RunFeed& feed, Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_page(page)
    , m_datasets(datasets)
    , m_runs(runs)
    , m_feed(feed)
    , m_workspace(workspace)
{
    connectPanel();
    connectControls();
    connect(&m_runs, &widgets::RunCollection::changed, this, &SweepSession::showProgress);
}

SweepSession::~SweepSession()
{
    if (m_running) {
        m_queue->stop();
    }
}

void SweepSession::connectPanel()
{
    SweepPanel& panel = m_page.sweep();
    // A queue that is not on disk any more, or a full disk, is said where it was asked for.
    const auto with = [this](auto action) {
        return [this, action](const QString& run) {
            try {
                action(*m_queue, run.toStdString());
                showQueue();
            } catch (const Error& error) {
                m_page.setError(errorText(error));
            }
        };
    };
    connect(&panel, &SweepPanel::moveRequested, this, [this](const QString& run, int places) {
        try {
            m_queue->move(run.toStdString(), places);
            showQueue();
        } catch (const Error& error) {
            m_page.setError(errorText(error));
        }
    });
    connect(&panel, &SweepPanel::removeRequested, this, with([](SweepQueue& queue, const std::string& run) { queue.remove(run); }));
    connect(&panel, &SweepPanel::againRequested, this, with([](SweepQueue& queue, const std::string& run) { queue.again(run); }));
    connect(&panel, &SweepPanel::stopRunRequested, this, [this] { m_queue->stopRun(); });
    connect(&panel, &SweepPanel::continueRequested, this, [this] {
        try {
            m_queue->againAll(QueuedState::Stopped);
            train();
        } catch (const Error& error) {
            m_page.setError(errorText(error));
        }
    });
    connect(&panel, &SweepPanel::showRunsRequested, this, [this] { Q_EMIT showRunsRequested(grouping()); });
    connect(&panel, &SweepPanel::tableRequested, this, &SweepSession::writeTable);
    connect(&panel, &SweepPanel::figureRequested, this, &SweepSession::writeFigure);
    connect(&panel, &SweepPanel::closeRequested, this, [this] {
        m_queue.reset();
        m_page.showSweep(false);
    });
}

void SweepSession::connectControls()
{
    connect(&m_page, &widgets::TrainPage::sweepRequested, this, [this] { describe(); });
    connect(&m_page, &widgets::TrainPage::pauseRequested, this, [this] {
        if (m_running) {
            m_queue->pause();
        }
    });
    connect(&m_page, &widgets::TrainPage::resumeRequested, this, [this] {
        if (m_running) {
            m_queue->resume();
        }
    });
    connect(&m_page, &widgets::TrainPage::stopRequested, this, [this] {
        m_stopping = m_running;
        stop();
    });
}

void SweepSession::describe(const recipe::SweepPlan* plan)
{
    SweepDialog* dialog = m_page.openSweepDialog(plan);
    connect(dialog, &SweepDialog::startRequested, this, [this, dialog](const recipe::SweepPlan& described, const QString& name) {
        dialog->close();
        start(described, name);
    });
    connect(dialog, &SweepDialog::loadRequested, this, [this, dialog] { loadPlan(dialog); });
    connect(dialog, &SweepDialog::saveRequested, this, &SweepSession::savePlan);
    connect(dialog, &SweepDialog::continueRequested, this, [this, dialog] { chooseFolder(dialog); });
}

void SweepSession::loadPlan(SweepDialog* dialog)
{
    const QString file = QFileDialog::getOpenFileName(dialog, tr("Open a sweep"), m_workspace.lastFolder(QStringLiteral("config")), tr("YAML (*.yaml *.yml)"));
    if (file.isEmpty()) {
        return;
    }
    m_workspace.setLastFolder(QStringLiteral("config"), QFileInfo(file).absolutePath());
    try {
        const recipe::SweepPlan plan = recipe::readSweep(file.toStdString());
        dialog->close();
        describe(&plan);
    } catch (const Error& error) {
        dialog->setError(errorText(error));
    }
}

void SweepSession::savePlan(const recipe::SweepPlan& plan)
{
    const QString file = QFileDialog::getSaveFileName(&m_page, tr("Save the sweep"), QDir(m_workspace.lastFolder(QStringLiteral("config"))).filePath(QStringLiteral("sweep.yaml")),
                                                      tr("YAML (*.yaml)"));
    if (file.isEmpty()) {
        return;
    }
    recipe::SweepPlan written = plan;
    if (m_datasets.dataset()) {
        written.base.data = m_datasets.dataset()->opened;
    }
    try {
        io::writeFileAtomically(file.toStdString(), recipe::toYaml(written));
    } catch (const Error& error) {
        m_page.setError(errorText(error));
    }
}

void SweepSession::chooseFolder(SweepDialog* dialog)
{
    const QString folder = QFileDialog::getExistingDirectory(dialog, tr("Continue a sweep"), m_workspace.runParentFolder());
    if (!folder.isEmpty()) {
        dialog->close();
        continueSweep(folder);
    }
}

void SweepSession::start(const recipe::SweepPlan& plan, const QString& name)
{
    if (m_running || m_page.state() != State::Idle || !m_datasets.dataset()) {
        return;
    }
    recipe::SweepPlan ours = plan;
    ours.base.data = m_datasets.dataset()->opened;
    try {
        m_queue = SweepQueue::create(ours, freeFolder(m_workspace.runParentFolder(), name).toStdString());
        train();
    } catch (const Error& error) {
        m_page.setError(errorText(error));
    }
}

void SweepSession::continueSweep(const QString& folder)
{
    if (m_running || m_page.state() != State::Idle) {
        m_page.setError(tr("A training is running. Stop it, or wait until it is done."));
        return;
    }
    try {
        m_queue = SweepQueue::open(folder.toStdString());
    } catch (const Error& error) {
        m_page.setError(errorText(error));
        return;
    }
    for (const QueuedRun& run : m_queue->runs()) {
        if (const std::string place = m_queue->runFolder(run.run.name); runs::isRunFolder(place)) {
            m_feed.follow(QString::fromStdString(place), false);
        }
    }
    m_page.setError({});
    m_page.showSweep(true);
    showQueue();
}

void SweepSession::stop()
{
    if (m_running) {
        m_page.setState(State::Stopping);
        m_queue->stop();
    }
}

void SweepSession::halt(const QString& folder, diagnosis::Halt halt, const QString& verdict, bool first)
{
    const bool ours = m_running && folder == m_runFolder && !(first && m_begun.contains(folder));
    const bool goesOn = m_page.state() == State::Running || m_page.state() == State::Starting;
    if (!ours || m_stopping || (halt == diagnosis::Halt::Pause && !goesOn)) {
        return;
    }
    const QString name = QFileInfo(folder).fileName();
    const std::string reason = tr("Stopped at a verdict: %1.").arg(verdict).toStdString();
    if (halt == diagnosis::Halt::StopSweep) {
        m_stopping = true;
        m_page.setState(State::Stopping);
        m_queue->stopRun(name.toStdString(), reason);
        m_queue->stop();
        Q_EMIT halted(tr("The sweep is stopped at a verdict on %1: %2. It can be continued on the train page.").arg(name, verdict));
    } else if (halt == diagnosis::Halt::Stop) {
        m_queue->stopRun(name.toStdString(), reason);
        Q_EMIT halted(tr("%1 is stopped at a verdict: %2. The sweep goes on with its next run.").arg(name, verdict));
    } else {
        m_page.setState(State::Pausing);
        m_queue->pause();
        Q_EMIT halted(tr("The sweep pauses at a verdict on %1: %2. Go on or stop it on the train page.").arg(name, verdict));
    }
}

void SweepSession::train()
{
    if (m_running) {
        return;
    }
    m_running = true;
    m_stopping = false;
    m_begun.clear();
    for (const QueuedRun& run : m_queue->runs()) {
        if (const std::string place = m_queue->runFolder(run.run.name); runs::isRunFolder(place)) {
            m_begun << QString::fromStdString(place);
        }
    }
    m_page.setError({});
    m_page.showSweep(true);
    m_page.setState(State::Starting);
    m_page.sweep().setTraining(true);
    showQueue();
    const SweepQueue::Opener open = [dataset = m_datasets.dataset()](const std::string& path) {
        JobControl control;
        return dataset && dataset->opened == path ? dataset : dataset::openDataset(path, control);
    };
    m_thread = std::jthread([this, open] {
        QString error;
        try {
            training::Engine& engine = training::loadEngine();
            yieldToWindow();
            m_queue->run(engine, open, [this](const QueuedRun& run) {
                QMetaObject::invokeMethod(this, [this, run] { runChanged(run); }, Qt::QueuedConnection);
            });
        } catch (const Error& e) {
            error = errorText(e);
        } catch (const std::exception& e) {
            error = QString::fromUtf8(e.what());
        }
        QMetaObject::invokeMethod(this, [this, error] { trained(error); }, Qt::QueuedConnection);
    });
    Q_EMIT started(QString::fromStdString(m_queue->folder()));
}

void SweepSession::trained(const QString& error)
{
    m_running = false;
    m_runFolder.clear();
    m_page.setState(State::Idle);
    m_page.sweep().setTraining(false);
    showQueue();
    if (!error.isEmpty()) {
        m_page.setError(error);
    }
}

void SweepSession::runChanged(const QueuedRun& run)
{
    if (run.state == QueuedState::Running) {
        m_runFolder = QString::fromStdString(m_queue->runFolder(run.run.name));
        m_feed.follow(m_runFolder, true);
        if (!m_stopping) {
            m_page.setState(State::Starting);
        }
    }
    showQueue();
}

void SweepSession::showQueue()
{
    if (m_queue) {
        m_page.sweep().setRuns(QString::fromStdString(m_queue->plan().name), m_queue->runs());
    }
}

void SweepSession::showProgress()
{
    const int index = m_runs.indexOf(m_runFolder);
    if (!m_running || index < 0) {
        return;
    }
    const widgets::RunEntry& run = m_runs.at(index);
    if (run.history.state() == runs::RunState::Paused) {
        m_page.setState(State::Paused);
    } else if (!m_stopping && m_page.state() != State::Pausing) {
        m_page.setState(State::Running);
    }
    showTrainingProgress(m_page, run);
}

/// Seeds of one setting are told by their names; without seeds the first setting groups.
runs::Grouping SweepSession::grouping() const
{
    if (!m_queue->plan().seeds.empty()) {
        return {.namePattern = "{}_seed*"};
    }
    return {.setting = m_queue->plan().vary.size() == 2 ? m_queue->plan().vary.front().key : std::string()};
}

void SweepSession::writeTable()
{
    const QString file = QFileDialog::getSaveFileName(&m_page, tr("Save the table"), QDir(m_workspace.lastFolder(QStringLiteral("table"))).filePath(QStringLiteral("sweep.csv")),
                                                      tr("CSV (*.csv);;LaTeX (*.tex);;Markdown (*.md)"));
    if (file.isEmpty()) {
        return;
    }
    m_workspace.setLastFolder(QStringLiteral("table"), QFileInfo(file).absolutePath());
    m_writeJob.start<bool>(
        [plan = m_queue->plan(), folder = m_queue->folder(), file = file.toStdString()](JobControl&) {
            const report::TableFormat format = report::tableFormatOf(file).value_or(report::TableFormat::Csv);
            io::writeFileAtomically(file, report::toText(report::sweepTable(resultsIn(folder, plan)), format));
            return true;
        },
        [this](Outcome<bool> outcome) {
            if (const auto* error = std::get_if<Error>(&outcome)) {
                m_page.setError(errorText(*error));
            }
        });
}

void SweepSession::writeFigure()
{
    const QString file = QFileDialog::getSaveFileName(&m_page, tr("Save the figure"), QDir(m_workspace.lastFolder(QStringLiteral("figure"))).filePath(QStringLiteral("sweep.pdf")),
                                                      tr("PDF (*.pdf);;SVG (*.svg);;PNG (*.png)"));
    if (file.isEmpty()) {
        return;
    }
    m_workspace.setLastFolder(QStringLiteral("figure"), QFileInfo(file).absolutePath());
    m_writeJob.start<bool>(
        [plan = m_queue->plan(), folder = m_queue->folder(), file](JobControl& control) {
            const std::string recipe = report::sweepFigure(resultsIn(folder, plan), QFileInfo(file).suffix().toLower().toStdString());
            const widgets::ComposedFigure figure = widgets::parseComposedFigure(QByteArray::fromStdString(recipe), file);
            // Runs of a sweep are ours: nobody needs words of their own for them.
            widgets::PanelBuilder builder(figureRunLoader(std::make_shared<const FigureWords>()), figureSources());
            widgets::writeFigureFiles(figure, builder.build(figure, control), file, control);
            return true;
        },
        [this](Outcome<bool> outcome) {
            if (const auto* error = std::get_if<Error>(&outcome)) {
                m_page.setError(errorText(*error));
            }
        });
}

}  // namespace gg::app
