#pragma once

#include "core/report/result_table.h"
#include "widgets/models/comparison.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QSortFilterProxyModel>

#include <vector>

namespace gg::widgets {

/// Runs, or groups of runs where they are grouped, with settings and results: a row each, the best of a column in bold. Rows stay the same objects
/// while the values change, so that a selection outlives the next epoch.
class CompareTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// By column; for views that sort: a number, or text.
    enum Role { SortRole = Qt::UserRole + 1, WordsRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// O(runs × columns × points). `epoch` is the cursor's.
    void refresh(const std::vector<const RunEntry*>& runs, const Comparison& comparison, int epoch);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Folder of the run in a row; empty for a group of several.
    QString folderOf(int row) const { return m_rows[static_cast<std::size_t>(row)].folder; }
    const std::vector<ComparedColumn>& columns() const { return m_columns; }
    /// Rows in this order. In CSV the epoch of a best value is a column of its own.
    report::ResultTable table(const std::vector<int>& rows, report::TableFormat format) const;

private:
    struct Cell {
        report::ResultCell shown;
        int epoch = 0;  ///< of the best value; 0: none
    };
    struct Row {
        QString key;     ///< folder, or the group's name
        QString folder;
        QString name;    ///< in exported tables
        QString title;   ///< with the run's tags
        QString tip;
        QString words;
        QColor colour;
        bool faint = false;
        std::vector<Cell> cells;
    };

    Row rowOfRun(const RunEntry& run, const Comparison& comparison, int epoch) const;
    Row rowOfGroup(const runs::RunGroup& group, const std::vector<const RunEntry*>& runs, const Comparison& comparison, int epoch) const;
    void findBest(const Comparison& comparison);

    std::vector<ComparedColumn> m_columns;
    std::vector<report::ResultColumn> m_kinds;   ///< by column, and the name's before them
    std::vector<Row> m_rows;
    std::vector<std::vector<bool>> m_best;       ///< by column and row
    bool m_grouped = false;
};

/// Sorts numbers as numbers; what is missing stays at the end, whichever way it is sorted.
class CompareTableOrder final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// Only rows in whose name, note and tags every word occurs.
    void setWords(const QStringList& words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
};

/// What a search looks through: name, note, and tags as "#tag".
QString searchedText(const RunEntry& run);
bool hasWords(const QString& text, const QStringList& words);

/// The columns that a table begins with: up to three settings that differ, and the best values of up to four series that say how good a run is.
QStringList firstColumns(const std::vector<const RunEntry*>& runs);

}  // namespace gg::widgets
