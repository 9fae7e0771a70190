#pragma once

#include "core/dataset/split.h"
#include "widgets/panels/writing_dialog.h"

#include <array>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTableWidget;

namespace gg::widgets {

/// Chooses how a data set is divided and shows the shares that are reached, of the images and of every class, before a list is
/// written. Divides and writes nothing itself: it asks for both.
class SplitDialog : public WritingDialog {
    Q_OBJECT
public:
    SplitDialog(dataset::DatasetPtr dataset, const QString& folder, QWidget* parent = nullptr);

    dataset::SplitOptions options() const;
    void setShares(double train, double val, double test);
    void setBy(dataset::SplitBy by);

    void setPlan(const dataset::SplitPlan& plan);
    void setWritten(const QString& folder);
    void setError(const QString& text);
    void setCancelled();

Q_SIGNALS:
    void planRequested(const gg::dataset::SplitOptions& options);
    void writeRequested(const QString& folder, const gg::dataset::SplitPlan& plan);

protected:
    void compute() override;
    void write() override;
    void enableWrite() override;

private:
    QFormLayout* buildForm();
    QWidget* buildResult();
    void choicesChanged();
    void showPlan(const dataset::SplitPlan& plan);
    void addRow(const QString& name, const std::array<std::uint64_t, dataset::splitCount>& counts, const dataset::SplitShares& asked);

    std::optional<dataset::SplitPlan> m_plan;
    std::array<QDoubleSpinBox*, dataset::splitCount> m_shares{};
    QSpinBox* m_seed;
    QComboBox* m_by;
    QLineEdit* m_pattern;
    QLabel* m_headline;
    QTableWidget* m_table;
    QLabel* m_problems;
};

}  // namespace gg::widgets
