#include "widgets/charts/chart_view.h"
#include "widgets/charts/segmentation_charts.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/segmentation_texts.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/histogram_bars.h"
#include "widgets/panels/matrix_panel.h"
#include "widgets/panels/segmentation_view.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace gg::widgets {
namespace {

using evaluation::SegmentationMetric;

QSplitter* splitter(Qt::Orientation orientation, QWidget* parent)
{
    auto* bar = new QSplitter(orientation, parent);
    bar->setChildrenCollapsible(false);
    bar->setHandleWidth(6);
    return bar;
}

QToolButton* quietButton(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setMinimumHeight(space::target);
    return button;
}

}  // namespace

SegmentationView::SegmentationView(EpochCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_cursorEpoch(cursor.epoch())
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(tr("Choose predicted masks, or a run, to hold them against the truth."), {}, this))
{
    auto* whole = new QWidget(m_stack);
    auto* rows = splitter(Qt::Vertical, whole);
    auto* top = splitter(Qt::Horizontal, rows);
    m_matrix = new MatrixPanel(top);
    top->addWidget(m_matrix);
    top->addWidget(buildCurves(cursor));
    top->setSizes({1000, 1000});
    rows->addWidget(top);
    rows->addWidget(buildTable());
    rows->addWidget(buildBars());
    rows->setStretchFactor(0, 5);
    rows->setStretchFactor(1, 3);
    rows->setStretchFactor(2, 2);
    rows->setSizes({280, 150, 130});
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildStrip());
    layout->addWidget(buildThreshold());
    layout->addWidget(rows, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(whole);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    connectParts(cursor);
    sizeColumns();
}

SegmentationView::~SegmentationView() = default;

QWidget* SegmentationView::buildStrip()
{
    auto* strip = new QWidget(this);
    auto* rows = new QVBoxLayout(strip);
    rows->setContentsMargins(space::medium, space::small, space::medium, 0);
    rows->setSpacing(2);
    auto* head = new QHBoxLayout;
    m_mean = new QComboBox(strip);
    m_mean->setAccessibleName(tr("Which mean is shown"));
    m_mean->setToolTip(tr("All pixels together: large images and large objects weigh more (micro). Mean over images: every image that defines a value weighs "
                          "the same. Mean over classes: every class weighs the same, however rare (macro)."));
    m_about = new QLabel(strip);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_about->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_mean);
    head->addWidget(m_about, 1);
    rows->addLayout(head);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::large);
    for (const SegmentationMetric metric : evaluation::segmentationMetrics) {
        auto* tile = new QWidget(strip);
        auto* column = new QVBoxLayout(tile);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto* name = new QLabel(metricName(metric), tile);
        name->setForegroundRole(QPalette::PlaceholderText);
        auto* value = new QLabel(tile);
        QFont font = value->font();
        font.setPointSizeF(font.pointSizeF() * 1.3);
        font.setBold(true);
        value->setFont(font);
        value->setAccessibleName(metricName(metric));
        // Numbers that change keep their tile as wide as it was.
        value->setMinimumWidth(QFontMetrics(font).horizontalAdvance(QStringLiteral("0.888")) + 2);
        auto* of = new QLabel(tile);
        of->setForegroundRole(QPalette::PlaceholderText);
        of->setToolTip(tr("How many define the value: the others are left out of the mean"));
        tile->setToolTip(metricTip(metric));
        column->addWidget(name);
        column->addWidget(value);
        column->addWidget(of);
        line->addWidget(tile);
        m_values[static_cast<std::size_t>(metric)] = value;
        m_counts[static_cast<std::size_t>(metric)] = of;
    }
    line->addStretch(1);
    rows->addLayout(line);
    return strip;
}

