#include "widgets/panels/runs_page.h"

#include "widgets/charts/chart_builder.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/group_charts.h"
#include "widgets/models/comparison.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/chart_bar.h"
#include "widgets/panels/chart_links.h"
#include "widgets/panels/chart_wall.h"
#include "widgets/panels/check_list_view.h"
#include "widgets/panels/compare_view.h"
#include "widgets/panels/detection_class_table.h"
#include "widgets/panels/detection_epoch_view.h"
#include "widgets/panels/detection_images.h"
#include "widgets/panels/matrix_panel.h"
#include "widgets/panels/matrix_view.h"
#include "widgets/panels/confusion_view.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/group_bar.h"
#include "widgets/panels/heading.h"
#include "widgets/panels/logged_view.h"
#include "widgets/panels/run_list_panel.h"
#include "widgets/panels/run_tables.h"
#include "widgets/panels/run_verdicts.h"
#include "widgets/panels/signals_view.h"
#include "widgets/panels/snapshot_strip.h"
#include "widgets/panels/training_batches_view.h"
#include "widgets/theme/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace gg::widgets
{
namespace
{

constexpr int tickMs = 100;
/// Matrices and images beside each other; more of them would only be scrolled.
constexpr std::size_t mostAtCursor = 8;

}  // namespace

RunsPage::RunsPage(RunCollection& runs, DetectionDetails& details, EpochCursor& cursor, SampleFilter& filter, ImageProvider& images,
                   QWidget* parent, LoggedItems* logged)
    : QWidget(parent)
    , m_runs(runs)
    , m_details(details)
    , m_cursor(cursor)
    , m_filter(filter)
    , m_images(images)
    , m_loggedItems(logged)
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_comparison(new Comparison(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack);
    buildColumns();
    auto* empty = new EmptyState(tr("Open a run to see how it trained, or one that is training now to watch it."),
                                 tr("Open run…"), m_stack);
    connect(empty, &EmptyState::clicked, this, &RunsPage::openRunRequested);
    m_stack->insertWidget(0, empty);
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        // Hidden meanwhile: showEvent() catches up.
        if (isVisible()) {
            refreshNow();
        }
    });
    connectModels();
    connectCompare();
    connectShortcuts();
    runsChanged();
}

RunsPage::~RunsPage() = default;

void RunsPage::connectModels()
{
    for (const auto signal : {&RunCollection::added, &RunCollection::removed, &RunCollection::visibilityChanged}) {
        connect(&m_runs, signal, this, &RunsPage::runsChanged);
    }
    connect(&m_runs, &RunCollection::changed, this, [this] {
        m_dirty = true;
        schedule();
    });
    connect(&m_runs, &RunCollection::detailReady, this, &RunsPage::detailReady);
    connect(&m_details, &DetectionDetails::changed, this, [this] {
        m_cursorMoved = true;
        schedule();
    });
    // What is not looked at is not read.
    connect(m_views, &QTabWidget::currentChanged, this, [this] {
        refreshFollowed();
        refreshBatches();
        refreshSignals();
        refreshLogged();
    });
    connect(m_followed, &DetectionImages::imageActivated, m_strip, &SnapshotStrip::imageActivated);
    connectCharts();
    connect(m_classes, &DetectionClassTable::evaluateRequested, this, &RunsPage::evaluateNamed);
    connect(m_signals, &SignalsView::exportRequested, this, &RunsPage::showFigure);
    connect(m_evaluate, &QPushButton::clicked, this, &RunsPage::openInEvaluate);
    connect(&m_cursor, &EpochCursor::changed, this, [this] {
        refreshCursor();
        m_cursorMoved = true;
        schedule();
    });
    connect(&m_cursor, &EpochCursor::newestChanged, this, &RunsPage::refreshCursor);
    connect(&m_cursor, &EpochCursor::followingChanged, this, &RunsPage::refreshCursor);
    connect(m_slider, &QSlider::valueChanged, &m_cursor, &EpochCursor::moveTo);
    connect(m_live, &QPushButton::clicked, this, [this] {
        m_cursor.follow();
        refreshCursor();
    });
    connect(m_modes, &QButtonGroup::idClicked, this, [this](int id) { m_strip->setMode(static_cast<PredictionMode>(id)); });
    connect(m_strip, &SnapshotStrip::modeChanged, this,
            [this](PredictionMode mode) { m_modes->button(static_cast<int>(mode))->setChecked(true); });
    connect(m_strip, &SnapshotStrip::imageActivated, this, [this](const QString& image) {
        m_filter.set({image}, tr("a followed validation image"));
        Q_EMIT imagesRequested();
    });
    connect(m_list, &RunListPanel::addRequested, this, &RunsPage::openRunRequested);
    connect(m_list, &RunListPanel::removeRequested, this, &RunsPage::removeRequested);
    connect(m_list, &RunListPanel::folderRequested, this, &RunsPage::folderRequested);
    connect(m_list, &RunListPanel::namesRequested, this, &RunsPage::namesRequested);
    connect(m_list, &RunListPanel::stepColumnRequested, this, &RunsPage::stepColumnRequested);
    connect(m_list, &RunListPanel::continueRequested, this, &RunsPage::continueRequested);
    connectVerdicts();
}

