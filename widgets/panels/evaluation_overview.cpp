#include "widgets/panels/evaluation_overview.h"

#include "core/evaluation/remedies.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/bar_scroll.h"
#include "widgets/panels/class_table.h"
#include "widgets/panels/coco_strip.h"
#include "widgets/panels/confused_pairs.h"
#include "widgets/panels/curve_panel.h"
#include "widgets/charts/evaluation_bars.h"
#include "widgets/panels/matrix_panel.h"
#include "widgets/panels/matrix_view.h"
#include "widgets/panels/threshold_bar.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

// Heights in pixels.
constexpr int leastForPictures = 280;
constexpr int comfortableForPictures = 420;
constexpr int leastForTable = 140;
constexpr int leastForBars = 100;

QSplitter* splitter(Qt::Orientation orientation, QWidget* parent)
{
    auto* bar = new QSplitter(orientation, parent);
    bar->setChildrenCollapsible(false);
    bar->setHandleWidth(6);
    return bar;
}

/// "Raise the resolution: train at a larger size …", one a line.
QStringList remedyLines(const std::vector<evaluation::Remedy>& remedies)
{
    QStringList lines;
    for (const evaluation::Remedy& remedy : remedies) {
        const std::string id(remedy.id);
        lines << EvaluationOverview::tr("%1: %2", "a remedy and how to do it").arg(catalogueText(id + ".title", remedy.values), catalogueText(id + ".action", remedy.values));
    }
    return lines;
}

}  // namespace

/// The views, and what they show.
class EvaluationOverview::Parts {
public:
    evaluation::EvaluationPtr evaluation;
    std::shared_ptr<const evaluation::Reading> reading;
    std::array<std::size_t, 3> cocoTruths{};
    std::uint32_t chosen = metrics::none;
    /// Views that wait until they are seen.
    bool outdated = false;
    std::shared_ptr<const metrics::ConfusionMatrix> shownMatrix;
    /// The curves and the precision that `ofClasses` is of.
    std::shared_ptr<const metrics::ConfidenceCurves> walked;
    double walkedFor = 0;
    ClassThresholds ofClasses;
    bool rowsMoved = false;  ///< by a person

    CocoStrip* coco = nullptr;
    ThresholdBar* thresholds = nullptr;
    Banner* banner = nullptr;
    MatrixPanel* matrix = nullptr;
    CurvePanel* curves = nullptr;
    ClassTable* table = nullptr;
    QSplitter* rows = nullptr;
    QWidget* bottom = nullptr;
    BarPanel* errors = nullptr;
    BarPanel* sizes = nullptr;
    QLabel* errorsHead = nullptr;
    QLabel* sizesHead = nullptr;
    QToolButton* writeErrors = nullptr;
    QToolButton* writeSizes = nullptr;

    QString className(std::uint32_t classId) const;
    QStringList classNames() const;
    void showMatrix();
    void showBars();
    void showClasses();
    void fitRows();
    QString remedyFor(const MatrixPair& pair) const;
    void choose(std::uint32_t classId);
    void clearMarks(const QObject* butOf = nullptr);
};

QString EvaluationOverview::Parts::className(std::uint32_t classId) const
{
    if (!evaluation || classId >= evaluation->loaded.set.classNames.size()) {
        return EvaluationOverview::tr("all classes");
    }
    return QString::fromStdString(evaluation->loaded.set.classNames[classId]);
}

QStringList EvaluationOverview::Parts::classNames() const
{
    QStringList names;
    for (std::size_t i = 0; evaluation && i < evaluation->loaded.set.classNames.size(); ++i) {
        names << QString::fromStdString(evaluation->loaded.set.classNames[i]);
    }
    return names;
}

