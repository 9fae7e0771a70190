#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "widgets/models/class_table_model.h"

#include <QString>

#include <optional>
#include <vector>

namespace gg::widgets {

/// What the table of classes says of one class, or of all of them.
struct ClassScores {
    std::uint32_t classId = metrics::none;  ///< none: all classes
    QString name = {};
    std::size_t truths = 0;
    std::size_t detections = 0;
    std::optional<double> ap = {};    ///< AP50-95; of all the mean of the classes
    std::optional<double> ap50 = {};
    std::optional<double> precision = {};  ///< at the confidence; of all classes pooled
    std::optional<double> recall = {};
    std::optional<double> f1 = {};
    std::optional<double> bestF1At = {};        ///< confidence
    std::optional<double> bestF1 = {};
    std::optional<double> targetAt = {};        ///< the lowest confidence that reaches the target precision
    std::optional<double> targetRecall = {};
    std::optional<double> meanIou = {};         ///< of true positives
    QString concern = {};                       ///< a sentence where the class is much worse than the mean shows
};

/// What the curves say of thresholds, whatever the confidence: it takes a walk along all of them.
struct ClassThresholds {
    std::optional<metrics::OperatingPoint> bestF1OfAll = {};
    std::optional<metrics::OperatingPoint> targetOfAll = {};
    std::vector<std::optional<metrics::OperatingPoint>> target = {};  ///< by class
};
ClassThresholds classThresholds(const metrics::ConfidenceCurves& curves, double targetPrecision);

/// All classes first, then one a class, in their order. Pure: what `evaluation` and `reading` hold.
std::vector<ClassScores> classScores(const evaluation::DetectionEvaluation& evaluation, const evaluation::Reading& reading,
                                     const ClassThresholds& thresholds);

class ClassScoreModel final : public ClassTableModel<ClassScores> {
    Q_OBJECT
public:
    enum Column { Name, Truths, Detections, Ap, Ap50, Precision, Recall, F1, BestF1At, TargetAt, MeanIou, ColumnCount };

    using ClassTableModel::ClassTableModel;

    /// The first is that of all classes. Rows of the same classes change in place.
    void setRows(std::vector<ClassScores> rows, double targetPrecision);
    const std::vector<ClassScores>& scores() const { return rows(); }

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }

protected:
    Head head(int column) const override;
    std::optional<double> number(const ClassScores& row, int column) const override;
    int decimals(int column) const override { return column == Truths || column == Detections ? 0 : 3; }
    QString tip(const ClassScores& row, int column) const override;
    bool isConcern(const ClassScores& row, int column) const override;

private:
    QString whyUndefined(const ClassScores& row, int column) const;

    double m_target = 0.9;
};

}  // namespace gg::widgets
