#pragma once

#include "widgets/models/class_table_model.h"
#include "widgets/models/detection_details.h"

#include <QTableView>

#include <vector>

namespace gg::widgets {

struct RunEntry;

/// Scores of a class in one run at an epoch.
struct RunClassScore {
    QString name;
    std::uint32_t classId = metrics::none;
    QString run;
    QColor colour;
    runs::ClassScore score;
};

class RunClassModel final : public ClassTableModel<RunClassScore> {
    Q_OBJECT
public:
    enum Column { Name, Truths, Predicted, Ap, Ap50, Precision, Recall, ColumnCount };
    using ClassTableModel::ClassTableModel;

    void setRows(std::vector<RunClassScore> rows) { replaceRows(std::move(rows)); }
    const std::vector<RunClassScore>& scores() const { return rows(); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }

protected:
    Head head(int column) const override;
    std::optional<double> number(const RunClassScore& row, int column) const override;
    int decimals(int column) const override { return column == Truths || column == Predicted ? 0 : 3; }
    QString tip(const RunClassScore& row, int column) const override;
};

/// The classes of the visible detectors at the cursor, one class and run a row.
class DetectionClassTable final : public QTableView {
    Q_OBJECT
public:
    explicit DetectionClassTable(QWidget* parent = nullptr);

    struct Shown {
        const RunEntry* run = nullptr;
        DetectionEpochPtr detail;
    };
    void setShown(const std::vector<Shown>& shown);
    const RunClassModel& classModel() const { return *m_model; }

Q_SIGNALS:
    /// As selectionFromText() reads it: "class:RBC".
    void evaluateRequested(const QString& run, const QString& selection);

private:
    void activate(const QModelIndex& index);

    RunClassModel* m_model;
    PinnedSortModel* m_sorted;
};

}  // namespace gg::widgets
