// How the runs page is laid out.
#include "widgets/panels/runs_page.h"

#include "widgets/charts/chart_builder.h"
#include "widgets/charts/chart_view.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/chart_bar.h"
#include "widgets/panels/chart_links.h"
#include "widgets/panels/chart_wall.h"
#include "widgets/panels/check_list_view.h"
#include "widgets/panels/compare_view.h"
#include "widgets/panels/detection_class_table.h"
#include "widgets/panels/detection_images.h"
#include "widgets/panels/group_bar.h"
#include "widgets/panels/heading.h"
#include "widgets/panels/logged_view.h"
#include "widgets/panels/run_list_panel.h"
#include "widgets/panels/run_verdicts.h"
#include "widgets/panels/signals_view.h"
#include "widgets/panels/snapshot_strip.h"
#include "widgets/panels/training_batches_view.h"
#include "widgets/theme/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets
{
namespace
{

const std::array<QString, 4>& defaultCharts()
{
    static const std::array<QString, 4> names{QStringLiteral("loss"), QStringLiteral("sensitivity_specificity"),
                                              QStringLiteral("dice_iou"), QStringLiteral("foreground")};
    return names;
}

QToolButton* exportButton(const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(RunsPage::tr("Export…"));
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setMinimumHeight(space::target);
    return button;
}

QSplitter* splitter(Qt::Orientation orientation, QWidget* parent)
{
    auto* bar = new QSplitter(orientation, parent);
    bar->setChildrenCollapsible(false);
    bar->setHandleWidth(6);
    return bar;
}

}  // namespace

/// The runs on the left; beside them charts, pictures and verdicts, or the comparison.
void RunsPage::buildColumns()
{
    auto* columns = splitter(Qt::Horizontal, this);
    m_list = new RunListPanel(m_runs, m_cursor, columns);
    auto* middle = splitter(Qt::Vertical, columns);
    middle->addWidget(buildCharts());
    middle->addWidget(buildSnapshots());
    middle->setStretchFactor(0, 3);
    middle->setStretchFactor(1, 2);
    middle->setSizes({480, 300});
    auto* views = new QWidget(columns);
    auto* layout = new QVBoxLayout(views);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_groupBar = new GroupBar(*m_comparison, views);
    m_viewStack = new QStackedWidget(views);
    auto* charts = splitter(Qt::Horizontal, m_viewStack);
    charts->addWidget(middle);
    charts->addWidget(buildRight());
    charts->setStretchFactor(0, 5);
    charts->setStretchFactor(1, 1);
    charts->setSizes({690, 280});
    m_compare = new CompareView(m_runs, m_cursor, m_images, *m_comparison, m_viewStack);
    m_viewStack->insertWidget(GroupBar::Charts, charts);
    m_viewStack->insertWidget(GroupBar::Compare, m_compare);
    layout->addWidget(m_groupBar);
    layout->addWidget(m_viewStack, 1);
    columns->addWidget(m_list);
    columns->addWidget(views);
    columns->setStretchFactor(0, 1);
    columns->setStretchFactor(1, 6);
    columns->setSizes({290, 970});
    m_stack->addWidget(columns);
}

QWidget* RunsPage::chartCell(std::size_t index, const QString& chart)
{
    auto* cell = new QWidget(this);
    auto* layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* choice = new QComboBox(cell);
    choice->setFrame(false);
    for (const QString& name : segmentationChartNames()) {
        choice->addItem(chartTitle(name), name);
    }
    choice->setCurrentIndex(choice->findData(chart));
    choice->setAccessibleName(tr("Chart %1").arg(index + 1));
    choice->setToolTip(tr("Which chart is drawn here. In it, dragging moves the epoch, the wheel zooms, Shift and dragging pans, "
                          "a double click shows everything."));
    auto* view = new ChartView(m_cursor, cell);
    m_links->add(view);
    auto* write = exportButton(tr("Write this chart as a figure for a paper (E)"), cell);
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(choice, 1);
    head->addWidget(write);
    layout->addLayout(head);
    layout->addWidget(view, 1);
    connect(write, &QToolButton::clicked, this, [this, choice] { exportFigure(choice->currentData().toString()); });
    m_charts[index] = view;
    m_choices[index] = choice;
    connect(view, &ChartView::exportRequested, this, [this, choice] { exportFigure(choice->currentData().toString()); });
    connect(choice, &QComboBox::currentIndexChanged, this, [this] {
        m_dirty = true;
        refreshNow();
    });
    return cell;
}

QWidget* RunsPage::buildCharts()
{
    m_links = new ChartLinks(this);
    auto* rows = splitter(Qt::Vertical, this);
    for (std::size_t row = 0; row < 2; ++row) {
        auto* line = splitter(Qt::Horizontal, rows);
        for (std::size_t column = 0; column < 2; ++column) {
            line->addWidget(chartCell(2 * row + column, defaultCharts()[2 * row + column]));
        }
        line->setSizes({1000, 1000});
        rows->addWidget(line);
    }
    rows->setSizes({1000, 1000});
    m_chartStack = new QStackedWidget(this);
    m_wall = new ChartWall(m_runs, m_cursor, m_chartStack);
    m_chartStack->addWidget(rows);
    m_chartStack->addWidget(m_wall);
    auto* area = new QWidget(this);
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_bar = new ChartBar(area);
    layout->addWidget(m_bar);
    layout->addWidget(m_chartStack, 1);
    return area;
}

QWidget* RunsPage::buildSnapshots()
{
    auto* area = new QWidget(this);
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, space::small, 0, 0);
    layout->setSpacing(space::small);
    auto* bar = new QHBoxLayout;
    m_epochLabel = new QLabel(area);
    m_epochLabel->setMinimumWidth(fontMetrics().horizontalAdvance(tr("epoch %1 of %2").arg(8888).arg(8888)));
    m_slider = new QSlider(Qt::Horizontal, area);
    m_slider->setPageStep(5);
    m_slider->setMinimumHeight(space::target);
    m_slider->setAccessibleName(tr("Epoch"));
    m_slider->setToolTip(tr("The epoch that everything here shows; also [ and ]"));
    m_live = new QPushButton(tr("&Live"), area);
    m_live->setCheckable(true);
    m_live->setToolTip(tr("Follow the newest epoch (L)"));
    m_live->setMaximumWidth(m_live->fontMetrics().horizontalAdvance(m_live->text()) + 3 * space::medium);
    bar->addWidget(m_epochLabel);
    bar->addWidget(m_slider, 1);
    bar->addWidget(m_live);
    bar->addSpacing(space::large);
    bar->addWidget(buildModes());
    m_evaluate = new QPushButton(tr("Open in &Evaluate"), area);
    m_evaluate->setToolTip(tr("Hold the predictions of this epoch against the truth on the evaluate page (V)"));
    bar->addWidget(m_evaluate);
    layout->addLayout(bar);
    m_views = new QTabWidget(area);
    m_views->setDocumentMode(true);
    m_views->tabBar()->setExpanding(false);
    m_strip = new SnapshotStrip(m_runs, m_cursor, m_images, area);
    m_modes->button(static_cast<int>(m_strip->mode()))->setChecked(true);
    m_followed = new DetectionImages(m_images, area);
    m_classes = new DetectionClassTable(area);
    m_batches = new TrainingBatchesView(m_images, area);
    m_views->insertTab(SnapshotsTab, m_strip, tr("Snapshots"));
    m_views->insertTab(ImagesTab, m_followed, tr("Followed images"));
    m_views->insertTab(ClassesTab, m_classes, tr("Classes"));
    m_views->insertTab(BatchesTab, m_batches, tr("Training batches"));
    m_signals = new SignalsView(m_cursor, area);
    m_views->insertTab(SignalsTab, m_signals, tr("Inner signals"));
    m_views->setTabToolTip(SignalsTab, tr("What every cell of a detector said before suppression: objectness and IoU, matched and not"));
    m_logged = new LoggedView(m_runs, m_cursor, m_loggedItems, area);
    m_views->insertTab(LoggedTab, m_logged, tr("Logged"));
    m_views->setTabToolTip(LoggedTab, tr("Pictures, histograms and texts that other tools logged"));
    m_views->setTabToolTip(BatchesTab, tr("Pictures as the network saw them, with their labels"));
    layout->addWidget(m_views, 1);
    return area;
}