void RunsPage::connectCompare()
{
    connect(m_groupBar, &GroupBar::viewChanged, this, [this](GroupBar::View view) {
        m_viewStack->setCurrentIndex(view);
        m_list->showTables(view == GroupBar::Charts);
        m_dirty = true;
        refreshNow();
    });
    connect(m_comparison, &Comparison::groupingChanged, this, [this] {
        m_dirty = true;
        schedule();
    });
    connect(&m_runs, &RunCollection::faintChanged, this, [this] {
        // The comparison draws itself; the charts wait until they are seen.
        m_dirty = m_dirty || !comparing();
        m_chartsStale = true;
        schedule();
    });
    connect(m_compare, &CompareView::chosenChanged, this, [this] {
        m_logged->setFirst(m_compare->chosen());
        m_partsStale = true;
        schedule();
    });
    connect(m_compare, &CompareView::writeRequested, this, &RunsPage::writeRequested);
    connect(m_compare, &CompareView::imageRequested, this, [this](const QString& image) {
        m_filter.set({image}, tr("an image that two runs did differently in"));
        Q_EMIT imagesRequested();
    });
}

void RunsPage::showCompare(bool compare)
{
    m_groupBar->setView(compare ? GroupBar::Compare : GroupBar::Charts);
}

bool RunsPage::comparing() const
{
    return m_groupBar->view() == GroupBar::Compare;
}

void RunsPage::connectShortcuts()
{
    const auto key = [this](const QKeySequence& sequence, auto&& action) {
        auto* shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    key(Qt::Key_BracketLeft, [this] { m_cursor.moveTo(m_cursor.epoch() - 1); });
    key(Qt::Key_BracketRight, [this] { m_cursor.moveTo(m_cursor.epoch() + 1); });
    key(Qt::Key_E, [this] { exportFigure(figureAtFocus()); });
    key(Qt::Key_V, [this] { openInEvaluate(); });
    key(Qt::Key_L, [this] { m_cursor.follow(); });
    key(Qt::Key_C, [this] { showCompare(!comparing()); });
    key(Qt::Key_Slash, [this] { m_bar->focusSearch(); });
    key(Qt::Key_P, [this] { m_strip->setMode(PredictionMode::Probability); });
    key(Qt::Key_O, [this] {
        m_strip->setMode(m_strip->mode() == PredictionMode::Overlay ? PredictionMode::Outline : PredictionMode::Overlay);
    });
}

QList<QPair<QString, QString>> RunsPage::shortcuts()
{
    return {{QStringLiteral("[  ]"), tr("Previous and next epoch")},
            {QStringLiteral("←  →  Home  End"), tr("The same, in a chart or on the slider")},
            {QStringLiteral("L"), tr("Follow the newest epoch")},
            {QStringLiteral("C"), tr("Charts or comparison of the runs")},
            {QStringLiteral("P"), tr("Predictions as probability")},
            {QStringLiteral("O"), tr("Predictions as hits and misses, again: as outlines")},
            {QStringLiteral("+  −  0"), tr("Zoom a chart in and out, show all of it")},
            {QStringLiteral("PgUp  PgDown"), tr("Zoom the values of a chart in and out")},
            {QStringLiteral("Shift+←  Shift+→  ↑  ↓"), tr("Move a zoomed chart")},
            {QStringLiteral("/"), tr("Search the charts")},
            {QStringLiteral("↑  ↓  Enter"), tr("Go through the verdicts, open one")},
            {QStringLiteral("V"), tr("Open the predictions of a detector's run on the evaluate page")},
            {QStringLiteral("E"), tr("Export the figure that has the focus")},
            {QStringLiteral("Space"), tr("Show or hide a run in the list")},
            {QStringLiteral("F2"), tr("Write a note on a run in the list")},
            {QStringLiteral("Del"), tr("Close a run")},
            {QStringLiteral("Enter"), tr("Show the images of a matrix cell, or a snapshot's image")}};
}

void RunsPage::setError(const QString& text)
{
    if (text.isEmpty()) {
        m_banner->dismiss();
    } else {
        m_banner->showError(text);
    }
}

void RunsPage::setNotice(const QString& text)
{
    m_banner->showNotice(text);
}

void RunsPage::runsChanged()
{
    m_stack->setCurrentIndex(m_runs.size() == 0 ? 0 : 1);
    m_dirty = true;
    m_setChanged = true;
    schedule();
}

/// At once where nothing was drawn for a while, else with the next tick.
void RunsPage::schedule()
{
    if (isVisible() && !m_tick.isActive()) {
        const qint64 since = m_sinceDrawn.isValid() ? m_sinceDrawn.elapsed() : tickMs;
        m_tick.start(static_cast<int>(std::clamp<qint64>(tickMs - since, 0, tickMs)));
    }
}

void RunsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refreshNow();
}

void RunsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_dirty = true;
        schedule();
    }
}

void RunsPage::refreshNow()
{
    m_tick.stop();
    int newest = 0;
    for (const RunEntry* run : visibleRuns(m_runs)) {
        newest = std::max(newest, run->history.lastEpoch());
    }
    m_cursor.setNewest(newest);
    m_tick.stop();
    // Taken back first: counts that are there at once ask for another tick while this one draws.
    const bool dirty = std::exchange(m_dirty, false);
    const bool moved = std::exchange(m_cursorMoved, false);
    if (std::exchange(m_setChanged, false)) {
        m_list->refreshDifferences();
        showTasks();
    }
    if (dirty) {
        m_groupBar->setRuns(visibleRuns(m_runs));
    }
    if (dirty || moved) {
        m_list->refresh();
    }
    // What is not seen is not drawn: it is caught up with when it is.
    m_chartsStale = m_chartsStale || dirty;
    m_partsStale = m_partsStale || dirty || moved;
    if (comparing()) {
        if (dirty || moved) {
            m_compare->refresh();
        }
        refreshCursor();
        m_sinceDrawn.start();
        return;
    }
    if (std::exchange(m_chartsStale, false)) {
        refreshCharts();
        m_verdicts->refresh();
        m_checks->refresh();
        showLogged();
    }
    if (std::exchange(m_partsStale, false)) {
        refreshLogged();
        m_strip->refresh();
        refreshMatrices();
        refreshDetectors();
    }
    refreshCursor();
    m_sinceDrawn.start();
}

void RunsPage::refreshCursor()
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(m_cursor.newest() > 0 ? 1 : 0, m_cursor.newest());
    m_slider->setValue(m_cursor.epoch());
    m_slider->setEnabled(m_cursor.newest() > 0);
    m_epochLabel->setText(m_cursor.newest() > 0 ? tr("epoch %1 of %2").arg(m_cursor.epoch()).arg(m_cursor.newest())
                                                : tr("no epoch yet"));
    m_live->setChecked(m_cursor.following());
}

/// Detectors and segmentation have parts of the page each; both are there where runs of both are shown. What only our own runs write is not there
/// where none of them is shown.
void RunsPage::showTasks()
{
    const auto runs = visibleRuns(m_runs);
    const auto any = [&](auto&& is) { return std::any_of(runs.begin(), runs.end(), is); };
    const bool detectors = any([](const RunEntry* run) { return isOwn(*run) && isDetector(*run); });
    const bool foreign = any([](const RunEntry* run) { return !isOwn(*run); });
    const bool masks = any([](const RunEntry* run) { return isOwn(*run) && !isDetector(*run); }) || (!detectors && !foreign);
    m_views->setTabVisible(SnapshotsTab, masks);
    for (const Tab tab : {ImagesTab, ClassesTab, BatchesTab, SignalsTab}) {
        m_views->setTabVisible(tab, detectors);
    }
    m_modeBar->setVisible(masks);
    m_evaluate->setVisible(!evaluable().empty());
    m_matrixTitle->setText(detectors && !masks ? tr("At the cursor") : tr("Pixels at the cursor"));
    m_matrixExport->setVisible(masks);
    m_epochParts->setVisible(masks || detectors);
    showLogged();
}

