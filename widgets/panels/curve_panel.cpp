#include "widgets/panels/curve_panel.h"

#include "widgets/charts/chart_view.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/panels/bar_scroll.h"
#include "widgets/charts/evaluation_bars.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace gg::widgets {

CurvePanel::CurvePanel(EpochCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_which(new QComboBox(this))
    , m_stack(new QStackedWidget(this))
    , m_curves(new ChartView(m_stack))
    , m_epochs(new ChartView(cursor, m_stack))
{
    m_which->addItems({tr("Precision and recall"), tr("P, R and F1 by confidence"), tr("False positives an image"), tr("Precision by IoU"), tr("Calibration"),
                       tr("Over epochs")});
    m_which->setFrame(false);
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_which->setMinimumContentsLength(10);
    m_which->setAccessibleName(tr("Which curves are drawn"));
    m_which->setToolTip(tr("Which curves are drawn here. In them, a click on a point shows its objects, arrows move along a curve and to the next, the wheel "
                           "zooms, Shift and dragging pans, a double click shows everything."));
    auto* write = new QToolButton(this);
    write->setText(tr("Export…"));
    write->setToolTip(tr("Write this chart as a figure for a paper (E)"));
    write->setAutoRaise(true);
    write->setMinimumHeight(space::target);
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_which, 1);
    head->addWidget(write);
    m_stack->addWidget(m_curves);
    m_stack->addWidget(buildCalibration());
    m_stack->addWidget(m_epochs);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    connect(m_which, &QComboBox::currentIndexChanged, this, [this] {
        outdate();
        if (shown() == Epochs && !m_over && m_evaluation) {
            Q_EMIT epochsRequested();
        }
    });
    connect(write, &QToolButton::clicked, this, &CurvePanel::exportFigure);
    connect(m_epochs, &ChartView::exportRequested, this, &CurvePanel::exportFigure);
    connect(m_curves, &ChartView::exportRequested, this, &CurvePanel::exportFigure);
    connect(m_curves, &ChartView::pointActivated, this, &CurvePanel::activate);
}

QWidget* CurvePanel::buildCalibration()
{
    auto* page = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, space::small, 0, 0);
    m_calibration = new QLabel(page);
    m_calibration->setWordWrap(true);
    m_calibration->setContentsMargins(space::medium, 0, space::medium, 0);
    m_calibration->setToolTip(tr("Bars: the share of the detections in a range of confidence that is right; the tick: how sure they are. A calibrated model's bars end "
                                 "at their ticks. ECE is the mean distance between the two (Guo et al. 2017)."));
    m_bars = new BarPanel(tr("Calibration"), page);
    layout->addWidget(m_calibration);
    layout->addWidget(scrolled(m_bars, page), 1);
    connect(m_bars, &BarPanel::activated, this, [this](int row) { Q_EMIT binActivated(m_binOfRow[static_cast<std::size_t>(row)]); });
    return page;
}

void CurvePanel::setEvaluation(evaluation::EvaluationPtr evaluation, std::shared_ptr<const evaluation::Reading> reading)
{
    m_evaluation = std::move(evaluation);
    m_reading = std::move(reading);
    QStringList names;
    for (std::size_t i = 0; m_evaluation && i < m_evaluation->loaded.set.classNames.size(); ++i) {
        names << QString::fromStdString(m_evaluation->loaded.set.classNames[i]);
    }
    if (names != m_choice.classes) {
        m_choice.chosen = metrics::none;
        m_bars->setMarked(-1);
    }
    m_choice.classes = names;
    outdate();
}

void CurvePanel::setReading(std::shared_ptr<const evaluation::Reading> reading)
{
    const bool sameCurves = reading && m_reading && reading->curves == m_reading->curves;
    m_reading = std::move(reading);
    if (sameCurves && !m_outdated && shown() < Calibration) {
        m_curves->setDots(dots());
    } else if (!(sameCurves && shown() == Epochs)) {
        outdate();
    }
}

void CurvePanel::setEpochs(std::shared_ptr<const evaluation::OverEpochs> epochs)
{
    m_over = std::move(epochs);
    outdate();
}

void CurvePanel::setChosen(std::uint32_t classId)
{
    if (m_choice.chosen != classId) {
        m_choice.chosen = classId;
        outdate();
    }
}

void CurvePanel::setShown(Shown shown)
{
    m_which->setCurrentIndex(shown);
}

CurvePanel::Shown CurvePanel::shown() const
{
    return static_cast<Shown>(m_which->currentIndex());
}

void CurvePanel::clearMarks()
{
    m_bars->setMarked(-1);
}

void CurvePanel::outdate()
{
    m_outdated = true;
    if (isVisible()) {
        refresh();
    }
}

void CurvePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void CurvePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // Bars carry colours of the theme.
    if (event->type() == QEvent::PaletteChange) {
        outdate();
    }
}

ChartSpec CurvePanel::build(Shown shown) const
{
    const bool hasCurves = m_reading && m_reading->curves;
    static const metrics::ConfidenceCurves none;
    const metrics::ConfidenceCurves& curves = hasCurves ? *m_reading->curves : none;
    switch (shown) {
    case PrecisionRecall: return precisionRecallChart(curves, m_choice);
    case Confidence: return confidenceChart(curves, m_choice);
    case FalsePerImage: return falsePerImageChart(curves, m_choice);
    case ByIou: return precisionByIouChart(m_evaluation ? m_evaluation->coco : metrics::CocoScores{}, m_choice);
    case Calibration: return reliabilityChart(m_reading ? m_reading->calibration : metrics::Calibration{});
    case Epochs: break;
    }
    return epochsChart(m_over.get(), m_choice);
}

std::vector<ChartDot> CurvePanel::dots() const
{
    if (!m_reading) {
        return {};
    }
    const bool one = m_choice.chosen < m_reading->classes.size();
    const metrics::OperatingPoint& point = one ? m_reading->classes[m_choice.chosen] : m_reading->all;
    switch (shown()) {
    case PrecisionRecall: return precisionRecallDots(point);
    case Confidence: return confidenceDots(point);
    case FalsePerImage: return falsePerImageDots(point);
    default: return {};
    }
}

void CurvePanel::refresh()
{
    if (!m_outdated) {
        return;
    }
    m_outdated = false;
    if (shown() == Calibration) {
        const metrics::Calibration calibration = m_reading ? m_reading->calibration : metrics::Calibration{};
        m_bars->setRows(calibrationRows(calibration, m_binOfRow));
        m_calibration->setText(calibrationSentence(calibration));
        m_stack->setCurrentIndex(1);
    } else if (shown() == Epochs) {
        m_epochs->setSpec(build(Epochs));
        m_stack->setCurrentIndex(2);
    } else {
        ChartSpec spec = build(shown());
        spec.dots = dots();
        m_curves->setSpec(spec);
        m_stack->setCurrentIndex(0);
    }
}

void CurvePanel::activate(ChartPoint point)
{
    const ChartSeries& series = m_curves->spec().series[point.series];
    if (point.index < series.along.size()) {
        Q_EMIT pointActivated(classOfSeries(series), series.along[point.index]);
    }
}

void CurvePanel::exportFigure()
{
    ChartSpec spec = build(shown());
    spec.dots = dots();
    if (!spec.empty()) {
        Q_EMIT exportRequested(spec, spec.name);
    }
}

}  // namespace gg::widgets
