#pragma once

#include <QAbstractListModel>
#include <QStringList>

namespace gg::widgets {

/// An image of a segmentation that is evaluated, and where its masks lie.
struct MaskCase {
    QString image;      ///< absolute path
    QString truth;      ///< file of the true mask; empty where the truth is drawn as shapes, or not known
    QString predicted;  ///< file of the predicted mask; empty where only its counts were kept
};

/// The images behind a click on a segmentation, worst first, for ThumbnailGrid.
class MaskCaseModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setCases(QList<MaskCase> cases);
    const MaskCase* caseAt(int row) const;
    QStringList images() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    /// The roles of RecordModel that thumbnails need.
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<MaskCase> m_cases;
};

}  // namespace gg::widgets
