#pragma once

#include "widgets/models/detection_details.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace gg::widgets {

class BarPanel;
class MatrixPanel;
struct MatrixFigure;
struct RunEntry;

/// The matrix that a run of a detector counted, classes and background.
MatrixFigure matrixOf(const runs::DetectionEpoch& detail, const QString& run);

/// What a detector's run was measured at in an epoch: its confusion matrix, and what each kind of error costs.
class DetectionEpochView final : public QWidget {
    Q_OBJECT
public:
    explicit DetectionEpochView(QWidget* parent = nullptr);

    /// `detail` null: `why` is shown instead. Its epoch is named where it is not the cursor's.
    void show(const RunEntry& run, const DetectionEpochPtr& detail, int cursor, const QString& why);
    const DetectionEpochPtr& detail() const { return m_detail; }
    MatrixPanel& matrix() const { return *m_matrix; }
    BarPanel& errors() const { return *m_errors; }

Q_SIGNALS:
    /// As selectionFromText() reads it: "matrix:RBC:WBC", "errors:missed".
    void evaluateRequested(const QString& selection);
    void exportRequested(const gg::widgets::MatrixFigure& figure);

private:
    QLabel* m_title;
    MatrixPanel* m_matrix;
    QLabel* m_errorsTitle;
    BarPanel* m_errors;
    DetectionEpochPtr m_detail;
};

}  // namespace gg::widgets
