#pragma once

#include "core/metrics/box_fusion.h"

#include <QDialog>
#include <QString>
#include <QStringList>

#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace gg::widgets {

/// Predictions that may be part of an ensemble.
struct EnsemblePart {
    QString path;
    QString name;
    bool masks = false;
};

/// Which predictions are fused, and how. Boxes are fused with boxes, masks with masks.
class EnsembleDialog : public QDialog {
    Q_OBJECT
public:
    explicit EnsembleDialog(const std::vector<EnsemblePart>& parts, QWidget* parent = nullptr);

    QStringList chosen() const;  ///< paths
    bool ofMasks() const;
    metrics::FusionOptions options() const;

private:
    void changed();

    std::vector<EnsemblePart> m_parts;
    QListWidget* m_list;
    QComboBox* m_fusion;
    QDoubleSpinBox* m_iou;
    QLabel* m_problem;
    QPushButton* m_fuse;
};

}  // namespace gg::widgets