/// Pictures, histograms and texts turn up while a run goes on.
void RunsPage::showLogged()
{
    const auto runs = visibleRuns(m_runs);
    const bool logged = std::any_of(runs.begin(), runs.end(), [](const RunEntry* run) { return !run->history.attachments().empty(); });
    m_views->setTabVisible(LoggedTab, logged);
    int tabs = 0;
    for (int tab = 0; tab < m_views->count(); ++tab) {
        tabs += m_views->isTabVisible(tab) ? 1 : 0;
    }
    showWantedTab();
    m_views->tabBar()->setVisible(tabs > 1 || logged);
    m_views->setVisible(tabs > 0);
    // Without views only the line with the epoch is left; the charts take the room.
    QWidget* area = m_views->parentWidget();
    area->setMaximumHeight(tabs > 0 ? QWIDGETSIZE_MAX : area->minimumSizeHint().height());
}

void RunsPage::connectCharts()
{
    connect(m_wall, &ChartWall::exportRequested, this, &RunsPage::exportFigure);
    connect(m_wall, &ChartWall::closedGroupsChanged, this, &RunsPage::closedGroupsChanged);
    const auto sayState = [this] {
        QVariantMap state = m_bar->state();
        state.insert(QStringLiteral("pinned"), m_wall->pinned());
        state.insert(m_list->state());
        Q_EMIT chartStateChanged(state);
    };
    connect(m_wall, &ChartWall::pinnedChanged, this, sayState);
    connect(m_list, &RunListPanel::stateChanged, this, sayState);
    connect(m_wall, &ChartWall::curvesFinished, this, &RunsPage::refreshCharts);
    connect(m_bar, &ChartBar::searchChanged, m_wall, &ChartWall::setSearch);
    connect(m_bar, &ChartBar::resetRequested, this, [this] {
        m_links->reset();
        m_wall->links().reset();
    });
    connect(m_bar, &ChartBar::optionsChanged, this, [this, sayState] {
        if (m_bar->options().axis != m_wall->options().axis) {
            m_links->reset();
        }
        m_wall->setOptions(m_bar->options());
        refreshCharts();
        sayState();
    });
}

void RunsPage::setChartState(const QVariantMap& state)
{
    m_wall->setPinned(state.value(QStringLiteral("pinned")).toStringList());
    m_list->setState(state);
    m_bar->setState(state);
}

/// Whether a run wrote anything that the four charts do not offer.
bool RunsPage::needsWall() const
{
    for (const ChartGroupNames& group : m_wall->chartGroupsOfRuns()) {
        for (const QString& chart : group.charts) {
            if (!segmentationChartNames().contains(chart)) {
                return true;
            }
        }
    }
    return false;
}

void RunsPage::refreshCharts()
{
    const bool wall = needsWall();
    m_chartStack->setCurrentIndex(wall ? 1 : 0);
    m_bar->setSearchable(wall);
    if (wall) {
        m_wall->setGrouping(m_comparison->grouping());
        m_wall->refresh();
        return;
    }
    const auto runs = visibleRuns(m_runs);
    const bool grouped = !m_comparison->grouping().none();
    const std::vector<ChartGroup> groups = grouped ? chartGroups(runs, m_comparison->grouping()) : std::vector<ChartGroup>();
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        const QString name = m_choices[i]->currentData().toString();
        const ChartOptions options = m_bar->options();
        m_charts[i]->setSpec(grouped ? buildGroupedChart(name, groups, options, m_wall->curves()) : buildChart(name, runs, options, m_wall->curves()));
    }
    if (m_wall->curves().working()) {
        m_wall->work();
    }
}

