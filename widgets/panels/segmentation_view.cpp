#include "widgets/panels/segmentation_view.h"

#include "widgets/charts/chart_view.h"
#include "widgets/charts/segmentation_charts.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/segmentation_texts.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/histogram_bars.h"
#include "widgets/panels/matrix_panel.h"
#include "widgets/panels/matrix_view.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace gg::widgets {
namespace {

using evaluation::SegmentationMetric;

/// From this IoU on an image's foreground counts as found.
constexpr double foundFrom = 0.5;

QString number(double value)
{
    return QLocale().toString(value, 'f', 3);
}

QString count(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

}  // namespace

void SegmentationView::setEvaluation(std::shared_ptr<const evaluation::SegmentationEvaluation> evaluation)
{
    const bool sameClasses = evaluation && m_evaluation && evaluation->classNames == m_evaluation->classNames;
    m_evaluation = std::move(evaluation);
    m_epoch = nullptr;
    if (!sameClasses) {
        m_class = metrics::none;
    }
    m_stack->setCurrentIndex(m_evaluation ? 1 : 0);
    if (!m_evaluation) {
        m_model->clear();
        return;
    }
    const bool several = m_evaluation->counted.size() > 1;
    const QSignalBlocker quiet(m_mean);
    const int chosen = m_mean->currentIndex();
    m_mean->clear();
    m_mean->addItem(tr("All pixels together"));
    m_mean->addItem(tr("Mean over images"));
    if (several) {
        m_mean->addItem(tr("Mean over classes"));
        m_mean->addItem(tr("Mean over images and classes"));
    }
    m_mean->setCurrentIndex(chosen >= 0 && chosen < m_mean->count() ? chosen : 0);
    m_epochs->setSpec(segmentationEpochsChart(*m_evaluation));
    showHistories();
    moveTo(m_cursorEpoch);
}

void SegmentationView::moveTo(int epoch)
{
    m_cursorEpoch = epoch;
    if (!m_evaluation) {
        return;
    }
    const evaluation::SegmentationEpoch* there = &evaluation::epochAt(*m_evaluation, epoch);
    if (there == m_epoch) {
        return;
    }
    m_epoch = there;
    refresh();
}

void SegmentationView::refresh()
{
    const bool movable = evaluation::thresholdMovesAll(*m_epoch);
    if (!movable) {
        m_reading.threshold = metrics::middleThreshold;
    }
    m_thresholdRow->setVisible(movable);
    // Labels of one epoch have no curve at all; those of several have one.
    const bool several = m_evaluation->epochs.size() > 1;
    m_curvePanel->setVisible(m_epoch->imagesWithLevels > 0 || several);
    if (m_epoch->imagesWithLevels == 0 && several) {
        const QSignalBlocker quiet(m_which);
        m_which->setCurrentIndex(Epochs);
    }
    QString about = tr("%Ln image(s)", nullptr, static_cast<int>(m_epoch->images.size()));
    if (m_evaluation->epochs.size() > 1) {
        about = tr("epoch %1, %2").arg(m_epoch->epoch).arg(about);
    }
    if (m_epoch->pooled.leftOut > 0) {
        const double share = static_cast<double>(m_epoch->pooled.leftOut) / static_cast<double>(m_epoch->pooled.leftOut + m_epoch->pooled.total());
        about += QStringLiteral(" · ") + tr("%1 % of the pixels have no class and do not count").arg(QLocale().toString(share * 100, 'f', 1));
    }
    m_about->setText(about);
    showCurves();
    showThreshold();
}

PixelMean SegmentationView::mean() const
{
    return static_cast<PixelMean>(std::max(0, m_mean->currentIndex()));
}

void SegmentationView::setMean(PixelMean mean)
{
    m_mean->setCurrentIndex(static_cast<int>(mean));
}

void SegmentationView::setThreshold(int threshold)
{
    if (m_epoch == nullptr || !evaluation::thresholdMovesAll(*m_epoch) || threshold == m_reading.threshold) {
        return;
    }
    m_reading.threshold = threshold;
    showThreshold();
}

void SegmentationView::showThreshold()
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(m_reading.threshold);
    m_thresholdText->setText(QLocale().toString(metrics::probabilityAt(m_reading.threshold), 'f', 3));
    if (m_which->currentIndex() == Thresholds) {
        m_curves->setDots(evaluation::thresholdMovesAll(*m_epoch) ? thresholdDots(*m_epoch, m_reading.threshold) : std::vector<ChartDot>());
    }
    showScores();
    showMatrix();
    showBars();
}

