#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/ledger.h"

#include <QAbstractTableModel>
#include <QColor>

#include <optional>
#include <vector>

namespace gg::widgets {

QString ledgerStateName(dataset::LedgerState state);
QColor ledgerStateColour(dataset::LedgerState state);

/// The states that occur, how many files have each, and what trainers do with them. The last row is the sum.
class LedgerStateModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { StateColumn, ImageColumn, LabelColumn, OtherColumn, TotalColumn, UltralyticsColumn, TorchvisionColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLedger(dataset::DatasetPtr dataset, dataset::LedgerPtr ledger);
    /// Nothing for the sum: all states.
    std::optional<dataset::LedgerState> stateAt(int row) const;
    int rowOf(std::optional<dataset::LedgerState> state) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textAt(int row, int column) const;

    dataset::DatasetPtr m_dataset;
    dataset::LedgerPtr m_ledger;
    std::vector<dataset::LedgerState> m_states;
};

/// The files of one state, or all, in the order in which the folders were read.
class LedgerRowModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { FileColumn, KindColumn, StateColumn, PartnerColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLedger(dataset::DatasetPtr dataset, dataset::LedgerPtr ledger);
    void setState(std::optional<dataset::LedgerState> state);

    /// Record of the data set that the file belongs to; -1: none.
    qsizetype recordAt(int row) const;
    /// Absolute paths of the images of the rows shown, each once, at most `most`.
    QStringList images(qsizetype most) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void collect();

    dataset::DatasetPtr m_dataset;
    dataset::LedgerPtr m_ledger;
    std::optional<dataset::LedgerState> m_state;
    std::vector<std::uint32_t> m_rows;
};

}  // namespace gg::widgets