std::vector<int> RunsPage::visibleOf(Task task) const
{
    std::vector<int> found;
    for (int i = 0; i < m_runs.size(); ++i) {
        const RunEntry& run = m_runs.at(i);
        if (run.visible && isOwn(run) && isDetector(run) == (task == Task::Detection)) {
            found.push_back(i);
        }
    }
    return found;
}

/// Those that are drawn at the cursor one by one; a screen has room for a few of them: first those that are chosen in the comparison.
std::vector<int> RunsPage::drawnOf(Task task) const
{
    std::vector<int> runs = visibleOf(task);
    const QStringList chosen = m_compare->chosen();
    std::stable_partition(runs.begin(), runs.end(), [&](int run) { return chosen.contains(m_runs.at(run).folder); });
    runs.resize(std::min<std::size_t>(runs.size(), mostAtCursor));
    return runs;
}

/// Visible runs with predictions that the evaluate page reads.
std::vector<int> RunsPage::evaluable() const
{
    std::vector<int> found;
    for (int i = 0; i < m_runs.size(); ++i) {
        const RunEntry& run = m_runs.at(i);
        if (run.visible && (isOwn(run) ? isDetector(run) : run.hasPredictions)) {
            found.push_back(i);
        }
    }
    return found;
}

void RunsPage::addMatrix()
{
    auto* view = new ConfusionView(this);
    const std::size_t place = m_matrices.size();
    connect(view, &ConfusionView::cellActivated, this, [this, place](ConfusionCell cell) {
        const auto runs = drawnOf(Task::Segmentation);
        // Between a change of the runs and its tick the matrices still stand for those of before.
        if (!m_setChanged && place < runs.size() && m_matrices[place]->figure()) {
            showCell(m_runs.at(runs[place]).folder, m_matrices[place]->figure()->epoch, cell);
        }
    });
    m_matrixLayout->insertWidget(m_matrixLayout->count() - 1, view, 1);
    m_matrices.push_back(view);
}

void RunsPage::refreshMatrices()
{
    const std::vector<int> visible = drawnOf(Task::Segmentation);
    while (m_matrices.size() > visible.size()) {
        delete m_matrices.back();
        m_matrices.pop_back();
    }
    while (m_matrices.size() < visible.size()) {
        addMatrix();
    }
    for (std::size_t i = 0; i < visible.size(); ++i) {
        const RunEntry& run = m_runs.at(visible[i]);
        const int epoch = std::min(m_cursor.epoch(), run.history.lastEpoch());
        const auto detail = epoch > 0 ? m_runs.detail(visible[i], epoch) : std::nullopt;
        std::optional<ConfusionFigure> figure;
        if (detail) {
            figure = {
                .run = QString::fromStdString(run.info.name), .colour = run.colour, .epoch = epoch, .counts = detail->pooled};
        }
        const QString name = QString::fromStdString(run.info.name);
        m_matrices[i]->setFigure(figure, epoch > 0 ? tr("%1 has no counts for epoch %2.").arg(name).arg(epoch)
                                                   : tr("%1 has no epoch yet.").arg(name));
    }
}

void RunsPage::addDetectorView()
{
    auto* view = new DetectionEpochView(this);
    const std::size_t place = m_detectorViews.size();
    connect(view, &DetectionEpochView::evaluateRequested, this, [this, place](const QString& selection) {
        const auto runs = drawnOf(Task::Detection);
        if (!m_setChanged && place < runs.size()) {
            Q_EMIT evaluateRequested(runs[place], selection);
        }
    });
    connect(view, &DetectionEpochView::exportRequested, this, [this, view] {
        showFigure(ClassMatrixFigure{.matrix = *view->matrix().figure(), .scale = view->matrix().matrix().scale(), .classes = view->matrix().matrix().shownClasses()},
                   QStringLiteral("confusion_matrix"));
    });
    m_matrixLayout->insertWidget(m_matrixLayout->count() - 1, view, 1);
    m_detectorViews.push_back(view);
}