void EvaluationOverview::Parts::showMatrix()
{
    if (!evaluation || !reading || !reading->confusion) {
        shownMatrix = nullptr;
        matrix->setFigure(std::nullopt, EvaluationOverview::tr("No predictions are chosen."));
        return;
    }
    if (shownMatrix != reading->confusion) {
        shownMatrix = reading->confusion;
        matrix->setFigure(matrixFigure(*reading->confusion, classNames()));
    }
    matrix->setNote(EvaluationOverview::tr("Paired above IoU %1, whatever the class").arg(QLocale().toString(reading->options.confusionIou, 'f', 2)));
}

void EvaluationOverview::Parts::showBars()
{
    const QString empty = EvaluationOverview::tr("No predictions are chosen.");
    const bool one = chosen != metrics::none;
    errorsHead->setText(one ? EvaluationOverview::tr("Errors of %1").arg(className(chosen)) : EvaluationOverview::tr("Errors"));
    if (reading && reading->errors) {
        std::vector<BarRow> kinds = errorRows(*reading->errors, chosen);
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            for (const QString& line : remedyLines(evaluation::remediesFor(metrics::errorKinds[i], *reading->errors))) {
                kinds[i].tip += QStringLiteral("<p>%1</p>").arg(line.toHtmlEscaped());
            }
        }
        errors->setRows(std::move(kinds));
    } else {
        errors->setRows({}, empty);
    }
    writeErrors->setEnabled(reading && reading->errors);
    writeSizes->setEnabled(evaluation != nullptr);
    sizesHead->setText(one ? EvaluationOverview::tr("AP50-95 by size; tick: %1").arg(className(chosen)) : EvaluationOverview::tr("AP50-95 by size"));
    if (evaluation) {
        sizes->setRows(sizeRows(evaluation->coco, cocoTruths, evaluation->options.trainingSize, chosen));
    } else {
        sizes->setRows({}, empty);
    }
}

void EvaluationOverview::Parts::showClasses()
{
    const double target = thresholds->targetPrecision();
    if (!evaluation || !reading) {
        table->setScores({}, target);
        return;
    }
    if (reading->curves != walked || target != walkedFor) {
        walked = reading->curves;
        walkedFor = target;
        ofClasses = walked ? classThresholds(*walked, target) : ClassThresholds{};
    }
    table->setScores(classScores(*evaluation, *reading, ofClasses), target);
}

/// What helps most against a confusion, as a title and what to do.
QString EvaluationOverview::Parts::remedyFor(const MatrixPair& pair) const
{
    const metrics::ConfusedPair counted{.a = pair.a, .b = pair.b, .aAsB = static_cast<std::uint32_t>(pair.aAsB), .bAsA = static_cast<std::uint32_t>(pair.bAsA)};
    return remedyLines(evaluation::remediesFor(counted, evaluation->set().classNames)).join(QLatin1Char('\n'));
}

/// Kinds of errors and a few classes are seen without scrolling as long as enough is left for matrix and curves; from a comfortable height of
/// these on, all sizes, too. Once a person moved a handle, the heights are theirs.
void EvaluationOverview::Parts::fitRows()
{
    const int head = std::max(errorsHead->sizeHint().height(), writeErrors->sizeHint().height()) + space::large;
    const int ofErrors = errors->sizeHint().height() + head;
    const int most = std::max(ofErrors, sizes->sizeHint().height() + head);
    bottom->setMaximumHeight(most);
    const int all = rows->height() - 2 * rows->handleWidth();
    if (rowsMoved || all < leastForBars) {
        return;
    }
    const int tableLeast = std::min(leastForTable, table->maximumHeight());
    // A table of many classes scrolls.
    const int tableMost = std::clamp(all / 4, tableLeast, table->maximumHeight());
    int bars = std::clamp(all - leastForPictures - tableLeast, leastForBars, std::max(leastForBars, ofErrors));
    const int ofTable = std::clamp(all - bars - leastForPictures, tableLeast, tableMost);
    bars += std::clamp(all - bars - ofTable - comfortableForPictures, 0, most - std::min(bars, most));
    rows->setSizes({all - bars - ofTable, ofTable, bars});
}