/// How the snapshots of segmentation are drawn.
QWidget* RunsPage::buildModes()
{
    m_modeBar = new QWidget(this);
    auto* bar = new QHBoxLayout(m_modeBar);
    bar->setContentsMargins(0, 0, 0, 0);
    m_modes = new QButtonGroup(m_modeBar);
    m_modes->setExclusive(true);
    const auto mode = [&](PredictionMode value, const QString& text, const QString& tip) {
        auto* button = new QPushButton(text, m_modeBar);
        button->setCheckable(true);
        button->setToolTip(tip);
        button->setMaximumWidth(button->fontMetrics().horizontalAdvance(text) + 3 * space::medium);
        m_modes->addButton(button, static_cast<int>(value));
        bar->addWidget(button);
    };
    mode(PredictionMode::Probability, tr("Probability"),
         tr("The network's probability of foreground, dark is 0, yellow is 1 (P)"));
    mode(PredictionMode::Overlay, tr("Hits and misses"), tr("Green: hit, vermilion: false alarm, yellow: missed (O)"));
    mode(PredictionMode::Outline, tr("Outline"), tr("Green: truth, blue: prediction (O again)"));
    auto* write = exportButton(tr("Write the snapshots as a figure for a paper (E)"), m_modeBar);
    connect(write, &QToolButton::clicked, this, [this] { exportFigure(QStringLiteral("snapshots")); });
    bar->addWidget(write);
    return m_modeBar;
}

