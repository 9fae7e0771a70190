// How the window opens things: what a path is, the dialogs that ask for one, and the list of recent ones.
#include "app/main_window.h"

#include "app/dataset_session.h"
#include "app/evaluation_session.h"
#include "app/run_feed.h"
#include "core/dataset/open.h"
#include "core/io/files.h"
#include "core/predictions/load.h"
#include "core/runs/foreign_run.h"
#include "core/runs/run_folder.h"
#include "widgets/panels/figures_page.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/train_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>

#include <filesystem>
#include <fstream>
#include <optional>

namespace gg::app {
namespace {

/// A path that was dropped or chosen is either run folders, or it is left to the data set's readers.
std::vector<std::string> runFoldersAt(const std::string& path)
{
    return runs::findRunFolders(path);
}

/// What a path that was dropped or chosen is: runs, predictions, or else it is left to the data set's readers.
struct Recognised {
    std::vector<std::string> runs;
    bool arePredictions = false;
    std::optional<runs::ForeignRun> foreign;
};

/// A JSON list: results are one, the files of data sets are not.
bool isListOfResults(const std::string& path)
{
    std::ifstream file(path);
    char first = 0;
    return path.ends_with(".json") && file >> first && first == '[';
}

/// Data sets come first: a folder may be both.
bool arePredictions(const std::string& path)
{
    if (!std::filesystem::is_directory(path)) {
        return isListOfResults(path);
    }
    try {
        return dataset::recognise(path).empty() && !predictions::findPredictions(path).epochs.empty();
    } catch (const Error&) {
        // Neither: opening it as a data set says what was looked for.
        return false;
    }
}

Recognised recognisePath(const std::string& path)
{
    Recognised found{.runs = runFoldersAt(path)};
    found.arePredictions = found.runs.empty() && arePredictions(path);
    // A data set may have the results of a training lying in it: it is opened as what it is.
    if (found.runs.empty() && dataset::recognise(path).empty()) {
        found.foreign = runs::findForeignRun(path);
    }
    return found;
}

}  // namespace

void MainWindow::openPath(const QString& path)
{
    if (path.endsWith(QLatin1String(".figure.json"))) {
        m_figuresPage->openRecipe(QFileInfo(path).absoluteFilePath());
        showPage(Page::Figures);
        return;
    }
    if (isWorkspacePath(path)) {
        openWorkspace(path);
        return;
    }
    m_toRecognise.append(QFileInfo(path).absoluteFilePath());
    if (!m_recogniseJob.running()) {
        recogniseNext();
    }
}

void MainWindow::recogniseNext()
{
    if (m_toRecognise.isEmpty()) {
        return;
    }
    const QString path = m_toRecognise.takeFirst();
    m_recogniseJob.start<Recognised>([file = path.toStdString()](JobControl&) { return recognisePath(file); },
                                     [this, path](const Outcome<Recognised>& outcome) {
                                         const auto* found = std::get_if<Recognised>(&outcome);
                                         if (found != nullptr && !found->runs.empty()) {
                                             for (const std::string& folder : found->runs) {
                                                 m_feed->follow(QString::fromStdString(folder), false);
                                             }
                                             m_workspace.addRecent(path);
                                         } else if (found != nullptr && (found->arePredictions || found->foreign)) {
                                             if (found->arePredictions) {
                                                 m_evaluation->openPredictions(path);
                                             }
                                             if (found->foreign) {
                                                 tellOfForeignRun(*found->foreign, found->arePredictions);
                                             }
                                         } else {
                                             m_datasets->open(path);
                                         }
                                         recogniseNext();
                                     });
}

/// Their curves are not read: that is said, and what of the run can be looked at.
void MainWindow::tellOfForeignRun(const runs::ForeignRun& run, bool hasPredictions)
{
    QStringList files;
    for (const std::string& file : run.files) {
        files << QString::fromStdString(file);
    }
    const QString folder = QDir::toNativeSeparators(QString::fromStdString(run.folder));
    const QString what = run.trainer.empty() ? tr("%1 holds a run of another trainer (%2).").arg(folder, files.join(QStringLiteral(", ")))
                                             : tr("%1 holds a run of %2 (%3).").arg(folder, QString::fromStdString(run.trainer), files.join(QStringLiteral(", ")));
    const QString then = hasPredictions ? tr("Its curves cannot be drawn here; its predictions are on the evaluate page once their data set is open.")
                                        : tr("Its curves cannot be drawn here; only runs that Groundglass trained can.");
    m_runsPage->setNotice(QStringLiteral("%1 %2").arg(what, then));
    // Without a data set there is nothing to hold the predictions against yet.
    if (!hasPredictions || !m_datasets->dataset()) {
        showPage(Page::Runs);
    }
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList recent = m_workspace.recent();
    for (const QString& path : recent) {
        m_recentMenu->addAction(QDir::toNativeSeparators(path), this, [this, path] { openPath(path); });
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
        openPath(folder);
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
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a run, or a folder of runs"), m_workspace.runParentFolder());
    if (folder.isEmpty()) {
        return;
    }
    m_addRunJob.start<Recognised>(
        [path = folder.toStdString()](JobControl&) { return Recognised{.runs = runFoldersAt(path), .foreign = runs::findForeignRun(path)}; },
        [this, folder](const Outcome<Recognised>& outcome) {
            const auto* found = std::get_if<Recognised>(&outcome);
            if (found != nullptr && found->runs.empty() && found->foreign) {
                tellOfForeignRun(*found->foreign, false);
                return;
            }
            if (found == nullptr || found->runs.empty()) {
                m_runsPage->setError(tr("%1: no run was found. A run folder holds run.yaml and events.jsonl.").arg(folder));
                return;
            }
            for (const std::string& run : found->runs) {
                m_feed->follow(QString::fromStdString(run), false);
            }
            showPage(Page::Runs);
        });
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
