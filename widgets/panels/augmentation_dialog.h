#pragma once

#include "core/audit/augmentation/recipe.h"
#include "core/audit/augmentation/sample.h"
#include "core/dataset/dataset.h"

#include <QDialog>
#include <QTimer>

#include <vector>

class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace gg::widgets {

class Banner;
class ImageView;

/// Samples as a recipe would make them, with what becomes of every label: kept, kept under 8 px, or dropped. Changing a number asks for the
/// same sample anew; another one is a key away. The pictures are made by whoever listens.
class AugmentationDialog : public QDialog {
    Q_OBJECT
public:
    AugmentationDialog(dataset::DatasetPtr dataset, const audit::AugmentationRecipe& recipe, QWidget* parent = nullptr);

    audit::AugmentationRecipe recipe() const;
    quint64 seed() const { return m_seed; }
    void setSample(const audit::AugmentedSample& sample);
    void setError(const QString& text);

Q_SIGNALS:
    /// recipe() and seed() have changed.
    void sampleRequested();

private:
    struct Field {
        double audit::AugmentationRecipe::*value;
        QDoubleSpinBox* box;
    };
    QWidget* makeForm(const audit::AugmentationRecipe& recipe);
    void another(int by);

    dataset::DatasetPtr m_dataset;
    std::vector<Field> m_fields;
    quint64 m_seed = 1;
    QTimer m_wait;  ///< a number is often changed several times in a row
    Banner* m_banner;
    ImageView* m_view;
    QLabel* m_counts;
};

}  // namespace gg::widgets
