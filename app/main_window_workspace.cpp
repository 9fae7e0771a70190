// How the window becomes a file and a file the window: runs, how they are shown, what is compared.
#include "app/main_window.h"

#include "app/dataset_session.h"
#include "app/run_feed.h"
#include "app/path_opening.h"
#include "app/run_keeping.h"
#include "app/step_column_session.h"
#include "app/workspace_file.h"
#include "core/io/files.h"
#include "widgets/models/comparison.h"
#include "widgets/panels/compare_view.h"
#include "widgets/panels/run_verdicts.h"
#include "widgets/panels/runs_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace gg::app {
namespace {

const QStringList& compareTabs()
{
    static const QStringList tabs{QStringLiteral("scatter"), QStringLiteral("parallel"), QStringLiteral("differences"), QStringLiteral("predictions")};
    return tabs;
}

QString workspaceFilter()
{
    return MainWindow::tr("Workspaces (*.%1);;All files (*)").arg(workspaceSuffix);
}

}  // namespace

void MainWindow::showRunTab(const QString& tab)
{
    if (tab == QLatin1String("checks")) {
        m_runsPage->showChecks(true);
        return;
    }
    if (tab == QLatin1String("verdict")) {
        m_runsPage->verdicts().openFirst();
        return;
    }
    static const QStringList tabs{QStringLiteral("snapshots"), QStringLiteral("images"),  QStringLiteral("classes"),
                                  QStringLiteral("batches"),   QStringLiteral("signals"), QStringLiteral("logged")};
    m_runsPage->showTab(static_cast<widgets::RunsPage::Tab>(std::max<qsizetype>(0, tabs.indexOf(tab))));
}

void MainWindow::showComparison(const QString& tab)
{
    m_runsPage->showCompare(true);
    m_runsPage->compare().showTab(static_cast<widgets::CompareView::Tab>(std::max<qsizetype>(0, compareTabs().indexOf(tab))));
}

WorkspaceFile MainWindow::workspaceNow() const
{
    WorkspaceFile file;
    if (const auto& dataset = m_datasets->dataset()) {
        file.dataset = QString::fromStdString(dataset->opened.empty() ? dataset->root : dataset->opened);
    }
    for (int i = 0; i < m_runs.size(); ++i) {
        const widgets::RunEntry& run = m_runs.at(i);
        file.runs.push_back({.path = run.folder, .name = QString::fromStdString(run.info.name), .colour = run.colour.name(), .visible = run.visible, .remarks = run.remarks});
    }
    // Those that are still being read.
    for (const WorkspaceRun& run : m_comingRuns) {
        file.runs.push_back(run);
    }
    file.savedAs = m_workspaceFile;
    file.page = pageName(currentPage());
    file.epoch = m_cursor.following() ? 0 : m_cursor.epoch();
    file.comparing = m_runsPage->comparing();
    file.compareTab = compareTabs().value(m_runsPage->compare().tab());
    file.compare = m_runsPage->comparison().toJson();
    file.charts = QJsonObject::fromVariantMap(m_workspace.chartState());
    return file;
}

void MainWindow::writeWorkspace(const QString& file)
{
    const QByteArray text = workspaceText(workspaceNow(), file);
    io::createFolder(QFileInfo(file).absolutePath().toStdString());
    io::writeFileAtomically(file.toStdString(), {text.constData(), static_cast<std::size_t>(text.size())});
}

void MainWindow::saveWorkspace()
{
    if (m_workspaceFile.isEmpty()) {
        saveWorkspaceAs();
        return;
    }
    try {
        writeWorkspace(m_workspaceFile);
    } catch (const Error& error) {
        m_runsPage->setError(errorText(error));
        showPage(Page::Runs);
    }
}