QWidget* SegmentationView::buildThreshold()
{
    m_thresholdRow = new QWidget(this);
    auto* line = new QHBoxLayout(m_thresholdRow);
    line->setContentsMargins(space::medium, 0, space::medium, 0);
    auto* name = new QLabel(tr("&Threshold"), m_thresholdRow);
    m_slider = new QSlider(Qt::Horizontal, m_thresholdRow);
    m_slider->setRange(0, metrics::thresholds - 1);
    m_slider->setMinimumHeight(space::target);
    m_slider->setAccessibleName(tr("Threshold of the foreground's probability"));
    m_slider->setToolTip(tr("Foreground is what has a higher probability. Everything here follows."));
    name->setBuddy(m_slider);
    m_thresholdText = new QLabel(m_thresholdRow);
    m_thresholdText->setMinimumWidth(m_thresholdText->fontMetrics().horizontalAdvance(QStringLiteral("0.888")) + 2);
    m_best = quietButton(tr("Best Dice"), tr("Move the threshold to where the Dice of all pixels together is highest"), m_thresholdRow);
    line->addWidget(name);
    line->addWidget(m_slider, 1);
    line->addWidget(m_thresholdText);
    line->addWidget(m_best);
    return m_thresholdRow;
}

QWidget* SegmentationView::buildCurves(EpochCursor& cursor)
{
    auto* whole = new QWidget(this);
    m_curvePanel = whole;
    m_which = new QComboBox(whole);
    m_which->addItems({tr("Scores by threshold"), tr("Precision and sensitivity"), tr("Sensitivity and false alarms (ROC)"), tr("Over epochs")});
    m_which->setFrame(false);
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_which->setMinimumContentsLength(10);
    m_which->setAccessibleName(tr("Which curves are drawn"));
    m_which->setToolTip(tr("Which curves are drawn here. A click on a point shows the images at its threshold, lowest Dice first; arrows move along a curve."));
    auto* write = quietButton(tr("Export…"), tr("Write this chart as a figure for a paper (E)"), whole);
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_which, 1);
    head->addWidget(write);
    m_charts = new QStackedWidget(whole);
    m_curves = new ChartView(m_charts);
    m_epochs = new ChartView(cursor, m_charts);
    m_charts->addWidget(m_curves);
    m_charts->addWidget(m_epochs);
    m_curveNote = new QLabel(whole);
    m_curveNote->setForegroundRole(QPalette::PlaceholderText);
    m_curveNote->setContentsMargins(space::medium, 0, space::small, 2);
    m_curveNote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_historyRow = new QWidget(whole);
    m_lost = quietButton({}, tr("Images whose foreground was found at some epoch and is not at the last one, worst first"), m_historyRow);
    m_never = quietButton({}, tr("Images whose foreground was found at no epoch, worst first"), m_historyRow);
    auto* histories = new QHBoxLayout(m_historyRow);
    histories->setContentsMargins(0, 0, 0, 0);
    histories->addWidget(m_lost);
    histories->addWidget(m_never);
    histories->addStretch(1);
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_charts, 1);
    layout->addWidget(m_curveNote);
    layout->addWidget(m_historyRow);
    connect(m_lost, &QToolButton::clicked, this, &SegmentationView::activateLost);
    connect(m_never, &QToolButton::clicked, this, &SegmentationView::activateNeverFound);
    connect(write, &QToolButton::clicked, this, &SegmentationView::exportCurves);
    connect(m_curves, &ChartView::exportRequested, this, &SegmentationView::exportCurves);
    connect(m_epochs, &ChartView::exportRequested, this, &SegmentationView::exportCurves);
    return whole;
}