/// What detectors were measured at, at the cursor.
void RunsPage::refreshDetectors()
{
    const std::vector<int> visible = drawnOf(Task::Detection);
    while (m_detectorViews.size() > visible.size()) {
        delete m_detectorViews.back();
        m_detectorViews.pop_back();
    }
    while (m_detectorViews.size() < visible.size()) {
        addDetectorView();
    }
    std::vector<DetectionClassTable::Shown> shown;
    for (std::size_t i = 0; i < visible.size(); ++i) {
        const RunEntry& run = m_runs.at(visible[i]);
        const int epoch = std::min(m_cursor.epoch(), run.history.lastEpoch());
        const DetectionEpochPtr detail = epoch > 0 ? m_details.epoch(run.folder, epoch) : nullptr;
        const QString name = QString::fromStdString(run.info.name);
        const QString problem = epoch > 0 ? m_details.epochProblem(run.folder, epoch) : tr("%1 has no epoch yet.").arg(name);
        m_detectorViews[i]->show(run, detail, epoch, problem.isEmpty() ? tr("Reading epoch %1 of %2 …").arg(epoch).arg(name) : problem);
        shown.push_back({.run = &run, .detail = detail});
    }
    m_classes->setShown(shown);
    refreshFollowed();
    refreshBatches();
    refreshSignals();
}

void RunsPage::refreshFollowed()
{
    if (m_views->currentIndex() != ImagesTab) {
        return;
    }
    std::vector<DetectionImages::Shown> shown;
    for (const int index : drawnOf(Task::Detection)) {
        const RunEntry& run = m_runs.at(index);
        const int epoch = std::min(m_cursor.epoch(), run.history.lastEpoch());
        const FollowedImagesPtr images = epoch > 0 ? m_details.followed(run.folder, epoch) : nullptr;
        const QString problem = epoch > 0 ? m_details.followedProblem(run.folder, epoch) : tr("no epoch yet");
        shown.push_back({.run = &run, .images = images, .problem = images || !problem.isEmpty() ? problem : tr("reading epoch %1 …").arg(epoch)});
    }
    m_followed->setShown(shown);
}

/// By number: as the run says it, else as its last measured epoch does.
QStringList RunsPage::classesOf(const RunEntry& run)
{
    QStringList names;
    for (const std::string& name : run.info.classes) {
        names << QString::fromStdString(name);
    }
    const int epoch = run.history.lastEpoch();
    const DetectionEpochPtr detail = names.isEmpty() && epoch > 0 ? m_details.epoch(run.folder, epoch) : nullptr;
    for (const runs::ClassScore& one : detail ? detail->classes : std::vector<runs::ClassScore>{}) {
        names << QString::fromStdString(one.name);
    }
    return names;
}

void RunsPage::refreshBatches()
{
    if (m_views->currentIndex() != BatchesTab) {
        return;
    }
    std::vector<TrainingBatchesView::Shown> shown;
    for (const int index : drawnOf(Task::Detection)) {
        const RunEntry& run = m_runs.at(index);
        const TrainingBatchesPtr batches = m_details.batches(run.folder);
        shown.push_back({.run = &run, .batches = batches, .problem = m_details.batchesProblem(run.folder), .classes = classesOf(run)});
    }
    m_batches->setShown(shown);
}

void RunsPage::refreshSignals()
{
    if (m_views->currentIndex() != SignalsTab) {
        return;
    }
    std::vector<SignalsView::Shown> shown;
    for (const int index : drawnOf(Task::Detection)) {
        const RunEntry& run = m_runs.at(index);
        const SignalsPtr kept = m_details.innerSignals(run.folder);
        const QString problem = m_details.innerSignalsProblem(run.folder);
        shown.push_back({.run = &run, .kept = kept, .problem = kept || !problem.isEmpty() ? problem : tr("Reading …")});
    }
    m_signals->setShown(shown);
}

void RunsPage::refreshLogged()
{
    if (m_views->currentIndex() == LoggedTab) {
        m_logged->refresh();
    }
}

void RunsPage::showTab(Tab tab)
{
    m_wantedTab = tab;
    showWantedTab();
}

/// What a tab shows may turn up later than the wish for it.
void RunsPage::showWantedTab()
{
    if (m_wantedTab && m_views->isTabVisible(*m_wantedTab)) {
        m_views->setCurrentIndex(*m_wantedTab);
        m_wantedTab.reset();
    }
}

void RunsPage::setClosedGroups(const QStringList& closed)
{
    m_wall->setClosedGroups(closed);
}

}  // namespace gg::widgets