QWidget* RunsPage::buildRight()
{
    auto* right = splitter(Qt::Vertical, this);
    auto* top = new QWidget(right);
    auto* topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_said = new QTabWidget(top);
    m_said->setDocumentMode(true);
    m_said->tabBar()->setExpanding(false);
    m_verdicts = new RunVerdicts(m_runs, m_said);
    m_checks = new CheckListView(m_runs, m_said);
    m_said->addTab(m_verdicts, tr("Verdicts"));
    m_said->addTab(m_checks, tr("Check list"));
    m_said->setTabToolTip(1, tr("What is to be known before training, and before a number is trusted"));
    // In a layout of its own: the tab widget places its corner by the hint, which knows nothing of a fixed height.
    auto* corner = new QWidget(m_said);
    auto* cornerLayout = new QVBoxLayout(corner);
    cornerLayout->setContentsMargins(0, 0, 0, 0);
    auto* rules = new QToolButton(corner);
    cornerLayout->addWidget(rules);
    rules->setText(tr("Rules…"));
    rules->setToolTip(tr("Thresholds and mutes of the rules, how often they are right, and at which verdicts a training halts"));
    rules->setAutoRaise(true);
    rules->setFixedHeight(std::max<int>(space::target, m_said->tabBar()->sizeHint().height()));
    connect(rules, &QToolButton::clicked, this, &RunsPage::rulesRequested);
    m_said->setCornerWidget(corner);
    topLayout->addWidget(m_said, 1);
    auto* bottom = new QScrollArea(right);
    bottom->setWidgetResizable(true);
    bottom->setFrameShape(QFrame::NoFrame);
    bottom->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(bottom);
    m_matrixLayout = new QVBoxLayout(body);
    m_matrixLayout->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    auto* head = new QHBoxLayout;
    m_matrixTitle = heading(tr("Pixels at the cursor"), body);
    m_matrixExport = exportButton(tr("Write the matrices as a figure for a paper (E)"), body);
    connect(m_matrixExport, &QToolButton::clicked, this, [this] { exportFigure(QStringLiteral("confusion")); });
    head->addWidget(m_matrixTitle, 1);
    head->addWidget(m_matrixExport);
    m_matrixLayout->addLayout(head);
    m_matrixLayout->addStretch();
    bottom->setWidget(body);
    m_epochParts = bottom;
    right->addWidget(top);
    right->addWidget(bottom);
    right->setSizes({420, 400});
    return right;
}

}  // namespace gg::widgets
