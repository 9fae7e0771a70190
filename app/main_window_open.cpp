// How the window opens things: what a path is, the dialogs that ask for one, and the list of recent ones.
#include "app/main_window.h"

#include "app/dataset_session.h"
#include "app/evaluation_session.h"
#include "app/path_opening.h"
#include "app/run_feed.h"
#include "core/io/files.h"
#include "widgets/panels/figures_page.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/train_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>

namespace gg::app {

void MainWindow::openPath(const QString& path)
{
    if (!openOwnFile(path)) {
        m_opening->open({path}, PathOpening::As::Anything, PathOpening::Choice::All);
    }
}

void MainWindow::openDropped(const QStringList& paths)
{
    QStringList others;
    for (const QString& path : paths) {
        if (!openOwnFile(path)) {
            others << path;
        }
    }
    m_opening->open(others, PathOpening::As::Anything, PathOpening::Choice::Ask);
}

/// Workspaces and recipes are known by their names.
bool MainWindow::openOwnFile(const QString& path)
{
    if (path.endsWith(QLatin1String(".figure.json"))) {
        m_figuresPage->openRecipe(QFileInfo(path).absoluteFilePath());
        showPage(Page::Figures);
        return true;
    }
    if (isWorkspacePath(path)) {
        openWorkspace(path);
        return true;
    }
    return false;
}

void MainWindow::connectOpening()
{
    connect(m_opening, &PathOpening::runsChosen, this, &MainWindow::followRuns);
    connect(m_opening, &PathOpening::predictionsFound, this, [this](const QString& path) { m_evaluation->openPredictions(path); });
    connect(m_opening, &PathOpening::datasetFound, m_datasets, [this](const QString& path) { m_datasets->open(path); });
    connect(m_opening, &PathOpening::failed, m_runsPage, [this](const QString& error) {
        showPage(Page::Runs);
        m_runsPage->setError(error);
    });
    connect(m_opening, &PathOpening::noticed, m_runsPage, &widgets::RunsPage::setNotice);
    connect(m_opening, &PathOpening::progressed, m_progress, &widgets::ProgressRow::setProgress);
    connect(m_opening, &PathOpening::finished, m_progress, &widgets::ProgressRow::finish);
    connect(m_progress, &widgets::ProgressRow::cancelRequested, m_opening, &PathOpening::cancel);
}

void MainWindow::followRuns(const QString& path, const std::vector<imports::RunPlace>& places, bool asked)
{
    for (const imports::RunPlace& place : places) {
        m_feed->follow(place);
    }
    m_workspace.addRecent(path);
    // Whoever starts with runs alone wants to see them.
    if (asked || (currentPage() == Page::Dataset && !m_datasets->dataset() && m_datasets->idle())) {
        showPage(Page::Runs);
    }
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList recent = m_workspace.recent();
    for (const QString& path : recent) {
        m_recentMenu->addAction(QDir::toNativeSeparators(path), this, [this, path] { openDropped({path}); });
    }
    if (recent.isEmpty()) {
        m_recentMenu->addAction(tr("Nothing was opened yet"))->setEnabled(false);
        return;
    }
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(tr("&Clear this list"), this, [this] { m_workspace.clearRecent(); });
}

void MainWindow::openFolderDialog()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Open a data set or runs"), m_workspace.lastFolder(QStringLiteral("dataset")));
    if (!folder.isEmpty()) {
        m_workspace.setLastFolder(QStringLiteral("dataset"), QFileInfo(folder).absolutePath());
        openDropped({folder});
    }
}

void MainWindow::openFileDialog()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a data.yaml"), m_workspace.lastFolder(QStringLiteral("dataset")),
                                                      tr("Data set descriptions (*.yaml *.yml);;All files (*)"));
    if (!file.isEmpty()) {
        m_workspace.setLastFolder(QStringLiteral("dataset"), QFileInfo(file).absolutePath());
        openPath(file);
    }
}

void MainWindow::openRunDialog()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a run, or a folder of runs"), m_workspace.lastFolder(QStringLiteral("runs")));
    if (!folder.isEmpty()) {
        m_workspace.setLastFolder(QStringLiteral("runs"), QFileInfo(folder).absolutePath());
        m_opening->open({folder}, PathOpening::As::Runs, PathOpening::Choice::Ask);
    }
}

void MainWindow::openRunFilesDialog()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Add logs of runs"), m_workspace.lastFolder(QStringLiteral("runs")),
                                                            tr("Logs (*.csv *.json *.jsonl *.log *.txt *tfevents*);;All files (*)"));
    if (!files.isEmpty()) {
        m_workspace.setLastFolder(QStringLiteral("runs"), QFileInfo(files.first()).absolutePath());
        m_opening->open(files, PathOpening::As::Runs, PathOpening::Choice::Ask);
    }
}

void MainWindow::writeTable(const QByteArray& contents, const QString& suffix)
{
    const QString folder = m_workspace.lastFolder(QStringLiteral("tables"));
    const QString file = QFileDialog::getSaveFileName(this, tr("Write the table of runs"), QDir(folder).filePath(QStringLiteral("runs.") + suffix),
                                                      tr("Tables (*.%1);;All files (*)").arg(suffix));
    if (file.isEmpty()) {
        return;
    }
    m_workspace.setLastFolder(QStringLiteral("tables"), QFileInfo(file).absolutePath());
    try {
        io::writeFileAtomically(file.toStdString(), {contents.constData(), static_cast<std::size_t>(contents.size())});
    } catch (const Error& error) {
        m_runsPage->setError(errorText(error));
    }
}

void MainWindow::makeSampleDialog()
{
    const QStringList kinds{tr("Segmentation: polyps in an endoscopy-like scene"), tr("Detection: vehicles and people from the air")};
    bool ok = false;
    const QString kind = QInputDialog::getItem(this, tr("Make a sample data set"), tr("What should it show?"), kinds, 0, false, &ok);
    if (!ok) {
        return;
    }
    const QString parent = QFileDialog::getExistingDirectory(this, tr("Folder to make it in"), m_workspace.lastFolder(QStringLiteral("sample")));
    if (parent.isEmpty()) {
        return;
    }
    m_workspace.setLastFolder(QStringLiteral("sample"), parent);
    const bool segmentation = kind == kinds.first();
    const QString base = segmentation ? QStringLiteral("groundglass-segmentation") : QStringLiteral("groundglass-detection");
    QString folder = QDir(parent).filePath(base);
    for (int i = 2; QFileInfo::exists(folder); ++i) {
        folder = QDir(parent).filePath(QStringLiteral("%1-%2").arg(base).arg(i));
    }
    showPage(Page::Dataset);
    m_datasets->makeSample(segmentation ? QStringLiteral("segmentation") : QStringLiteral("detection"), folder);
}

void MainWindow::chooseRunsFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for new runs"), m_workspace.runParentFolder());
    if (!folder.isEmpty()) {
        m_workspace.setRunParentFolder(folder);
        m_trainPage->setRunParentFolder(folder);
    }
}

}  // namespace gg::app
