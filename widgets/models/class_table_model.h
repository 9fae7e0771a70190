#pragma once

#include "core/metrics/detections.h"
#include "widgets/theme/theme.h"

#include <QAbstractTableModel>
#include <QBrush>
#include <QFont>
#include <QLocale>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <optional>
#include <vector>

namespace gg::widgets {

/// What a table of classes tells of a row beside what it shows.
struct ClassTableRoles {
    enum Role { SortRole = Qt::UserRole, PinnedRole, ClassRole };
};

/// Numbers of classes, one class a row, its name in the first column. A Row has `name`, and `classId`, which is metrics::none of all
/// classes together: that row is bold and pinned. What is undefined is a dash.
template <typename Row>
class ClassTableModel : public QAbstractTableModel, public ClassTableRoles {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const final { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

protected:
    struct Head {
        QString text;
        QString tip;
    };

    virtual Head head(int column) const = 0;
    virtual std::optional<double> number(const Row& row, int column) const = 0;
    virtual int decimals(int column) const = 0;
    virtual QString tip(const Row& row, int column) const = 0;
    virtual bool isConcern(const Row& /*row*/, int /*column*/) const { return false; }

    /// Rows of the same classes change in place.
    void replaceRows(std::vector<Row> rows);
    const std::vector<Row>& rows() const { return m_rows; }

private:
    static QVariant alignment(int column)
    {
        return QVariant::fromValue(Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight));
    }
    static QVariant boldFont()
    {
        QFont bold;
        bold.setBold(true);
        return bold;
    }

    std::vector<Row> m_rows;
};

/// Sorts by a column; the row of all classes stays on top and what is undefined at the bottom, whichever way it is sorted.
class PinnedSortModel final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

template <typename Row>
QVariant ClassTableModel<Row>::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const bool isName = column == 0;
    const std::optional<double> value = isName ? std::nullopt : number(row, column);
    switch (role) {
    case Qt::DisplayRole:
        return isName ? row.name : value ? QLocale().toString(*value, 'f', decimals(column)) : QStringLiteral("–");
    case Qt::ToolTipRole:
        return tip(row, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case Qt::FontRole:
        return row.classId == metrics::none ? boldFont() : QVariant();
    case Qt::ForegroundRole:
        return isConcern(row, column) ? QVariant(QBrush(theme().error)) : isName || value ? QVariant() : QVariant(QBrush(theme().mutedText));
    case SortRole:
        return isName ? QVariant(row.name) : value ? QVariant(*value) : QVariant();
    case PinnedRole:
        return row.classId == metrics::none;
    case ClassRole:
        return row.classId;
    default:
        return {};
    }
}

template <typename Row>
QVariant ClassTableModel<Row>::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    switch (role) {
    case Qt::TextAlignmentRole:
        return alignment(section);
    case Qt::DisplayRole:
        return head(section).text;
    case Qt::ToolTipRole:
        return head(section).tip;
    default:
        return {};
    }
}

template <typename Row>
void ClassTableModel<Row>::replaceRows(std::vector<Row> rows)
{
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const Row& a, const Row& b) { return a.classId == b.classId && a.name == b.name; });
    if (!same) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    } else if (!rows.empty()) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

}  // namespace gg::widgets