void SegmentationView::showHistories()
{
    m_lostImages.images.clear();
    m_neverImages.images.clear();
    if (m_evaluation->epochs.size() > 1) {
        for (const evaluation::ImageHistory& one : evaluation::imageHistories(*m_evaluation, foundFrom)) {
            if (one.hasTruth && one.history.lostAt) {
                m_lostImages.images.push_back(one.image);
            } else if (one.hasTruth && !one.history.firstFound) {
                m_neverImages.images.push_back(one.image);
            }
        }
    }
    m_lost->setText(tr("%Ln image(s) lost", nullptr, static_cast<int>(m_lostImages.images.size())));
    m_never->setText(tr("%Ln image(s) never found", nullptr, static_cast<int>(m_neverImages.images.size())));
    m_lost->setEnabled(!m_lostImages.images.empty());
    m_never->setEnabled(!m_neverImages.images.empty());
}

void SegmentationView::showScores()
{
    const evaluation::SegmentationScores scores = evaluation::scoresOf(*m_evaluation, *m_epoch, m_reading);
    const evaluation::ScoreRow& row = meanRow(scores, mean());
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const metrics::DefinedMean& one = row[i];
        m_values[i]->setText(one.value ? number(*one.value) : QStringLiteral("–"));
        m_counts[i]->setText(mean() != PixelMean::Pooled && one.defined < one.all ? tr("%1 of %2").arg(count(one.defined), count(one.all)) : QString());
    }
    // A run keeps the pictures of a few images alone: a number over those is not one over all.
    const std::size_t measured = m_epoch->imagesWithBoundaries;
    if (mean() == PixelMean::Pooled && measured > 0 && measured < m_epoch->images.size()) {
        m_counts[static_cast<std::size_t>(SegmentationMetric::BoundaryF1)]->setText(tr("%1 of %2").arg(count(measured), count(m_epoch->images.size())));
    }
    m_model->setScores(*m_evaluation, scores, mean());
    sizeColumns();
    chooseClass(m_class);
}

void SegmentationView::showMatrix()
{
    m_matrix->setFigure(pixelMatrix(*m_evaluation, evaluation::confusionOf(*m_evaluation, *m_epoch, m_reading)));
}

void SegmentationView::showCurves()
{
    const int which = m_which->currentIndex();
    m_charts->setCurrentIndex(which == Epochs ? 1 : 0);
    m_historyRow->setVisible(which == Epochs && m_evaluation->epochs.size() > 1);
    const bool some = m_epoch->imagesWithLevels > 0 && m_epoch->imagesWithLevels < m_epoch->images.size();
    m_curveNote->setVisible(some && which != Epochs);
    if (some) {
        m_curveNote->setText(tr("Of the %Ln image(s) whose probabilities were kept", nullptr, static_cast<int>(m_epoch->imagesWithLevels)));
    }
    if (which == Thresholds) {
        m_curves->setSpec(thresholdChart(*m_epoch));
        m_curves->setDots(evaluation::thresholdMovesAll(*m_epoch) ? thresholdDots(*m_epoch, m_reading.threshold) : std::vector<ChartDot>());
    } else if (which != Epochs) {
        m_curves->setSpec(which == Roc ? pixelRocChart(*m_epoch) : pixelPrecisionChart(*m_epoch));
    }
}

