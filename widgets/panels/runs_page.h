#pragma once

#include "core/diagnosis/checklist.h"
#include "core/diagnosis/diagnosis.h"
#include "widgets/charts/confusion_drawing.h"
#include "widgets/charts/figure.h"
#include "widgets/charts/figure_request.h"
#include "widgets/charts/prediction_image.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QVariantMap>
#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;
class QVBoxLayout;

namespace gg::widgets
{

class Banner;
class ChartBar;
class ChartLinks;
class ChartView;
class ChartWall;
class CheckListView;
class CompareView;
class Comparison;
class ConfusionView;
class DetectionClassTable;
class DetectionDetails;
class DetectionEpochView;
class DetectionImages;
class EpochCursor;
class GroupBar;
class ImageProvider;
class LoggedItems;
class LoggedView;
class RunCollection;
class RunListPanel;
class RunVerdicts;
struct RunEntry;
class SampleFilter;
class SignalsView;
class SnapshotStrip;
class TrainingBatchesView;

/// Watches and compares runs: charts, snapshots, matrices and verdicts on one epoch cursor. Feeds of events only mark it as out
/// of date; it draws at most ten times a second, and not while it is hidden.
class RunsPage final : public QWidget
{
    Q_OBJECT
public:
    RunsPage(RunCollection& runs, DetectionDetails& details, EpochCursor& cursor, SampleFilter& filter, ImageProvider& images, QWidget* parent = nullptr,
             LoggedItems* logged = nullptr);
    ~RunsPage() override;

    /// A banner that stays until it is dismissed; an empty text takes it away.
    void setError(const QString& text);
    /// The same for what is worth knowing and nobody's fault.
    void setNotice(const QString& text);
    /// Draws what is out of date at once, without waiting for the tick: for screenshots and tests.
    void refreshNow();
    /// Key and what it does, for the list of shortcuts.
    static QList<QPair<QString, QString>> shortcuts();
    SignalsView& innerSignals() const { return *m_signals; }
    /// What stands under the charts; tests and pictures choose it.
    enum Tab { SnapshotsTab, ImagesTab, ClassesTab, BatchesTab, SignalsTab, LoggedTab };
    void showTab(Tab tab);
    /// Those of segmentation; detectors have a wall of charts.
    const std::array<ChartView*, 4>& charts() const { return m_charts; }
    ChartWall& wall() const { return *m_wall; }
    ChartBar& chartBar() const { return *m_bar; }
    RunVerdicts& verdicts() const { return *m_verdicts; }
    CheckListView& checks() const { return *m_checks; }
    /// The check list in place of the verdicts.
    void showChecks(bool checks);
    /// How charts are drawn and which are pinned, as they were the last time.
    void setChartState(const QVariantMap& state);
    /// Tables and plots of all runs in place of charts and pictures.
    void showCompare(bool compare);
    bool comparing() const;
    CompareView& compare() const { return *m_compare; }
    Comparison& comparison() const { return *m_comparison; }
    /// Groups of charts that are closed, as they were the last time.
    void setClosedGroups(const QStringList& closed);
    /// Where exported figures go unless a person chooses another place.
    void setFigureFolder(const QString& folder) { m_figureFolder = folder; }

Q_SIGNALS:
    void openRunRequested();
    void imagesRequested();  ///< the sample filter was set: show it
    void removeRequested(int index);
    void rulesRequested();  ///< their thresholds and mutes
    void muteRequested(const QString& folder, const QString& rule, const QString& reason);
    void unmuteRequested(const QString& folder, const QString& rule);
    /// Something of the check list is to be looked at on its page.
    void checkRequested(gg::diagnosis::CheckPlace place);
    void namesRequested();  ///< of series: the vocabulary
    void stepColumnRequested(int index);  ///< of a table: which of its columns holds the steps
    void folderRequested(const QString& folder);
    void continueRequested(int index);  ///< train on from the run's last checkpoint
    void figureWritten(const QString& file);
    /// A chart is to become a panel of a composed figure.
    void figureAddRequested(const gg::widgets::Figure& figure, const gg::widgets::FigureRecipe& recipe, bool redrawable);
    void closedGroupsChanged(const QStringList& closed);
    void chartStateChanged(const QVariantMap& state);
    /// The table of runs is wanted in a file; `suffix` is "csv", "tex" or "md".
    void writeRequested(const QByteArray& contents, const QString& suffix);
    /// Show the run's predictions of the cursor's epoch on the evaluate page; `selection` as selectionFromText() reads it, or empty.
    void evaluateRequested(int run, const QString& selection);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:

    void buildColumns();
    QWidget* buildCharts();
    void connectCharts();
    bool needsWall() const;
    QWidget* buildSnapshots();
    QWidget* buildModes();
    QWidget* buildRight();
    QWidget* chartCell(std::size_t index, const QString& chart);
    void connectModels();
    void connectShortcuts();

    void runsChanged();
    void schedule();
    void refreshCursor();
    void refreshCharts();
    void connectCompare();
    void showTasks();
    void refreshMatrices();
    void refreshDetectors();
    void refreshFollowed();
    void refreshBatches();
    void refreshSignals();
    void showLogged();
    void showWantedTab();
    void refreshLogged();
    QStringList classesOf(const RunEntry& run);
    void addMatrix();
    void addDetectorView();
    enum class Task { Segmentation, Detection };
    std::vector<int> visibleOf(Task task) const;
    std::vector<int> drawnOf(Task task) const;
    std::vector<int> evaluable() const;
    void openInEvaluate();
    void evaluateNamed(const QString& run, const QString& selection);
    void showFigure(const Figure& figure, const QString& name);
    void exportFigure(const QString& chart);
    QString figureAtFocus() const;
    int figureEpoch(const QString& chart) const;
    void showCell(const QString& folder, int epoch, ConfusionCell cell);
    void connectVerdicts();
    void showCurves(const QStringList& series);
    void showVerdictImages(int run, const diagnosis::Verdict& verdict);
    void detailReady(const QString& folder, int epoch);

    /// A click that waits for the counts of an epoch to be read.
    struct Wanted {
        QString folder;
        int epoch = 0;
        ConfusionCell cell = ConfusionCell::FalseNegative;
        bool byDice = false;  ///< worst Dice first, in place of the most pixels in the cell
    };
    void showImages(const Wanted& wanted);

    RunCollection& m_runs;
    DetectionDetails& m_details;
    EpochCursor& m_cursor;
    SampleFilter& m_filter;
    ImageProvider& m_images;
    LoggedItems* m_loggedItems;
    Banner* m_banner;
    QStackedWidget* m_stack;
    Comparison* m_comparison;
    GroupBar* m_groupBar = nullptr;
    QStackedWidget* m_viewStack = nullptr;
    CompareView* m_compare = nullptr;
    RunListPanel* m_list = nullptr;
    std::array<ChartView*, 4> m_charts{};
    std::array<QComboBox*, 4> m_choices{};
    QStackedWidget* m_chartStack = nullptr;
    ChartWall* m_wall = nullptr;
    ChartBar* m_bar = nullptr;
    ChartLinks* m_links = nullptr;  ///< of the four charts
    QTabWidget* m_views = nullptr;
    DetectionImages* m_followed = nullptr;
    DetectionClassTable* m_classes = nullptr;
    TrainingBatchesView* m_batches = nullptr;
    SignalsView* m_signals = nullptr;
    LoggedView* m_logged = nullptr;
    QWidget* m_epochParts = nullptr;  ///< what is shown at the cursor at the right
    QPushButton* m_evaluate = nullptr;
    QWidget* m_modeBar = nullptr;
    QLabel* m_matrixTitle = nullptr;
    QToolButton* m_matrixExport = nullptr;
    QSlider* m_slider = nullptr;
    QLabel* m_epochLabel = nullptr;
    QPushButton* m_live = nullptr;
    QButtonGroup* m_modes = nullptr;
    SnapshotStrip* m_strip = nullptr;
    QTabWidget* m_said = nullptr;  ///< verdicts, and the check list
    RunVerdicts* m_verdicts = nullptr;
    CheckListView* m_checks = nullptr;
    QVBoxLayout* m_matrixLayout = nullptr;
    std::vector<ConfusionView*> m_matrices;
    std::vector<DetectionEpochView*> m_detectorViews;
    QTimer m_tick;
    QElapsedTimer m_sinceDrawn;
    QString m_figureFolder;
    std::optional<Wanted> m_wanted;
    std::optional<Tab> m_wantedTab;
    bool m_dirty = true;
    bool m_cursorMoved = true;
    bool m_chartsStale = true;  ///< the comparison was looked at while they changed
    bool m_partsStale = true;
    bool m_setChanged = true;  ///< runs came, went, were hidden or shown
};

}  // namespace gg::widgets
