#pragma once

#include "core/runs/compare.h"

#include <QAbstractTableModel>
#include <QColor>

#include <optional>
#include <vector>

namespace gg::widgets
{

class RunCollection;
struct RunEntry;

/// The runs that are drawn, in their order.
std::vector<const RunEntry*> visibleRuns(const RunCollection& runs);

/// What differs in the configurations of the visible runs: one key a row, one run a column. Empty with fewer than two.
class RunDifferencesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const std::vector<const RunEntry*>& runs);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<runs::ConfigDifference> m_differences;
    std::vector<QString> m_names;
};

/// Best value with its epoch, last value and value at the cursor: one metric and run a row.
class RunBestModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Metric, Best, Last, AtCursor, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const std::vector<const RunEntry*>& runs, int epoch);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString metric;
        QString run;
        QColor colour;
        runs::BestValue value;
        std::optional<double> atCursor;
    };
    static bool sameValues(const Row& a, const Row& b);
    static std::vector<Row> rowsFor(const std::vector<const RunEntry*>& runs, int epoch);

    std::vector<Row> m_rows;
    int m_epoch = 0;
};

}  // namespace gg::widgets