QWidget* SegmentationView::buildTable()
{
    m_table = new QTableView(this);
    m_model = new SegmentationScoreModel(this);
    m_sorted = new PinnedSortModel(this);
    m_sorted->setSourceModel(m_model);
    m_table->setModel(m_sorted);
    m_table->setAccessibleName(tr("Scores by class"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(space::target - 4);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(SegmentationScoreModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumHeight(space::target - 4);
    m_table->horizontalHeader()->setMinimumSectionSize(40);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    // Of one class against the rest the share of right pixels says least: it stands above, for all.
    m_table->setColumnHidden(SegmentationScoreModel::FirstMetric + static_cast<int>(SegmentationMetric::Accuracy), true);
    m_table->setMinimumHeight(90);
    return m_table;
}

QWidget* SegmentationView::buildBars()
{
    auto* whole = new QWidget(this);
    m_barTitle = new QLabel(tr("Images by"), whole);
    m_barTitle->setContentsMargins(space::medium, 0, 0, 0);
    m_barMetric = new QComboBox(whole);
    m_barMetric->setAccessibleName(tr("Score of the bars"));
    for (const SegmentationMetric metric : {SegmentationMetric::Dice, SegmentationMetric::Iou, SegmentationMetric::Sensitivity, SegmentationMetric::Specificity,
                                            SegmentationMetric::Precision, SegmentationMetric::BoundaryF1}) {
        m_barMetric->addItem(metricName(metric), static_cast<int>(metric));
    }
    m_undefined = quietButton({}, tr("Images for which the score would divide by nothing: they are in no mean"), whole);
    m_bars = new HistogramBars(whole);
    m_bars->setAccessibleName(tr("How many images have which score"));
    m_bars->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    auto* head = new QHBoxLayout;
    head->addWidget(m_barTitle);
    head->addWidget(m_barMetric);
    head->addStretch(1);
    head->addWidget(m_undefined);
    auto* write = quietButton(tr("Export…"), tr("Write these bars as a figure for a paper (E)"), whole);
    head->addWidget(write);
    connect(write, &QToolButton::clicked, this, &SegmentationView::exportBars);
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, space::small, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_bars, 1);
    return whole;
}

void SegmentationView::connectParts(EpochCursor& cursor)
{
    connect(&cursor, &EpochCursor::changed, this, &SegmentationView::moveTo);
    connect(m_mean, &QComboBox::currentIndexChanged, this, [this] {
        if (m_epoch != nullptr) {
            showScores();
        }
    });
    connect(m_which, &QComboBox::currentIndexChanged, this, [this] {
        if (m_epoch != nullptr) {
            showCurves();
        }
    });
    connect(m_barMetric, &QComboBox::currentIndexChanged, this, [this] {
        if (m_epoch != nullptr) {
            showBars();
        }
    });
    connect(m_slider, &QSlider::valueChanged, this, &SegmentationView::setThreshold);
    connect(m_best, &QToolButton::clicked, this, [this] {
        if (const auto best = metrics::bestDiceThreshold(metrics::sweepOf(m_epoch->levels))) {
            setThreshold(*best);
        }
    });
    connect(m_matrix, &MatrixPanel::cellActivated, this, [this](MatrixCellPlace cell) { activateCell(cell.truth, cell.predicted); });
    connect(m_matrix, &MatrixPanel::pairActivated, this, [this](const MatrixPair& pair) { activateCell(pair.a, pair.b); });
    connect(m_matrix, &MatrixPanel::exportRequested, this, &SegmentationView::exportRequested);
    connect(m_curves, &ChartView::pointActivated, this, [this](const ChartPoint& point) {
        const ChartSeries& series = m_curves->spec().series[point.series];
        activateThreshold(thresholdOf(series.along.empty() ? series.x[point.index] : series.along[point.index]));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (m_epoch != nullptr && index.isValid()) {
            m_class = classAt(index);
            showBars();
        }
    });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) { activateClass(classAt(index)); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { activateClass(classAt(index)); });
    connect(m_bars, &HistogramBars::rangeSelected, this, [this](const std::optional<NumberRange>& range) {
        if (range && m_epoch != nullptr) {
            const auto [first, last] = m_bars->selection();
            if (first >= 0) {
                activateBars(static_cast<std::size_t>(first), static_cast<std::size_t>(last));
            }
        }
    });
    connect(m_undefined, &QToolButton::clicked, this, [this] {
        const std::size_t past = evaluation::ScoreBars{}.bars.size();
        m_bars->setSelectedRange({});
        activateBars(past, past);
    });
}

}  // namespace gg::widgets
