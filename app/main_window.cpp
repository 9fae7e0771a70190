#include "app/main_window.h"

#include "app/about_dialog.h"
#include "app/dataset_session.h"
#include "app/dataset_writing.h"
#include "app/navigation_bar.h"
#include "app/run_feed.h"
#include "app/shortcuts_dialog.h"
#include "app/training_session.h"
#include "core/base/parallel.h"
#include "core/runs/run_folder.h"
#include "widgets/panels/audit_page.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/ledger_page.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/spot_check_page.h"
#include "widgets/panels/train_page.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>

#include <array>

namespace gg::app {
namespace {

constexpr std::array pages{Page::Dataset, Page::Audit, Page::SpotCheck, Page::Train, Page::Runs};

/// A path that was dropped or chosen is either run folders, or it is left to the data set's readers.
std::vector<std::string> runFoldersAt(const std::string& path)
{
    return runs::findRunFolders(path);
}

}  // namespace

QString pageName(Page page)
{
    switch (page) {
    case Page::Dataset:
        return QStringLiteral("dataset");
    case Page::Audit:
        return QStringLiteral("audit");
    case Page::SpotCheck:
        return QStringLiteral("spot-check");
    case Page::Train:
        return QStringLiteral("train");
    case Page::Runs:
        return QStringLiteral("runs");
    }
    return {};
}

std::optional<Page> pageFromName(const QString& name)
{
    for (const Page page : pages) {
        if (pageName(page) == name) {
            return page;
        }
    }
    return std::nullopt;
}

MainWindow::MainWindow(Workspace& workspace)
    : m_workspace(workspace)
    , m_images(std::max(1, usableCores() - 1))
{
    setObjectName(QStringLiteral("MainWindow"));
    setAcceptDrops(true);
    buildPages();
    buildMenus();
    connectSessions();
    resize(1440, 900);
    if (const QByteArray geometry = m_workspace.geometry(); !geometry.isEmpty()) {
        restoreGeometry(geometry);
    }
    m_navigation->setCurrent(static_cast<int>(Page::Dataset));
    updateTitle();
}

MainWindow::~MainWindow()
{
    // Fields finish their editing when they lose the focus: here, while those who listen are still there.
    hide();
}

void MainWindow::buildPages()
{
    m_datasetPage = new widgets::DatasetPage(m_filter, m_images, &m_work);
    m_auditPage = new widgets::AuditPage(m_images);
    m_ledgerPage = new widgets::LedgerPage;
    auto* audit = new QTabWidget;
    audit->setDocumentMode(true);
    audit->addTab(m_auditPage, tr("Findings"));
    audit->addTab(m_ledgerPage, tr("Ledger"));
    m_spotCheckPage = new widgets::SpotCheckPage(m_images);
    m_trainPage = new widgets::TrainPage;
    m_runsPage = new widgets::RunsPage(m_runs, m_cursor, m_filter, m_images);

    auto* centre = new QWidget(this);
    auto* layout = new QHBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_navigation = new NavigationBar(centre);
    m_navigation->addPage(NavigationBar::Symbol::Dataset, tr("Dataset"), tr("Browse images and labels (Ctrl+1)"));
    m_navigation->addPage(NavigationBar::Symbol::Audit, tr("Audit"), tr("What is wrong with the labels (Ctrl+2)"));
    m_navigation->addPage(NavigationBar::Symbol::SpotCheck, tr("Spot check"), tr("Judge 50 pairs by eye (Ctrl+3)"));
    m_navigation->addPage(NavigationBar::Symbol::Train, tr("Train"), tr("Train a network on this data set (Ctrl+4)"));
    m_navigation->addPage(NavigationBar::Symbol::Runs, tr("Runs"), tr("Watch and compare runs (Ctrl+5)"));
    m_stack = new QStackedWidget(centre);
    for (QWidget* page : std::initializer_list<QWidget*>{m_datasetPage, audit, m_spotCheckPage, m_trainPage, m_runsPage}) {
        m_stack->addWidget(page);
    }
    layout->addWidget(m_navigation);
    layout->addWidget(m_stack, 1);
    setCentralWidget(centre);
    connect(m_navigation, &NavigationBar::chosen, this, [this](int index) { showPage(pages[static_cast<std::size_t>(index)]); });

    m_datasets = new DatasetSession({m_datasetPage, m_auditPage, m_spotCheckPage, m_ledgerPage}, m_images, m_workspace, this);
    m_feed = new RunFeed(m_runs, this);
    m_writing = new DatasetWriting(this);
    m_training = new TrainingSession(*m_trainPage, *m_datasets, m_runs, *m_feed, m_workspace, this);
}

void MainWindow::buildMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("Open &folder…"), QKeySequence::Open, this, &MainWindow::openFolderDialog);
    file->addAction(tr("Open &data.yaml…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), this, &MainWindow::openFileDialog);
    file->addAction(tr("Add &run…"), QKeySequence(Qt::CTRL | Qt::Key_R), this, &MainWindow::openRunDialog);
    m_recentMenu = file->addMenu(tr("Open re&cent"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    file->addSeparator();
    file->addAction(tr("Make &sample data set…"), this, &MainWindow::makeSampleDialog);
    file->addAction(tr("Folder for &new runs…"), this, &MainWindow::chooseRunsFolder);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    buildDatasetMenu();
    buildViewMenu();
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    QAction* keys = help->addAction(tr("&Keys…"), this, [this] { showShortcuts(this); });
    keys->setShortcuts({QKeySequence(Qt::Key_Question), QKeySequence(Qt::SHIFT | Qt::Key_Question), QKeySequence::HelpContents});
    help->addAction(tr("&About Groundglass"), this, [this] { showAbout(this); });
}

void MainWindow::buildDatasetMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("Data &set"));
    m_datasetActions = {menu->addAction(tr("&Convert…"), this, [this] { m_writing->showConvert(m_datasets->dataset()); }),
                        menu->addAction(tr("&Split…"), this, [this] { m_writing->showSplit(m_datasets->dataset()); })};
    for (QAction* action : m_datasetActions) {
        action->setEnabled(false);
    }
}

void MainWindow::buildViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    const std::array titles{tr("&Dataset"), tr("&Audit"), tr("&Spot check"), tr("&Train"), tr("&Runs")};
    for (std::size_t i = 0; i < pages.size(); ++i) {
        view->addAction(titles[i], QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i))), this,
                        [this, i] { showPage(pages[i]); });
    }
    view->addSeparator();
    QMenu* look = view->addMenu(tr("&Appearance"));
    auto* group = new QActionGroup(look);
    const std::array looks{std::pair{widgets::Appearance::System, tr("As the &system")}, std::pair{widgets::Appearance::Light, tr("&Light")},
                           std::pair{widgets::Appearance::Dark, tr("&Dark")}};
    for (const auto& [appearance, title] : looks) {
        QAction* action = look->addAction(title);
        action->setCheckable(true);
        action->setChecked(m_workspace.appearance() == appearance);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, appearance = appearance] {
            m_workspace.setAppearance(appearance);
            widgets::applyAppearance(appearance);
        });
    }
    view->addSeparator();
    QAction* full = view->addAction(tr("&Full screen"), QKeySequence(Qt::Key_F11), this,
                                    [this](bool on) { on ? showFullScreen() : showNormal(); });
    full->setCheckable(true);
}

