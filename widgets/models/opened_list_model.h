#pragma once

#include <QAbstractListModel>

namespace gg::widgets {

/// What a list of things that are open tells of a row beside its name: its state in words, the colour that it is drawn in, whether something is
/// wrong with it, where there are several kinds of them, what it is, and words that a person put to it.
struct OpenedRoles {
    enum Role { StateRole = Qt::UserRole + 1, ColourRole, TroubleRole, TagRole, ChipsRole };
};

/// Rows that come and go with the things of a collection.
template <typename Collection>
class OpenedListModel : public QAbstractListModel, public OpenedRoles {
public:
    explicit OpenedListModel(Collection& collection, QObject* parent = nullptr)
        : QAbstractListModel(parent)
        , m_opened(collection)
        , m_rows(collection.size())
    {
        connect(&collection, &Collection::added, this, [this](int row) {
            beginInsertRows({}, row, row);
            ++m_rows;
            endInsertRows();
        });
        connect(&collection, &Collection::aboutToRemove, this, [this](int row) { beginRemoveRows({}, row, row); });
        connect(&collection, &Collection::removed, this, [this] {
            --m_rows;
            endRemoveRows();
        });
        connect(&collection, &Collection::changed, this, &OpenedListModel::tellChanged);
    }

    int rowCount(const QModelIndex& parent = {}) const final { return parent.isValid() ? 0 : m_rows; }

protected:
    Collection& opened() const { return m_opened; }
    bool has(const QModelIndex& index) const { return checkIndex(index, CheckIndexOption::IndexIsValid) && index.row() < m_opened.size(); }
    void tellChanged(int row) { Q_EMIT dataChanged(index(row), index(row)); }

private:
    Collection& m_opened;
    int m_rows;  ///< the collection tells of a thing when it is there already; views have to see the count change in turn
};

}  // namespace gg::widgets
