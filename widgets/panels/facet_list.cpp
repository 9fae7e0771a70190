#include "widgets/panels/facet_list.h"

#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace gg::widgets {
namespace {

QIcon swatchIcon(const QColor& colour)
{
    QPixmap pixmap(24, 24);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(QPen(theme().mutedText, 1));
    painter.setBrush(colour);
    painter.drawRect(4, 4, 15, 15);
    return pixmap;
}

}  // namespace

FacetList::FacetList(const QString& name, int mostRows, QWidget* parent)
    : QTreeWidget(parent)
    , m_mostRows(mostRows)
{
    setAccessibleName(name);
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(0);
    setAllColumnsShowFocus(true);
    setIconSize({14, 14});
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    setStyleSheet(QStringLiteral("QTreeView { background: transparent; } QTreeView::item { height: %1px; }"
                                 "QTreeView::item:selected { background: palette(highlight); color: palette(highlighted-text); }")
                      .arg(space::target - 2));
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) { toggle(item); });
}

void FacetList::setRows(const std::vector<Row>& rows)
{
    clear();
    m_largest = 1;
    for (const Row& row : rows) {
        m_largest = std::max(m_largest, row.count);
        auto* item = new QTreeWidgetItem(this, {row.text, QLocale().toString(row.count)});
        item->setData(0, Qt::UserRole, row.value);
        item->setData(1, Qt::UserRole, row.count);
        item->setData(1, Qt::UserRole + 1, row.swatch.isValid() ? row.swatch : theme().mutedText);
        item->setToolTip(0, tr("%1: show only these").arg(row.text));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        if (row.swatch.isValid()) {
            item->setIcon(0, swatchIcon(row.swatch));
        }
        if (row.wrong) {
            item->setForeground(0, theme().error);
            item->setForeground(1, theme().error);
        }
    }
    setChosen(m_chosen);
    updateGeometry();
}

void FacetList::setChosen(std::optional<int> value)
{
    m_chosen = value;
    clearSelection();
    for (int i = 0; i < topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = topLevelItem(i);
        if (value && item->data(0, Qt::UserRole).toInt() == *value) {
            item->setSelected(true);
        }
    }
}

void FacetList::drawRow(QPainter* painter, const QStyleOptionViewItem& options, const QModelIndex& index) const
{
    QTreeWidget::drawRow(painter, options, index);
    const QModelIndex count = index.siblingAtColumn(1);
    const double share = count.data(Qt::UserRole).toDouble() / static_cast<double>(m_largest);
    const QRectF room = QRectF(options.rect).adjusted(4, 0, -4, -1);
    painter->fillRect(QRectF(room.left(), room.bottom() - 3, room.width() * share, 3), count.data(Qt::UserRole + 1).value<QColor>());
}

void FacetList::toggle(QTreeWidgetItem* item)
{
    if (!item) {
        return;
    }
    const int value = item->data(0, Qt::UserRole).toInt();
    setChosen(m_chosen == value ? std::nullopt : std::optional(value));
    Q_EMIT chosenChanged(m_chosen);
}

void FacetList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        toggle(currentItem());
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        // Moving looks, Enter chooses: the selection stays where it was chosen.
        const int at = indexOfTopLevelItem(currentItem()) + (event->key() == Qt::Key_Up ? -1 : 1);
        if (at >= 0 && at < topLevelItemCount()) {
            setCurrentItem(topLevelItem(at), 0, QItemSelectionModel::NoUpdate);
        }
        return;
    }
    default:
        event->ignore();
    }
}

QSize FacetList::sizeHint() const
{
    return {180, std::min(m_mostRows, topLevelItemCount()) * (space::target - 2) + 2};
}

QSize FacetList::minimumSizeHint() const
{
    return {120, std::min(std::min(m_mostRows, 3), topLevelItemCount()) * (space::target - 2) + 2};
}

}  // namespace gg::widgets