void MainWindow::connectSessions()
{
    connect(m_datasets, &DatasetSession::opened, this, [this](const QString& path) {
        m_workspace.addRecent(path);
        m_workspace.setDatasetPath(path);
        updateTitle();
        updateBadges();
        for (QAction* action : m_datasetActions) {
            action->setEnabled(true);
        }
    });
    connect(m_writing, &DatasetWriting::openRequested, this, &MainWindow::openPath);
    connect(&m_work, &JobPool::failed, m_datasetPage, &widgets::DatasetPage::setError);
    connect(m_datasets, &DatasetSession::audited, this, &MainWindow::updateBadges);
    connect(m_datasets, &DatasetSession::showDatasetPage, this, [this] { showPage(Page::Dataset); });
    connect(m_datasets, &DatasetSession::showSpotCheckPage, this, [this] { showPage(Page::SpotCheck); });
    connect(m_datasets, &DatasetSession::openRequested, this, &MainWindow::openFolderDialog);
    connect(m_datasetPage, &widgets::DatasetPage::openRequested, this, &MainWindow::openFolderDialog);
    connect(m_datasetPage, &widgets::DatasetPage::sampleRequested, this, &MainWindow::makeSampleDialog);
    connect(m_ledgerPage, &widgets::LedgerPage::showImagesRequested, this, [this](const QStringList& images, const QString& reason) {
        m_filter.set(images, reason);
        showPage(Page::Dataset);
    });
    connect(m_trainPage, &widgets::TrainPage::openDatasetRequested, this, &MainWindow::openFolderDialog);
    connect(m_trainPage, &widgets::TrainPage::showAuditRequested, this, [this] { showPage(Page::Audit); });
    connect(m_training, &TrainingSession::started, this, [this] { showPage(Page::Runs); });

    connect(m_runsPage, &widgets::RunsPage::openRunRequested, this, &MainWindow::openRunDialog);
    connect(m_runsPage, &widgets::RunsPage::imagesRequested, this, [this] { showPage(Page::Dataset); });
    connect(m_runsPage, &widgets::RunsPage::folderRequested, this, [](const QString& folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    connect(m_runsPage, &widgets::RunsPage::continueRequested, this, [this](int index) {
        m_training->continueRun(m_runs.at(index).folder, m_runs.at(index).info);
    });
    connect(m_training, &TrainingSession::failed, m_runsPage, &widgets::RunsPage::setError);
    connect(m_runsPage, &widgets::RunsPage::removeRequested, this, [this](int index) {
        m_feed->unfollow(m_runs.at(index).folder);
        m_runs.remove(index);
        rememberRuns();
    });
    connect(m_feed, &RunFeed::failed, m_runsPage, [this](const QString&, const QString& error) { m_runsPage->setError(error); });
    connect(&m_runs, &widgets::RunCollection::added, this, &MainWindow::rememberRuns);
    connect(&m_runs, &widgets::RunCollection::changed, this, &MainWindow::updateBadges);
    connect(&m_runs, &widgets::RunCollection::removed, this, &MainWindow::updateBadges);
    connect(&m_runs, &widgets::RunCollection::detailWanted, this, &MainWindow::readDetail);
}

void MainWindow::openPath(const QString& path)
{
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
    m_recogniseJob.start<std::vector<std::string>>([file = path.toStdString()](JobControl&) { return runFoldersAt(file); },
                                                   [this, path](const Outcome<std::vector<std::string>>& outcome) {
                                                       const auto* folders = std::get_if<std::vector<std::string>>(&outcome);
                                                       if (folders != nullptr && !folders->empty()) {
                                                           for (const std::string& folder : *folders) {
                                                               m_feed->follow(QString::fromStdString(folder), false);
                                                           }
                                                           m_workspace.addRecent(path);
                                                       } else {
                                                           m_datasets->open(path);
                                                       }
                                                       recogniseNext();
                                                   });
}

void MainWindow::restoreSession()
{
    if (const QString path = m_workspace.datasetPath(); !path.isEmpty() && QFileInfo::exists(path)) {
        m_datasets->open(path);
    }
    for (const QString& folder : m_workspace.runFolders()) {
        if (QFileInfo::exists(folder)) {
            m_feed->follow(folder, false);
        }
    }
    showPage(pageFromName(m_workspace.page()).value_or(Page::Dataset));
}

void MainWindow::showPage(Page page)
{
    m_stack->setCurrentIndex(static_cast<int>(page));
    m_navigation->setCurrent(static_cast<int>(page));
    m_stack->currentWidget()->setFocus();
    m_workspace.setPage(pageName(page));
}

Page MainWindow::currentPage() const
{
    return pages[static_cast<std::size_t>(m_stack->currentIndex())];
}

void MainWindow::setSearch(const QString& text)
{
    m_datasetPage->setSearch(text);
}

void MainWindow::showObjects()
{
    m_datasetPage->setMode(widgets::DatasetPage::Mode::Objects);
}

bool MainWindow::idle() const
{
    return m_toRecognise.isEmpty() && !m_recogniseJob.running() && !m_addRunJob.running() && m_datasets->idle() && !m_writing->running() && m_feed->caughtUp() && !m_detailJob.running()
           && m_detailsWanted.isEmpty() && m_images.idle() && m_work.idle();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_training->running()) {
        const auto answer = QMessageBox::question(this, tr("Training is running"),
                                                  tr("A training is running. Stop it after this step and quit? It can be resumed from its last checkpoint."),
                                                  QMessageBox::Yes | QMessageBox::Cancel);
        if (answer != QMessageBox::Yes) {
            event->ignore();
            return;
        }
        m_training->stop();
    }
    m_workspace.setGeometry(saveGeometry());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            openPath(url.toLocalFile());
        }
    }
    event->acceptProposedAction();
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
    m_addRunJob.start<std::vector<std::string>>(
        [path = folder.toStdString()](JobControl&) { return runFoldersAt(path); },
        [this, folder](const Outcome<std::vector<std::string>>& outcome) {
            const auto* folders = std::get_if<std::vector<std::string>>(&outcome);
            if (folders == nullptr || folders->empty()) {
                m_runsPage->setError(tr("%1: no run was found. A run folder holds run.yaml and events.jsonl.").arg(folder));
                return;
            }
            for (const std::string& run : *folders) {
                m_feed->follow(QString::fromStdString(run), false);
            }
            showPage(Page::Runs);
        });
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

