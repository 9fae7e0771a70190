#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "widgets/charts/chart_points.h"
#include "widgets/charts/evaluation_charts.h"
#include "widgets/charts/figure.h"

#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace gg::widgets {

class BarPanel;
class ChartView;
class EpochCursor;

/// The curves of an evaluation, one chart at a time: a chart is made when it is looked at.
class CurvePanel final : public QWidget {
    Q_OBJECT
public:
    enum Shown { PrecisionRecall, Confidence, FalsePerImage, ByIou, Calibration, Epochs };

    explicit CurvePanel(EpochCursor& cursor, QWidget* parent = nullptr);

    void setEvaluation(evaluation::EvaluationPtr evaluation, std::shared_ptr<const evaluation::Reading> reading);
    void setReading(std::shared_ptr<const evaluation::Reading> reading);
    /// Null: not known yet.
    void setEpochs(std::shared_ptr<const evaluation::OverEpochs> epochs);
    /// Which class is drawn strongly; metrics::none: all of them.
    void setChosen(std::uint32_t classId);
    void setShown(Shown shown);
    Shown shown() const;
    void clearMarks();
    ChartView& curves() const { return *m_curves; }
    BarPanel& calibrationBars() const { return *m_bars; }
    /// Asks for a figure of what is shown.
    void exportFigure();

Q_SIGNALS:
    void pointActivated(std::uint32_t classId, double confidence);
    void binActivated(std::size_t bin);
    /// The series over epochs is looked at and not known.
    void epochsRequested();
    void exportRequested(const gg::widgets::Figure& figure, const QString& name);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildCalibration();
    ChartSpec build(Shown shown) const;
    std::vector<ChartDot> dots() const;
    void refresh();
    void outdate();
    void activate(ChartPoint point);

    evaluation::EvaluationPtr m_evaluation;
    std::shared_ptr<const evaluation::Reading> m_reading;
    std::shared_ptr<const evaluation::OverEpochs> m_over;
    CurveChoice m_choice;
    bool m_outdated = true;
    QComboBox* m_which;
    QStackedWidget* m_stack;
    ChartView* m_curves;
    ChartView* m_epochs;
    BarPanel* m_bars;
    QLabel* m_calibration;
    std::vector<std::size_t> m_binOfRow;
};

}  // namespace gg::widgets
