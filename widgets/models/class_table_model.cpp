#include "widgets/models/class_table_model.h"

namespace gg::widgets {

bool PinnedSortModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    // What shall be first either way has to be the lesser one rising and the greater one falling.
    const bool rising = sortOrder() == Qt::AscendingOrder;
    const auto pinned = [](const QModelIndex& index) { return index.data(ClassTableRoles::PinnedRole).toBool(); };
    if (pinned(left) != pinned(right)) {
        return pinned(left) == rising;
    }
    const QVariant a = left.data(ClassTableRoles::SortRole);
    const QVariant b = right.data(ClassTableRoles::SortRole);
    if (a.isValid() != b.isValid()) {
        return a.isValid() == rising;
    }
    if (a.userType() == QMetaType::QString) {
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    }
    return a.toDouble() < b.toDouble();
}

}  // namespace gg::widgets
