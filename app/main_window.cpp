#include "app/main_window.h"

#include "app/about_dialog.h"
#include "app/dataset_session.h"
#include "app/dataset_writing.h"
#include "app/desktop_notice.h"
#include "app/evaluation_session.h"
#include "app/figure_sources.h"
#include "app/logged_loader.h"
#include "app/navigation_bar.h"
#include "app/path_opening.h"
#include "app/run_comparing.h"
#include "app/run_details.h"
#include "app/run_feed.h"
#include "app/shortcuts_dialog.h"
#include "app/sweep_session.h"
#include "app/training_session.h"
#include "app/verdict_session.h"
#include "app/vocabulary_session.h"
#include "core/base/parallel.h"
#include "core/runs/run_folder.h"
#include "widgets/figures/panel_building.h"
#include "widgets/models/comparison.h"
#include "widgets/models/path_text.h"
#include "widgets/panels/audit_page.h"
#include "widgets/panels/compare_view.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/evaluate_page.h"
#include "widgets/panels/figures_page.h"
#include "widgets/panels/ledger_page.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/runs_page.h"
#include "widgets/panels/spot_check_page.h"
#include "widgets/panels/train_page.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace gg::app {
namespace {

constexpr std::array pages{Page::Dataset, Page::Audit, Page::SpotCheck, Page::Train, Page::Runs, Page::Evaluate, Page::Figures};

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
    case Page::Evaluate:
        return QStringLiteral("evaluate");
    case Page::Figures:
        return QStringLiteral("figures");
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
    m_runsPage = new widgets::RunsPage(m_runs, m_detectionDetails, m_cursor, m_filter, m_images, nullptr, &m_logged);
    m_evaluatePage = new widgets::EvaluatePage(m_sources, m_cursor, m_filter, m_images, &m_evaluationWork);
    m_figureWords = std::make_shared<FigureWords>();
    m_figuresPage = new widgets::FiguresPage(m_runs, std::make_shared<widgets::PanelBuilder>(figureRunLoader(m_figureWords), figureSources()), &m_figureWork);

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
    m_navigation->addPage(NavigationBar::Symbol::Evaluate, tr("Evaluate"), tr("Hold predictions against the truth (Ctrl+6)"));
    m_navigation->addPage(NavigationBar::Symbol::Figures, tr("Figures"), tr("Compose figures for papers (Ctrl+7)"));
    m_stack = new QStackedWidget(centre);
    for (QWidget* page : std::initializer_list<QWidget*>{m_datasetPage, audit, m_spotCheckPage, m_trainPage, m_runsPage, m_evaluatePage, m_figuresPage}) {
        m_stack->addWidget(page);
    }
    m_progress = new widgets::ProgressRow(centre);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_progress);
    column->addWidget(m_stack, 1);
    layout->addWidget(m_navigation);
    layout->addLayout(column, 1);
    setCentralWidget(centre);
    connect(m_navigation, &NavigationBar::chosen, this, [this](int index) { showPage(pages[static_cast<std::size_t>(index)]); });

    m_opening = new PathOpening(this);
    m_datasets = new DatasetSession({m_datasetPage, m_auditPage, m_spotCheckPage, m_ledgerPage}, m_images, m_workspace, this);
    m_feed = new RunFeed(m_runs, this);
    m_details = new RunDetails(m_runs, m_detectionDetails, [this] { return m_datasets->dataset(); }, this);
    m_loggedLoader = new LoggedLoader(m_logged, this);
    m_verdicts = new VerdictSession(*m_runsPage, m_runs, *m_feed, m_workspace, this);
    m_notice = new DesktopNotice(this);
    m_vocabulary = new VocabularySession(m_runs, *m_feed, m_workspace, this);
    m_comparing = new RunComparing(m_runsPage->compare().difference(), m_runs, [this] { return m_datasets->dataset(); }, this);
    m_writing = new DatasetWriting(this);
    m_training = new TrainingSession(*m_trainPage, *m_datasets, m_runs, *m_feed, m_workspace, this);
    m_sweep = new SweepSession(*m_trainPage, *m_datasets, m_runs, *m_feed, m_workspace, this);
    m_evaluation = new EvaluationSession({.page = *m_evaluatePage,
                                          .sources = m_sources,
                                          .datasetPage = *m_datasetPage,
                                          .datasets = *m_datasets,
                                          .runs = m_runs,
                                          .cursor = m_cursor,
                                          .work = m_evaluationWork},
                                         m_workspace, this);
}

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildDatasetMenu();
    buildViewMenu();
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    QAction* keys = help->addAction(tr("&Keys…"), this, [this] { showShortcuts(this); });
    keys->setShortcuts({QKeySequence(Qt::Key_Question), QKeySequence(Qt::SHIFT | Qt::Key_Question), QKeySequence::HelpContents});
    help->addAction(tr("&About Groundglass"), this, [this] { showAbout(this); });
}