SegmentationMetric SegmentationView::barMetric() const
{
    return static_cast<SegmentationMetric>(m_barMetric->currentData().toInt());
}

void SegmentationView::showBars()
{
    const evaluation::ScoreBars counted = evaluation::scoreBars(*m_evaluation, *m_epoch, barMetric(), m_class, m_reading);
    Histogram histogram;
    for (std::size_t i = 0; i <= counted.bars.size(); ++i) {
        histogram.edges.push_back(static_cast<double>(i) / static_cast<double>(counted.bars.size()));
    }
    histogram.all.assign(counted.bars.begin(), counted.bars.end());
    histogram.chosen = histogram.all;
    m_bars->setHistogram(std::move(histogram), {});
    m_barTitle->setText(m_class == metrics::none ? tr("Images by") : tr("Images by %1 of").arg(metricName(barMetric())) + QLatin1Char(' ') + className(m_class));
    m_undefined->setVisible(counted.undefined > 0);
    m_undefined->setText(tr("%Ln without it", nullptr, static_cast<int>(counted.undefined)));
}

QString SegmentationView::className(std::uint32_t classId) const
{
    return classId < m_evaluation->classes() ? QString::fromStdString(m_evaluation->classNames[classId]) : tr("all classes");
}

std::uint32_t SegmentationView::classAt(const QModelIndex& index) const
{
    return index.isValid() ? index.data(SegmentationScoreModel::ClassRole).toUInt() : metrics::none;
}

void SegmentationView::chooseClass(std::uint32_t classId)
{
    m_class = classId;
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        if (classAt(m_sorted->index(row, 0)) == classId) {
            const QSignalBlocker quiet(m_table->selectionModel());
            m_table->selectRow(row);
            return;
        }
    }
}

QString SegmentationView::valueText(SegmentationMetric metric) const
{
    return m_values[static_cast<std::size_t>(metric)]->text();
}

void SegmentationView::exportCurves()
{
    const ChartSpec& spec = m_which->currentIndex() == Epochs ? m_epochs->spec() : m_curves->spec();
    if (!spec.empty()) {
        Q_EMIT exportRequested(spec, spec.name);
    }
}

void SegmentationView::exportBars()
{
    if (m_epoch != nullptr) {
        const ChartSpec spec = scoreHistogramChart(m_bars->histogram(), metricName(barMetric()), m_class == metrics::none ? QString() : className(m_class));
        Q_EMIT exportRequested(spec, spec.name);
    }
}

void SegmentationView::exportAtFocus()
{
    const QWidget* focus = QApplication::focusWidget();
    if (m_curvePanel->isAncestorOf(focus)) {
        exportCurves();
    } else if (m_bars->parentWidget()->isAncestorOf(focus)) {
        exportBars();
    } else {
        m_matrix->exportFigure();
    }
}

void SegmentationView::clearSelection()
{
    m_matrix->clearMarks();
    m_bars->setSelectedRange({});
}

void SegmentationView::activateCell(std::size_t truth, std::size_t predicted)
{
    const MatrixCellPlace cell{.truth = truth, .predicted = predicted};
    const auto& figure = *m_matrix->figure();
    m_matrix->matrix().setMarked({cell});
    m_bars->setSelectedRange({});
    activate(evaluation::PixelMatrixCell{.truth = truth, .predicted = predicted},
             tr("%1: %2 pixels").arg(cellName(figure, cell), count(figure.at(truth, predicted))));
}