void MainWindow::readDetail(const QString& folder, int epoch)
{
    if (!m_detailsWanted.contains({folder, epoch})) {
        m_detailsWanted.append({folder, epoch});
    }
    if (!m_detailJob.running()) {
        readNextDetail();
    }
}

void MainWindow::readNextDetail()
{
    if (m_detailsWanted.isEmpty()) {
        return;
    }
    // The newest wish first: a person who drags the cursor wants where it is now.
    const auto [folder, epoch] = m_detailsWanted.takeLast();
    m_detailJob.start<runs::EpochDetail>(
        [path = folder.toStdString(), epoch = epoch](JobControl&) { return runs::readEpochDetail(path, epoch); },
        [this, folder = folder](Outcome<runs::EpochDetail> outcome) {
            if (const auto* detail = std::get_if<runs::EpochDetail>(&outcome)) {
                m_runs.setDetail(folder, *detail);
            } else if (const auto* error = std::get_if<Error>(&outcome); error != nullptr && error->code() != ErrorCode::NotFound) {
                m_runsPage->setError(errorText(*error));
            }
            readNextDetail();
        });
}

void MainWindow::rememberRuns()
{
    QStringList folders;
    for (int i = 0; i < m_runs.size(); ++i) {
        folders.append(m_runs.at(i).folder);
    }
    m_workspace.setRunFolders(folders);
}

void MainWindow::updateBadges()
{
    const auto count = [](std::size_t n) {
        return n == 0 ? QString() : n > 99 ? QStringLiteral("99+") : QString::number(n);
    };
    const auto summary = m_datasets->auditSummary();
    m_navigation->setBadge(static_cast<int>(Page::Audit), count(summary ? summary->errors : 0));
    std::size_t verdicts = 0;
    for (int i = 0; i < m_runs.size(); ++i) {
        for (const diagnosis::Verdict& verdict : m_runs.at(i).verdicts) {
            verdicts += verdict.severity == audit::Severity::Error && !verdict.over ? 1 : 0;
        }
    }
    m_navigation->setBadge(static_cast<int>(Page::Runs), count(verdicts));
}

void MainWindow::updateTitle()
{
    const auto& dataset = m_datasets->dataset();
    setWindowTitle(dataset ? tr("%1 – Groundglass").arg(QString::fromStdString(dataset->name)) : tr("Groundglass"));
}

}  // namespace gg::app
