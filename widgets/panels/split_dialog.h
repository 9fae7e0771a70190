#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/split.h"

#include <QDialog>
#include <QTimer>

#include <array>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace gg::widgets {

class Banner;
class ProgressRow;

/// Chooses how a data set is divided and shows the shares that are reached, of the images and of every class, before a list is
/// written. Divides and writes nothing itself: it asks for both.
class SplitDialog : public QDialog {
    Q_OBJECT
public:
    SplitDialog(dataset::DatasetPtr dataset, const QString& folder, QWidget* parent = nullptr);

    dataset::SplitOptions options() const;
    QString folder() const;
    void setFolder(const QString& folder);
    void setShares(double train, double val, double test);
    void setBy(dataset::SplitBy by);

    void setProgress(const QString& what, quint64 done, quint64 total);
    void setPlan(const dataset::SplitPlan& plan);
    void setWritten(const QString& folder);
    void setError(const QString& text);
    void setCancelled();

Q_SIGNALS:
    void planRequested(const gg::dataset::SplitOptions& options);
    void writeRequested(const QString& folder, const gg::dataset::SplitPlan& plan);
    void cancelRequested();
    void openRequested(const QString& folder);

private:
    QWidget* buildForm();
    QWidget* buildResult();
    void choicesChanged();
    void showPlan(const dataset::SplitPlan& plan);
    void addRow(const QString& name, const std::array<std::uint64_t, dataset::splitCount>& counts, const dataset::SplitShares& asked);
    void enableWrite();
    void chooseFolder();
    void write();

    dataset::DatasetPtr m_dataset;
    std::optional<dataset::SplitPlan> m_plan;
    std::optional<QString> m_written;
    bool m_writing = false;
    QTimer m_settle;
    Banner* m_banner;
    QFormLayout* m_form;
    std::array<QDoubleSpinBox*, dataset::splitCount> m_shares{};
    QSpinBox* m_seed;
    QComboBox* m_by;
    QLineEdit* m_pattern;
    QLineEdit* m_folder;
    QLabel* m_headline;
    QTableWidget* m_table;
    QLabel* m_problems;
    ProgressRow* m_progress;
    QPushButton* m_write;
    QPushButton* m_open;
};

}  // namespace gg::widgets