void MainWindow::buildFileMenu()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("Open &folder…"), QKeySequence::Open, this, &MainWindow::openFolderDialog);
    file->addAction(tr("Open &data.yaml…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), this, &MainWindow::openFileDialog);
    file->addAction(tr("Add &run…"), QKeySequence(Qt::CTRL | Qt::Key_R), this, &MainWindow::openRunDialog);
    file->addAction(tr("Add &logs of runs…"), this, &MainWindow::openRunFilesDialog);
    file->addAction(tr("Open &predictions…"), QKeySequence(Qt::CTRL | Qt::Key_E), this, [this] { m_evaluation->openFileDialog(); });
    file->addAction(tr("Open predictions in a fo&lder…"), this, [this] { m_evaluation->openFolderDialog(); });
    m_recentMenu = file->addMenu(tr("Open re&cent"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    file->addSeparator();
    file->addAction(tr("Open &workspace…"), this, &MainWindow::openWorkspaceDialog);
    file->addAction(tr("Sa&ve workspace"), QKeySequence::Save, this, &MainWindow::saveWorkspace);
    file->addAction(tr("Save workspace &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, &MainWindow::saveWorkspaceAs);
    file->addSeparator();
    file->addAction(tr("Make &sample data set…"), this, &MainWindow::makeSampleDialog);
    file->addAction(tr("Folder for &new runs…"), this, &MainWindow::chooseRunsFolder);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
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
    const std::array titles{tr("&Dataset"), tr("&Audit"), tr("&Spot check"), tr("&Train"), tr("&Runs"), tr("&Evaluate"), tr("F&igures")};
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
    view->addAction(tr("&Names of series…"), this, [this] { m_vocabulary->showDialog(); });
    view->addAction(tr("R&ules of verdicts…"), this, [this] { m_verdicts->showDialog(); });
    QAction* notify = view->addAction(tr("Notif&y of errors in runs"), this, [this](bool on) { m_workspace.setNotifiesOfVerdicts(on); });
    notify->setCheckable(true);
    notify->setChecked(m_workspace.notifiesOfVerdicts());
    notify->setToolTip(tr("The desktop tells of a verdict of error severity while this window is not looked at"));
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
    connect(m_sweep, &SweepSession::showRunsRequested, this, [this](const runs::Grouping& grouping) {
        m_runsPage->comparison().setGrouping(grouping);
        showPage(Page::Runs);
    });

    connectOpening();
    connectRuns();
    connectVerdicts();
    connectEvaluation();
    connectWorkspace();
    connectFigures();
}

/// The last figure is there again at the next start.
void MainWindow::connectFigures()
{
    using widgets::FiguresPage;
    const QString what = QStringLiteral("figures");
    m_figuresPage->setFolder(m_workspace.lastFolder(what));
    if (const QByteArray last = m_workspace.figure(); !last.isEmpty()) {
        m_figuresPage->restore(last);
    }
    connect(m_figuresPage, &FiguresPage::openRunRequested, this, &MainWindow::openRunDialog);
    connect(m_figuresPage, &FiguresPage::figureChanged, this, [this](const QByteArray& recipe) { m_workspace.setFigure(recipe); });
    connect(m_figuresPage, &FiguresPage::folderChanged, this, [this, what](const QString& folder) { m_workspace.setLastFolder(what, folder); });
    const auto add = [this](const widgets::Figure& figure, const widgets::FigureRecipe& recipe, bool redrawable) {
        m_figuresPage->addFigure(figure, recipe, redrawable);
        showPage(Page::Figures);
    };
    connect(m_runsPage, &widgets::RunsPage::figureAddRequested, this, add);
    connect(m_evaluatePage, &widgets::EvaluatePage::figureAddRequested, this, [this, add](const widgets::Figure& figure, widgets::FigureRecipe recipe, bool redrawable) {
        const auto& dataset = m_datasets->dataset();
        if (recipe.evaluation && dataset) {
            recipe.evaluation->input.truth = widgets::pathText(dataset->opened.empty() ? dataset->root : dataset->opened);
            recipe.evaluation->input.truthFormat = QString::fromUtf8(dataset::formatId(dataset->format));
        }
        add(figure, recipe, redrawable);
    });
    // Runs of other tools are read in the person's words here, too.
    m_figureWords->set(m_vocabulary->words());
    connect(m_vocabulary, &VocabularySession::changed, this, [this] {
        m_figureWords->set(m_vocabulary->words());
        m_figuresPage->readAgain();
    });
}

void MainWindow::connectEvaluation()
{
    using widgets::EvaluatePage;
    connect(m_evaluatePage, &EvaluatePage::openDatasetRequested, this, &MainWindow::openFolderDialog);
    connect(m_evaluatePage, &EvaluatePage::imagesRequested, this, [this] { showPage(Page::Dataset); });
    connect(m_evaluatePage, &EvaluatePage::folderRequested, this, [](const QString& path) {
        const QFileInfo place(path);
        QDesktopServices::openUrl(QUrl::fromLocalFile(place.isDir() ? path : place.absolutePath()));
    });
    connect(m_evaluation, &EvaluationSession::showRequested, this, [this] { showPage(Page::Evaluate); });
    connect(m_evaluation, &EvaluationSession::ranked, this, [this](const QStringList& images, const QString& reason) {
        m_filter.set(images, reason);
        showPage(Page::Dataset);
    });
}

void MainWindow::connectRuns()
{
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
    });
    connect(m_runsPage, &widgets::RunsPage::namesRequested, m_vocabulary, &VocabularySession::showDialog);
    connect(m_vocabulary, &VocabularySession::failed, m_runsPage, &widgets::RunsPage::setError);
    m_runsPage->setClosedGroups(m_workspace.closedChartGroups());
    m_runsPage->setChartState(m_workspace.chartState());
    connect(m_runsPage, &widgets::RunsPage::chartStateChanged, this, [this](const QVariantMap& state) { m_workspace.setChartState(state); });
    connect(m_runsPage, &widgets::RunsPage::closedGroupsChanged, this, [this](const QStringList& closed) { m_workspace.setClosedChartGroups(closed); });
    connect(m_runsPage, &widgets::RunsPage::evaluateRequested, this, &MainWindow::evaluateRun);
    connect(m_runsPage, &widgets::RunsPage::writeRequested, this, &MainWindow::writeTable);
    connect(m_feed, &RunFeed::failed, this, &MainWindow::runFailed);
    connect(m_feed, &RunFeed::waitingFor, m_runsPage, [this](const QString& path) {
        m_runsPage->setNotice(tr("%1 does not answer. The run is shown when it does.").arg(QDir::toNativeSeparators(path)));
    });
    m_runsChanged.setSingleShot(true);
    m_runsChanged.setInterval(0);
    connect(&m_runsChanged, &QTimer::timeout, this, [this] {
        if (std::exchange(m_runsCameOrWent, false)) {
            rememberRuns();
        }
        updateBadges();
    });
    connect(&m_runs, &widgets::RunCollection::changed, &m_runsChanged, qOverload<>(&QTimer::start));
    for (const auto signal : {&widgets::RunCollection::added, &widgets::RunCollection::removed}) {
        connect(&m_runs, signal, this, [this] {
            m_runsCameOrWent = true;
            m_runsChanged.start();
        });
    }
    connect(m_details, &RunDetails::failed, m_runsPage, &widgets::RunsPage::setError);
}

/// The cursor is the same on both pages: the epoch goes along.
void MainWindow::evaluateRun(int run, const QString& selection)
{
    const widgets::RunEntry& entry = m_runs.at(run);
    const QString place = QString::fromStdString(entry.info.datasetPath);
    const auto& open = m_datasets->dataset();
    // Other tools name the data set of the machine that they ran on.
    const bool there = isOwn(entry) || QFileInfo::exists(place);
    if (there && (!open || (open->root != entry.info.datasetPath && open->opened != entry.info.datasetPath && open->fingerprint != entry.info.datasetFingerprint))) {
        openPath(place);
    }
    m_evaluation->openPredictions(entry.folder);
    if (!selection.isEmpty()) {
        m_evaluation->select(selection);
    }
    showPage(Page::Evaluate);
}

void MainWindow::restoreSession()
{
    if (restoreWorkspace()) {
        return;
    }
    if (const QString path = m_workspace.datasetPath(); !path.isEmpty() && QFileInfo::exists(path)) {
        m_datasets->open(path);
    }
    // Whether they are there still is found out by the feed: a lost mount would hold up the window here.
    for (const QString& folder : m_workspace.runFolders()) {
        m_feed->follow(folder, false);
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
    const bool runsRead = m_opening->idle() && m_feed->caughtUp() && m_details->idle() && m_loggedLoader->idle() && m_comparing->idle() && !m_workspaceJob.running();
    const bool workDone = m_work.idle() && m_evaluationWork.idle() && m_figureWork.idle() && m_figuresPage->idle();
    return m_datasets->idle() && !m_writing->running() && m_evaluation->idle() && m_images.idle() && runsRead && workDone;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_training->running() || m_sweep->running()) {
        const auto answer = QMessageBox::question(this, tr("Training is running"),
                                                  tr("A training is running. Stop it after this step and quit? It can be resumed from its last checkpoint."),
                                                  QMessageBox::Yes | QMessageBox::Cancel);
        if (answer != QMessageBox::Yes) {
            event->ignore();
            return;
        }
        m_training->stop();
        m_sweep->stop();
    }
    m_workspace.setGeometry(saveGeometry());
    if (m_runsCameOrWent) {
        rememberRuns();
    }
    writeSession();
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
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    openDropped(paths);
    event->acceptProposedAction();
}

void MainWindow::rememberRuns()
{
    // Those that do not answer yet are not forgotten.
    m_workspace.setRunFolders(m_feed->followed());
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
        for (const diagnosis::Verdict& verdict : m_runs.at(i).diagnosis.verdicts) {
            verdicts += verdict.severity == audit::Severity::Error && !verdict.over && verdict.because.empty() ? 1 : 0;
        }
    }
    m_navigation->setBadge(static_cast<int>(Page::Runs), count(verdicts));
}

void MainWindow::updateTitle()
{
    const auto& dataset = m_datasets->dataset();
    QStringList parts;
    if (!m_workspaceFile.isEmpty()) {
        parts << QFileInfo(m_workspaceFile).completeBaseName();
    }
    if (dataset) {
        parts << QString::fromStdString(dataset->name);
    }
    setWindowTitle((parts << tr("Groundglass")).join(QStringLiteral(" – ")));
}

}  // namespace gg::app
