#pragma once

#include "widgets/models/evaluation_state.h"

#include <QAbstractListModel>
#include <QRectF>
#include <QSize>

namespace gg::widgets {

/// The objects behind a click, one a row, worst first: what a list or a wall of crops needs to draw them.
class CaseModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole + 1,  ///< evaluation::CaseKind as int
        FileRole,                     ///< absolute path of the image; empty where its data set is not open
        ImageSizeRole,                ///< QSize, empty where it is not known
        TruthBoxRole,                 ///< QRectF in pixels of the image; null without a truth
        PredictionBoxRole
    };
    using QAbstractListModel::QAbstractListModel;

    void setCases(evaluation::EvaluationPtr evaluation, CaseList cases);
    const evaluation::Case* caseAt(int row) const;
    /// The row of the same object among the cases there are now, or −1. A truth is the same in another run's cases, too.
    int rowOf(const evaluation::Case& one) const;
    /// Absolute paths of the images, each once, in the order of their worst case.
    QStringList images() const;
    QString imageFile(std::uint32_t image) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    /// DisplayRole: "Bus 0.88", "Truck, missed". ToolTipRole: the same in whole words, with IoU and image.
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString caption(const evaluation::Case& one) const;
    QString description(const evaluation::Case& one) const;

    evaluation::EvaluationPtr m_evaluation;
    CaseList m_cases;
};

/// Overlap of a detection with a truth as the evaluation computed it; 0 where they hardly touch.
double overlapOf(const evaluation::DetectionEvaluation& evaluation, std::uint32_t detection, std::uint32_t truth);

}  // namespace gg::widgets