bool SegmentationView::select(const QString& text)
{
    const QStringList parts = text.split(u':');
    const auto classNamed = [this](const QString& name) {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; m_evaluation && i < m_evaluation->classes(); ++i) {
            found = QString::fromStdString(m_evaluation->classNames[i]) == name ? std::optional(i) : found;
        }
        return found;
    };
    if (parts.size() == 3 && parts[0] == u"matrix") {
        const auto truth = classNamed(parts[1]);
        const auto predicted = classNamed(parts[2]);
        if (truth && predicted) {
            activateCell(*truth, *predicted);
            return true;
        }
    } else if (parts.size() == 2 && parts[0] == u"class") {
        if (const auto one = classNamed(parts[1])) {
            activateClass(static_cast<std::uint32_t>(*one));
            return true;
        }
    }
    return false;
}

void SegmentationView::activateClass(std::uint32_t classId)
{
    clearSelection();
    if (classId == metrics::none) {
        activate(std::monostate(), tr("all classes, lowest IoU first"));
    } else {
        activate(evaluation::SegmentationClassRow{.classId = classId}, tr("%1 in truth or prediction, lowest IoU first").arg(className(classId)));
    }
}

void SegmentationView::activateBars(std::size_t first, std::size_t last)
{
    m_matrix->clearMarks();
    const SegmentationMetric metric = barMetric();
    const QString name = m_class == metrics::none ? metricName(metric) : tr("%1 of %2").arg(metricName(metric), className(m_class));
    const bool undefined = first >= evaluation::ScoreBars{}.bars.size();
    const double tenth = 1.0 / static_cast<double>(evaluation::ScoreBars{}.bars.size());
    const QString what = undefined ? tr("%1 is undefined").arg(name)
                                   : tr("%1 from %2 to %3").arg(name, QLocale().toString(static_cast<double>(first) * tenth, 'f', 1),
                                                                QLocale().toString(static_cast<double>(last + 1) * tenth, 'f', 1));
    activate(evaluation::ScoreBar{.metric = metric, .classId = m_class, .bar = first, .last = last}, what);
}

void SegmentationView::activateThreshold(int threshold)
{
    clearSelection();
    setThreshold(threshold);
    activate(evaluation::ThresholdPoint{.threshold = threshold},
             tr("threshold %1, lowest Dice first").arg(QLocale().toString(metrics::probabilityAt(threshold), 'f', 3)));
}

void SegmentationView::activateLost()
{
    clearSelection();
    activate(m_lostImages, tr("found at some epoch, lost at the last (IoU below %1)").arg(QLocale().toString(foundFrom)));
}

void SegmentationView::activateNeverFound()
{
    clearSelection();
    activate(m_neverImages, tr("never found (IoU below %1 at every epoch)").arg(QLocale().toString(foundFrom)));
}

void SegmentationView::activate(const evaluation::SegmentationSelection& selection, const QString& what)
{
    const std::vector<evaluation::ImageCase> cases = evaluation::imagesOf(*m_evaluation, *m_epoch, m_reading, selection);
    QStringList images;
    for (const evaluation::ImageCase& one : cases) {
        images << QString::fromStdString(m_epoch->images[one.image].image);
    }
    const bool cell = std::holds_alternative<evaluation::PixelMatrixCell>(selection);
    const QString in = cell ? tr("%1 in %Ln image(s)", nullptr, static_cast<int>(images.size())) : tr("%1: %Ln image(s)", nullptr, static_cast<int>(images.size()));
    Q_EMIT selected(selection);
    Q_EMIT imagesActivated(images, in.arg(what));
}

void SegmentationView::sizeColumns()
{
    QFont bold = m_table->font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    for (int column = SegmentationScoreModel::FirstMetric; column < SegmentationScoreModel::ColumnCount; ++column) {
        const bool wideCount = column == SegmentationScoreModel::Pixels;
        const QString head = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int wide = std::max(metrics.horizontalAdvance(wideCount ? QStringLiteral("888,888,888") : QStringLiteral("0.888")),
                                  m_table->fontMetrics().horizontalAdvance(head));
        m_table->setColumnWidth(column, wide + 14);
    }
}

void SegmentationView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        sizeColumns();
    }
}

}  // namespace gg::widgets