void MainWindow::saveWorkspaceAs()
{
    const QString folder = m_workspace.lastFolder(QStringLiteral("workspace"));
    QString file = QFileDialog::getSaveFileName(this, tr("Save the workspace"), m_workspaceFile.isEmpty() ? QDir(folder).filePath(QStringLiteral("runs.") + workspaceSuffix) : m_workspaceFile,
                                                workspaceFilter());
    if (file.isEmpty()) {
        return;
    }
    if (QFileInfo(file).suffix().isEmpty()) {
        file += QLatin1Char('.') + workspaceSuffix;
    }
    m_workspace.setLastFolder(QStringLiteral("workspace"), QFileInfo(file).absolutePath());
    setWorkspaceFile(file);
    m_workspace.addRecent(file);
    saveWorkspace();
}

/// What Ctrl+S writes to, the title tells, and the next start goes on with.
void MainWindow::setWorkspaceFile(const QString& file)
{
    m_workspaceFile = file;
    updateTitle();
    m_sessionSoon.start();
}

void MainWindow::openWorkspaceDialog()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a workspace"), m_workspace.lastFolder(QStringLiteral("workspace")), workspaceFilter());
    if (!file.isEmpty()) {
        m_workspace.setLastFolder(QStringLiteral("workspace"), QFileInfo(file).absolutePath());
        openWorkspace(file);
    }
}

void MainWindow::openWorkspace(const QString& file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    m_workspaceJob.start<std::string>([name = path.toStdString()](JobControl&) { return io::readFile(name); },
                                      [this, path](const Outcome<std::string>& outcome) {
                                          if (const auto* error = std::get_if<Error>(&outcome)) {
                                              m_runsPage->setError(errorText(*error));
                                              showPage(Page::Runs);
                                              return;
                                          }
                                          const auto* text = std::get_if<std::string>(&outcome);
                                          if (text == nullptr) {
                                              return;
                                          }
                                          try {
                                              applyWorkspace(parseWorkspace(QByteArray::fromStdString(*text), path));
                                              setWorkspaceFile(path);
                                              m_workspace.addRecent(path);
                                          } catch (const Error& error) {
                                              m_runsPage->setError(errorText(error));
                                              showPage(Page::Runs);
                                          }
                                      });
}

/// Runs that are open and not in the workspace are closed; those that are in both stay.
void MainWindow::applyWorkspace(const WorkspaceFile& file)
{
    for (int i = m_runs.size() - 1; i >= 0; --i) {
        const QString folder = m_runs.at(i).folder;
        if (std::none_of(file.runs.begin(), file.runs.end(), [&](const WorkspaceRun& run) { return run.path == folder; })) {
            m_feed->unfollow(folder);
            m_runs.remove(i);
        }
    }
    m_runsPage->comparison().fromJson(file.compare);
    if (!file.charts.isEmpty()) {
        m_workspace.setChartState(file.charts.toVariantMap());
        m_runsPage->setChartState(file.charts.toVariantMap());
    }
    m_missingRuns.clear();
    for (const WorkspaceRun& run : file.runs) {
        m_comingRuns.insert(run.path, run);
        if (const int known = m_runs.indexOf(run.path); known >= 0) {
            dressRun(known);
        } else {
            m_feed->follow(run.path, false);
        }
    }
    const auto& open = m_datasets->dataset();
    const std::string wanted = file.dataset.toStdString();
    if (!wanted.empty() && (!open || (open->opened != wanted && open->root != wanted))) {
        m_datasets->open(file.dataset);
    }
    if (file.epoch > 0) {
        m_comingEpoch = file.epoch;
        moveToComingEpoch();
    }
    if (file.comparing) {
        showComparison(file.compareTab);
    } else {
        m_runsPage->showCompare(false);
    }
    showPage(pageFromName(file.page).value_or(Page::Runs));
}

