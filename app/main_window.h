#pragma once

#include "app/heartbeat.h"
#include "app/image_loader.h"
#include "app/job.h"
#include "app/job_pool.h"
#include "app/workspace.h"
#include "app/workspace_file.h"
#include "widgets/models/detection_details.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/evaluation_sources.h"
#include "widgets/models/logged_items.h"
#include "widgets/models/run_collection.h"
#include "widgets/models/sample_filter.h"

#include <QHash>
#include <QMainWindow>
#include <QTimer>

#include <vector>

#include <memory>

class QMenu;
class QStackedWidget;

namespace gg::imports {
struct RunPlace;
}

namespace gg::widgets {
class AuditPage;
class LedgerPage;
class DatasetPage;
class EvaluatePage;
class ProgressRow;
class FiguresPage;
class RunsPage;
class SpotCheckPage;
class TrainPage;
}  // namespace gg::widgets

namespace gg::app {

class DatasetSession;
class DatasetWriting;
class DesktopNotice;
class EvaluationSession;
class FigureWords;
class LoggedLoader;
class NavigationBar;
class PathOpening;
class StepColumnSession;
class RunComparing;
class RunDetails;
class RunFeed;
class RunKeeping;
class SweepSession;
class TrainingSession;
class VerdictSession;
class VocabularySession;

enum class Page { Dataset, Audit, SpotCheck, Train, Runs, Evaluate, Figures };

/// Name on the command line ("spot-check") of a page, and back.
QString pageName(Page page);
std::optional<Page> pageFromName(const QString& name);

/// The window: navigation, menus, what is open. Each page's work is in the sessions.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Workspace& workspace);
    ~MainWindow() override;

    /// A data set, a run or a folder of runs of any tool, predictions, or the recipe of a figure; which of them is found out off the window's thread.
    /// Nothing is asked.
    void openPath(const QString& path);
    /// The same for what a person chose or dropped: where a folder holds many runs they choose among them, and the page that shows it comes up.
    void openDropped(const QStringList& paths);
    void restoreSession();
    /// Opens what a workspace file says in place of what is open.
    void openWorkspace(const QString& file);
    WorkspaceFile workspaceNow() const;
    void writeWorkspace(const QString& file);
    void showPage(Page page);
    Page currentPage() const;
    void setSearch(const QString& text);
    /// The runs page compares in place of drawing curves; `tab` is "scatter", "parallel", "differences" or "predictions", or empty.
    void showComparison(const QString& tab);
    /// What stands under the curves of the runs: "snapshots", "images", "classes", "batches", "signals" or "logged"; "checks": the check list beside them; "verdict": the first one opened.
    void showRunTab(const QString& tab);
    /// The dataset page shows objects as crops.
    void showObjects();

    /// Nothing is being opened, audited, decoded or caught up with.
    bool idle() const;
    Heartbeat& heartbeat() { return m_heartbeat; }
    widgets::RunCollection& runs() { return m_runs; }
    TrainingSession& training() { return *m_training; }
    SweepSession& sweep() { return *m_sweep; }
    DatasetSession& datasets() { return *m_datasets; }
    DatasetWriting& writing() { return *m_writing; }
    EvaluationSession& evaluation() { return *m_evaluation; }
    PathOpening& opening() { return *m_opening; }
    StepColumnSession& stepColumns() { return *m_stepColumns; }
    RunFeed& feed() { return *m_feed; }
    VocabularySession& vocabulary() { return *m_vocabulary; }
    VerdictSession& verdicts() { return *m_verdicts; }
    widgets::RunsPage& runsPage() { return *m_runsPage; }
    widgets::FiguresPage& figures() { return *m_figuresPage; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildPages();
    void buildMenus();
    void buildDatasetMenu();
    void buildViewMenu();
    void buildFileMenu();
    void connectSessions();
    void connectRuns();
    void connectVerdicts();
    void connectEvaluation();
    void connectFigures();
    void fillRecentMenu();
    void openFolderDialog();
    void openFileDialog();
    void openRunDialog();
    void openRunFilesDialog();
    void connectOpening();
    bool openOwnFile(const QString& path);
    void followRuns(const QString& path, const std::vector<imports::RunPlace>& places, bool asked);
    void makeSampleDialog();
    void chooseRunsFolder();
    void evaluateRun(int run, const QString& selection);
    void rememberRuns();
    void writeTable(const QByteArray& contents, const QString& suffix);
    void connectWorkspace();
    void applyWorkspace(const WorkspaceFile& file);
    bool restoreWorkspace();
    void saveWorkspace();
    void saveWorkspaceAs();
    void setWorkspaceFile(const QString& file);
    void openWorkspaceDialog();
    void writeSession();
    void dressRun(int index);
    void runFailed(const QString& path, const QString& error);
    void moveToComingEpoch();
    void updateBadges();
    void updateTitle();

    Workspace& m_workspace;
    widgets::RunCollection m_runs;
    widgets::DetectionDetails m_detectionDetails;
    widgets::LoggedItems m_logged;
    widgets::EpochCursor m_cursor;
    widgets::SampleFilter m_filter;
    widgets::EvaluationSources m_sources;
    ImageLoader m_images;
    JobPool m_work;
    JobPool m_figureWork;
    std::shared_ptr<FigureWords> m_figureWords;  ///< for the threads of m_figureWork
    JobPool m_evaluationWork;  ///< its failures are the evaluate page's to show
    Heartbeat m_heartbeat;
    QTimer m_runsChanged;  ///< once a turn of the event loop, however many runs changed
    bool m_runsCameOrWent = false;

    PathOpening* m_opening = nullptr;
    widgets::ProgressRow* m_progress = nullptr;
    NavigationBar* m_navigation = nullptr;
    QStackedWidget* m_stack = nullptr;
    QMenu* m_recentMenu = nullptr;
    widgets::DatasetPage* m_datasetPage = nullptr;
    widgets::AuditPage* m_auditPage = nullptr;
    widgets::LedgerPage* m_ledgerPage = nullptr;
    widgets::SpotCheckPage* m_spotCheckPage = nullptr;
    widgets::TrainPage* m_trainPage = nullptr;
    widgets::RunsPage* m_runsPage = nullptr;
    widgets::EvaluatePage* m_evaluatePage = nullptr;
    widgets::FiguresPage* m_figuresPage = nullptr;
    DatasetSession* m_datasets = nullptr;
    RunFeed* m_feed = nullptr;
    RunDetails* m_details = nullptr;
    LoggedLoader* m_loggedLoader = nullptr;
    VocabularySession* m_vocabulary = nullptr;
    VerdictSession* m_verdicts = nullptr;
    DesktopNotice* m_notice = nullptr;
    bool m_datasetNews = false;  ///< a data set was audited or looked at since its runs were judged
    RunComparing* m_comparing = nullptr;
    RunKeeping* m_keeping = nullptr;
    StepColumnSession* m_stepColumns = nullptr;
    Job m_workspaceJob;
    QString m_workspaceFile;                     ///< that was opened or saved last
    QHash<QString, WorkspaceRun> m_comingRuns;   ///< of a workspace, until they are read
    QStringList m_missingRuns;                   ///< of the workspace that was opened last
    int m_comingEpoch = 0;                       ///< where the cursor goes once a run has come so far
    QTimer m_sessionSoon;
    TrainingSession* m_training = nullptr;
    SweepSession* m_sweep = nullptr;
    DatasetWriting* m_writing = nullptr;
    EvaluationSession* m_evaluation = nullptr;
    QList<QAction*> m_datasetActions;  ///< that need an open data set
};

}  // namespace gg::app