void EvaluationOverview::Parts::choose(std::uint32_t classId)
{
    chosen = classId;
    table->setChosen(classId);
    curves->setChosen(classId);
    showBars();
}

void EvaluationOverview::Parts::clearMarks(const QObject* butOf)
{
    if (butOf != matrix) {
        matrix->clearMarks();
    }
    if (butOf != errors) {
        errors->setMarked(-1);
    }
    if (butOf != sizes) {
        sizes->setMarked(-1);
    }
    if (butOf != curves) {
        curves->clearMarks();
    }
}

EvaluationOverview::EvaluationOverview(EpochCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_parts(std::make_unique<Parts>())
{
    Parts& parts = *m_parts;
    parts.coco = new CocoStrip(this);
    parts.thresholds = new ThresholdBar(this);
    parts.banner = new Banner(this);
    parts.matrix = new MatrixPanel(this);
    parts.curves = new CurvePanel(cursor, this);
    parts.table = new ClassTable(this);
    auto* top = splitter(Qt::Horizontal, this);
    top->addWidget(parts.matrix);
    top->addWidget(parts.curves);
    top->setSizes({1000, 1000});
    auto* bottom = splitter(Qt::Horizontal, this);
    bottom->addWidget(buildBars(tr("Errors"), tr("What AP would gain, in points, if all errors of a kind were right; and how many there are (TIDE)"), parts.errors,
                                parts.errorsHead, parts.writeErrors));
    bottom->addWidget(buildBars(tr("Sizes"), tr("Average precision of objects by their size, and how many are labelled"), parts.sizes, parts.sizesHead,
                                parts.writeSizes));
    bottom->setSizes({1000, 1000});
    auto* rows = splitter(Qt::Vertical, this);
    rows->addWidget(top);
    rows->addWidget(parts.table);
    rows->addWidget(bottom);
    // Bars need no more than their rows; what a large screen has goes to the pictures.
    rows->setStretchFactor(0, 3);
    rows->setStretchFactor(1, 1);
    rows->setStretchFactor(2, 1);
    parts.rows = rows;
    connect(rows, &QSplitter::splitterMoved, this, [this] { m_parts->rowsMoved = true; });
    parts.bottom = bottom;
    rows->setSizes({230, 140, 176});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(parts.coco);
    layout->addWidget(parts.thresholds);
    layout->addWidget(parts.banner);
    layout->addWidget(rows, 1);
    parts.matrix->setRemedy([this](const MatrixPair& pair) { return m_parts->remedyFor(pair); });
    connectParts();
    setEvaluation(nullptr, nullptr);
}

EvaluationOverview::~EvaluationOverview() = default;

QWidget* EvaluationOverview::buildBars(const QString& name, const QString& tip, BarPanel*& bars, QLabel*& head, QToolButton*& write)
{
    auto* cell = new QWidget(this);
    auto* layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    head = new QLabel(name, cell);
    QFont bold = head->font();
    bold.setBold(true);
    head->setFont(bold);
    head->setContentsMargins(space::medium, 0, 0, 0);
    head->setToolTip(tip);
    head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    write = new QToolButton(cell);
    write->setText(tr("Export…"));
    write->setToolTip(tr("Write these bars as a figure for a paper (E)"));
    write->setAccessibleName(tr("Export %1").arg(name));
    write->setAutoRaise(true);
    write->setMinimumHeight(space::target);
    auto* line = new QHBoxLayout;
    line->setSpacing(0);
    line->addWidget(head, 1);
    line->addWidget(write);
    bars = new BarPanel(name, cell);
    layout->addLayout(line);
    layout->addWidget(scrolled(bars, cell), 1);
    return cell;
}

void EvaluationOverview::connectParts()
{
    Parts& parts = *m_parts;
    connect(parts.thresholds, &ThresholdBar::optionsChanged, this, &EvaluationOverview::optionsChanged);
    connect(parts.thresholds, &ThresholdBar::targetPrecisionChanged, this, [this] { m_parts->showClasses(); });
    connect(parts.thresholds, &ThresholdBar::noticed, this, [this](const QString& sentence) {
        sentence.isEmpty() ? m_parts->banner->dismiss() : m_parts->banner->showNotice(sentence);
    });
    connect(parts.matrix, &MatrixPanel::cellActivated, this, [this](MatrixCellPlace cell) {
        select(evaluation::MatrixCell{cell.truth, cell.predicted}, cellSentence(*m_parts->matrix->figure(), cell), m_parts->matrix);
    });
    connect(parts.matrix, &MatrixPanel::pairActivated, this, [this](const MatrixPair& pair) {
        select(evaluation::MatrixCell{.truth = pair.a, .predicted = pair.b, .bothWays = true}, pairSentence(*m_parts->matrix->figure(), pair), m_parts->matrix);
    });
    connect(parts.curves, &CurvePanel::pointActivated, this, [this](std::uint32_t classId, double confidence) {
        select(evaluation::CurvePoint{classId, confidence},
               tr("%1 at confidence %2").arg(m_parts->className(classId), QLocale().toString(confidence, 'f', 3)), m_parts->curves);
    });
    connect(parts.curves, &CurvePanel::binActivated, this, [this](std::size_t bin) {
        const metrics::CalibrationBin& one = m_parts->reading->calibration.bins[bin];
        select(evaluation::CalibrationBar{bin}, tr("confidence %1 to %2").arg(QLocale().toString(one.from, 'f', 2), QLocale().toString(one.to, 'f', 2)),
               m_parts->curves);
    });
    connect(parts.curves, &CurvePanel::epochsRequested, this, &EvaluationOverview::epochsRequested);
    connect(parts.table, &ClassTable::classChosen, this, [this](std::uint32_t classId) { m_parts->choose(classId); });
    connect(parts.table, &ClassTable::classActivated, this, &EvaluationOverview::activateClass);
    connect(parts.errors, &BarPanel::activated, this, [this](int row) {
        const metrics::ErrorKind kind = metrics::errorKinds[static_cast<std::size_t>(row)];
        select(evaluation::ErrorBar{kind, m_parts->chosen},
               tr("%1: %2").arg(m_parts->errors->rows()[static_cast<std::size_t>(row)].label, m_parts->className(m_parts->chosen)), m_parts->errors);
    });
    connect(parts.sizes, &BarPanel::activated, this, [this](int row) {
        select(sizeOfRow(m_parts->evaluation->coco, row), tr("size: %1").arg(m_parts->sizes->rows()[static_cast<std::size_t>(row)].label),
               m_parts->sizes);
    });
    connect(parts.matrix, &MatrixPanel::exportRequested, this, &EvaluationOverview::exportRequested);
    connect(parts.curves, &CurvePanel::exportRequested, this, &EvaluationOverview::exportRequested);
    connect(parts.writeErrors, &QToolButton::clicked, this, &EvaluationOverview::exportErrors);
    connect(parts.writeSizes, &QToolButton::clicked, this, &EvaluationOverview::exportSizes);
}

void EvaluationOverview::select(const evaluation::Selection& selection, const QString& sentence, const QObject* from)
{
    m_parts->clearMarks(from);
    Q_EMIT selected(selection, sentence);
}

void EvaluationOverview::activateClass(std::uint32_t classId)
{
    m_parts->choose(classId);
    if (!m_parts->reading) {
        return;
    }
    if (classId == metrics::none) {
        const double confidence = m_parts->reading->options.confidence;
        select(evaluation::CurvePoint{metrics::none, confidence}, tr("all classes at confidence %1").arg(QLocale().toString(confidence, 'f', 3)), nullptr);
    } else {
        select(evaluation::ClassRow{classId}, m_parts->className(classId), nullptr);
    }
}

QString EvaluationOverview::chosenClass() const
{
    return m_parts->chosen == metrics::none ? QString() : m_parts->className(m_parts->chosen);
}

void EvaluationOverview::exportErrors()
{
    const Parts& parts = *m_parts;
    if (parts.reading && parts.reading->errors) {
        Q_EMIT exportRequested(errorFigure(*parts.reading->errors, parts.chosen, parts.className(parts.chosen)), QStringLiteral("errors"));
    }
}

void EvaluationOverview::exportSizes()
{
    const Parts& parts = *m_parts;
    if (parts.evaluation) {
        Q_EMIT exportRequested(sizeFigure(parts.evaluation->coco, parts.cocoTruths, parts.evaluation->options.trainingSize, parts.chosen, parts.className(parts.chosen)),
                               QStringLiteral("sizes"));
    }
}

void EvaluationOverview::exportAtFocus()
{
    const QWidget* focus = QApplication::focusWidget();
    if (focus == m_parts->errors || focus == m_parts->writeErrors) {
        exportErrors();
    } else if (focus == m_parts->sizes || focus == m_parts->writeSizes) {
        exportSizes();
    } else if (m_parts->curves->isAncestorOf(focus)) {
        m_parts->curves->exportFigure();
    } else {
        m_parts->matrix->exportFigure();
    }
}

void EvaluationOverview::setEvaluation(evaluation::EvaluationPtr evaluation, std::shared_ptr<const evaluation::Reading> reading)
{
    Parts& parts = *m_parts;
    const QStringList before = parts.classNames();
    parts.evaluation = std::move(evaluation);
    parts.reading = std::move(reading);
    if (parts.classNames() != before) {
        parts.chosen = metrics::none;
    }
    parts.cocoTruths = parts.evaluation ? truthsOfCocoSizes(parts.evaluation->loaded.set) : std::array<std::size_t, 3>{};
    parts.shownMatrix = nullptr;
    parts.coco->setSummary(parts.evaluation ? parts.evaluation->coco.all : metrics::CocoSummary{});
    parts.thresholds->setEnabled(parts.evaluation != nullptr);
    parts.banner->dismiss();
    parts.curves->setEvaluation(parts.evaluation, parts.reading);
    parts.curves->setChosen(parts.chosen);
    refresh();
}

void EvaluationOverview::setReading(std::shared_ptr<const evaluation::Reading> reading)
{
    m_parts->reading = std::move(reading);
    m_parts->curves->setReading(m_parts->reading);
    refresh();
}

void EvaluationOverview::refresh()
{
    Parts& parts = *m_parts;
    if (!isVisible()) {
        parts.outdated = true;
        return;
    }
    parts.outdated = false;
    parts.thresholds->setReading(parts.reading);
    parts.showMatrix();
    parts.showClasses();
    parts.showBars();
    parts.fitRows();
}

void EvaluationOverview::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_parts->outdated) {
        refresh();
    }
}

void EvaluationOverview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The splitter has its new height when its layout has run.
    QMetaObject::invokeMethod(this, [this] { m_parts->fitRows(); }, Qt::QueuedConnection);
}

void EvaluationOverview::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // Rows of the table and bars carry colours of the theme.
    if (event->type() == QEvent::PaletteChange) {
        refresh();
    }
}

void EvaluationOverview::setEpochs(std::shared_ptr<const evaluation::OverEpochs> epochs)
{
    m_parts->curves->setEpochs(std::move(epochs));
}

evaluation::ReadingOptions EvaluationOverview::options() const
{
    return m_parts->thresholds->options();
}

void EvaluationOverview::setOptions(const evaluation::ReadingOptions& options)
{
    m_parts->thresholds->setOptions(options);
}

void EvaluationOverview::clearSelection()
{
    m_parts->clearMarks();
}

}  // namespace gg::widgets