/// In the list as a run whose files are gone: it is named, and it is in the workspace when that is saved again.
void MainWindow::runFailed(const QString& path, const QString& error)
{
    const auto coming = m_comingRuns.constFind(path);
    if (coming == m_comingRuns.constEnd()) {
        m_runsPage->setError(error);
        return;
    }
    runs::RunInfo info;
    info.name = coming->name.toStdString();
    const int index = m_runs.add(path, info);
    m_runs.setStatus(index, {.standing = {}, .lost = true, .slow = false, .problems = {error.toStdString()}});
    m_missingRuns << path;
    m_runsPage->setNotice(tr("%n run(s) of this workspace could not be opened and stay in it: %1", nullptr, static_cast<int>(m_missingRuns.size()))
                              .arg(m_missingRuns.mid(0, 5).join(QStringLiteral(", "))));
}

/// A run of a workspace looks as it did there. What a person wrote here about a run is not replaced by what the file says.
void MainWindow::dressRun(int index)
{
    const auto coming = m_comingRuns.constFind(m_runs.at(index).folder);
    if (coming == m_comingRuns.constEnd()) {
        return;
    }
    const WorkspaceRun run = *coming;
    m_comingRuns.erase(coming);
    if (!run.colour.isEmpty()) {
        m_runs.setColour(index, QColor(run.colour));
    }
    if (m_runs.at(index).remarks == widgets::RunRemarks{}) {
        m_runs.setRemarks(index, run.remarks);
    }
    m_runs.setVisible(index, run.visible);
}

/// The cursor can only stand where a run has come to: its epochs are read first.
void MainWindow::moveToComingEpoch()
{
    if (m_comingEpoch > 0 && m_cursor.newest() >= m_comingEpoch) {
        m_cursor.moveTo(std::exchange(m_comingEpoch, 0));
    }
}

void MainWindow::connectWorkspace()
{
    connect(&m_runs, &widgets::RunCollection::added, this, &MainWindow::dressRun);
    connect(&m_cursor, &widgets::EpochCursor::newestChanged, this, &MainWindow::moveToComingEpoch);
    m_keeping = new RunKeeping(m_runs, m_workspace.runKeepingFile(), this);
    connect(m_keeping, &RunKeeping::failed, m_runsPage, &widgets::RunsPage::setError);
    // After what is kept of a run was put to it: a choice made now stands over one made before.
    m_stepColumns = new StepColumnSession(m_runs, *m_feed, this);
    connect(m_stepColumns, &StepColumnSession::failed, m_runsPage, &widgets::RunsPage::setError);
    connect(m_runsPage, &widgets::RunsPage::stepColumnRequested, m_stepColumns, &StepColumnSession::ask);
    m_opening->setKnownSteps([this](const QString& path) { return m_keeping->stepColumnOf(path); });
    m_sessionSoon.setSingleShot(true);
    m_sessionSoon.setInterval(2000);
    connect(&m_sessionSoon, &QTimer::timeout, this, &MainWindow::writeSession);
    for (const auto signal : {&widgets::RunCollection::added, &widgets::RunCollection::removed, &widgets::RunCollection::visibilityChanged, &widgets::RunCollection::remarksChanged}) {
        connect(&m_runs, signal, &m_sessionSoon, qOverload<>(&QTimer::start));
    }
    connect(&m_runsPage->comparison(), &widgets::Comparison::changed, &m_sessionSoon, qOverload<>(&QTimer::start));
}

/// The window as it is, for the next start; also where it is not closed but killed.
void MainWindow::writeSession()
{
    if (!m_workspace.persistent()) {
        return;
    }
    try {
        writeWorkspace(m_workspace.sessionFile());
    } catch (const Error& error) {
        m_runsPage->setError(errorText(error));
    }
}

/// False where there is no session of this version yet.
bool MainWindow::restoreWorkspace()
{
    const QString file = m_workspace.sessionFile();
    if (!m_workspace.persistent() || !QFileInfo::exists(file)) {
        return false;
    }
    try {
        const WorkspaceFile session = parseWorkspace(QByteArray::fromStdString(io::readFile(file.toStdString())), file);
        applyWorkspace(session);
        setWorkspaceFile(session.savedAs);
        return true;
    } catch (const Error& error) {
        m_runsPage->setError(errorText(error));
        return false;
    }
}

}  // namespace gg::app
