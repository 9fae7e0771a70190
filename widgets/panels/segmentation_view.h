#pragma once

#include "core/evaluation/segmentation_selection.h"
#include "widgets/charts/figure.h"
#include "widgets/models/segmentation_score_model.h"

#include <QStringList>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QSlider;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace gg::widgets {

class ChartView;
class EmptyState;
class EpochCursor;
class HistogramBars;
class MatrixPanel;
class PinnedSortModel;

/// The middle of the evaluate page for masks: what the pixels come to, their confusion, the threshold, classes, and how images score. It
/// computes nothing but what a threshold or the epoch changes, and says which images are behind what a person clicked.
class SegmentationView : public QWidget {
    Q_OBJECT
public:
    explicit SegmentationView(EpochCursor& cursor, QWidget* parent = nullptr);
    ~SegmentationView() override;

    /// Null: nothing to show. The chosen class, metric and mean stay where the classes are the same.
    void setEvaluation(std::shared_ptr<const evaluation::SegmentationEvaluation> evaluation);
    const evaluation::SegmentationEvaluation* evaluation() const { return m_evaluation.get(); }
    /// The epoch at the cursor; null without an evaluation.
    const evaluation::SegmentationEpoch* epoch() const { return m_epoch; }

    PixelMean mean() const;
    void setMean(PixelMean mean);
    int threshold() const { return m_reading.threshold; }
    /// Name of the class that is chosen in the table; empty: all.
    QString chosenClass() const { return m_class == metrics::none ? QString() : className(m_class); }
    /// What the bars show.
    evaluation::SegmentationMetric barMetric() const;
    void setThreshold(int threshold);
    /// Asks for a figure of the curves or bars that have the focus, else of the matrix.
    void exportAtFocus();
    /// As if a person had clicked "matrix:TRUTH:PREDICTED" or "class:NAME"; false where there is no such thing.
    bool select(const QString& text);
    /// Takes the marks of what was clicked away.
    void clearSelection();

    /// The number over a metric, as it is shown.
    QString valueText(evaluation::SegmentationMetric metric) const;
    MatrixPanel& matrix() const { return *m_matrix; }
    QTableView& table() const { return *m_table; }
    HistogramBars& bars() const { return *m_bars; }
    ChartView& curves() const { return *m_curves; }

Q_SIGNALS:
    /// Absolute paths, worst first, and what they are: "truth polyp, predicted background: 208,980 pixels in 277 images".
    void imagesActivated(const QStringList& images, const QString& reason);
    /// The same, for who draws where.
    void selected(const gg::evaluation::SegmentationSelection& selection);
    /// A person wants this on paper.
    void exportRequested(const gg::widgets::Figure& figure, const QString& name);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Curves { Thresholds, PrecisionRecall, Roc, Epochs };

    QWidget* buildStrip();
    QWidget* buildThreshold();
    QWidget* buildCurves(EpochCursor& cursor);
    QWidget* buildTable();
    QWidget* buildBars();
    void connectParts(EpochCursor& cursor);
    void exportCurves();
    void exportBars();
    void moveTo(int epoch);
    void refresh();
    void showScores();
    void showMatrix();
    void showCurves();
    void showThreshold();
    void showBars();
    void showHistories();
    void chooseClass(std::uint32_t classId);
    void sizeColumns();
    QString className(std::uint32_t classId) const;
    std::uint32_t classAt(const class QModelIndex& index) const;
    void activateCell(std::size_t truth, std::size_t predicted);
    void activateClass(std::uint32_t classId);
    void activateBars(std::size_t first, std::size_t last);
    void activateThreshold(int threshold);
    void activateLost();
    void activateNeverFound();
    void activate(const evaluation::SegmentationSelection& selection, const QString& what);

    std::shared_ptr<const evaluation::SegmentationEvaluation> m_evaluation;
    const evaluation::SegmentationEpoch* m_epoch = nullptr;  ///< of m_evaluation
    evaluation::SegmentationReading m_reading;
    std::uint32_t m_class = metrics::none;
    int m_cursorEpoch = 0;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QComboBox* m_mean = nullptr;
    QLabel* m_about = nullptr;
    std::array<QLabel*, evaluation::segmentationMetrics.size()> m_values{};
    std::array<QLabel*, evaluation::segmentationMetrics.size()> m_counts{};
    QWidget* m_thresholdRow = nullptr;
    QSlider* m_slider = nullptr;
    QLabel* m_thresholdText = nullptr;
    QToolButton* m_best = nullptr;
    MatrixPanel* m_matrix = nullptr;
    QWidget* m_curvePanel = nullptr;
    QComboBox* m_which = nullptr;
    QStackedWidget* m_charts = nullptr;
    ChartView* m_curves = nullptr;
    ChartView* m_epochs = nullptr;
    QLabel* m_curveNote = nullptr;
    QWidget* m_historyRow = nullptr;
    QToolButton* m_lost = nullptr;
    QToolButton* m_never = nullptr;
    evaluation::HistoryImages m_lostImages;
    evaluation::HistoryImages m_neverImages;
    QTableView* m_table = nullptr;
    SegmentationScoreModel* m_model = nullptr;
    PinnedSortModel* m_sorted = nullptr;
    QComboBox* m_barMetric = nullptr;
    QLabel* m_barTitle = nullptr;
    QToolButton* m_undefined = nullptr;
    HistogramBars* m_bars = nullptr;
};

}  // namespace gg::widgets
