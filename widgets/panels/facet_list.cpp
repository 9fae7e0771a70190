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
    setSelectionMode(QAbstractItemView::NoSelection);
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
    m_largest = 1;
    for (const Row& row : rows) {
        m_largest = std::max(m_largest, row.count);
    }
    // The same rows with other counts keep the current one and the place scrolled to.
    bool same = topLevelItemCount() == static_cast<int>(rows.size());
    for (int i = 0; same && i < topLevelItemCount(); ++i) {
        same = topLevelItem(i)->data(0, ValueData).toInt() == rows[static_cast<std::size_t>(i)].value;
    }
    if (!same) {
        clear();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            new QTreeWidgetItem(this);
        }
    }
    for (int i = 0; i < topLevelItemCount(); ++i) {
        fill(topLevelItem(i), rows[static_cast<std::size_t>(i)]);
    }
    setChosen(m_chosen);
    if (!same) {
        updateGeometry();
    }
    viewport()->update();
}

void FacetList::fill(QTreeWidgetItem* item, const Row& row)
{
    const QLocale locale;
    item->setText(0, row.text);
    item->setText(1, row.shown < 0 || row.shown == row.count ? locale.toString(row.count)
                                                             : QStringLiteral("%1 / %2").arg(locale.toString(row.shown), locale.toString(row.count)));
    item->setData(0, ValueData, row.value);
    item->setData(1, CountData, row.count);
    item->setData(1, ShownData, row.shown < 0 ? row.count : row.shown);
    item->setData(1, ColourData, row.swatch.isValid() ? row.swatch : theme().accent);
    item->setToolTip(0, tr("%1: show these; a second value adds its images").arg(row.tip.isEmpty() ? row.text : row.tip));
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    if (row.swatch.isValid()) {
        item->setIcon(0, swatchIcon(row.swatch));
    }
    const QVariant brush = row.wrong ? QVariant(QBrush(theme().error)) : QVariant();
    item->setData(0, Qt::ForegroundRole, brush);
    item->setData(1, Qt::ForegroundRole, brush);
}

void FacetList::setChosen(const QSet<int>& values)
{
    m_chosen = values;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = topLevelItem(i);
        item->setSelected(values.contains(item->data(0, ValueData).toInt()));
    }
}

void FacetList::drawRow(QPainter* painter, const QStyleOptionViewItem& options, const QModelIndex& index) const
{
    QTreeWidget::drawRow(painter, options, index);
    const QModelIndex counts = index.siblingAtColumn(1);
    const QRectF room = QRectF(options.rect).adjusted(4, 0, -4, -1);
    const auto bar = [&](int role, const QColor& colour) {
        const double share = counts.data(role).toDouble() / static_cast<double>(m_largest);
        painter->fillRect(QRectF(room.left(), room.bottom() - 3, room.width() * share, 3), colour);
    };
    QColor whole = theme().mutedText;
    whole.setAlpha(110);
    bar(CountData, whole);
    bar(ShownData, counts.data(ColourData).value<QColor>());
}

void FacetList::toggle(QTreeWidgetItem* item)
{
    if (!item) {
        return;
    }
    QSet<int> chosen = m_chosen;
    const int value = item->data(0, ValueData).toInt();
    if (!chosen.remove(value)) {
        chosen.insert(value);
    }
    setChosen(chosen);
    QList<int> values;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        if (const int at = topLevelItem(i)->data(0, ValueData).toInt(); chosen.contains(at)) {
            values << at;
        }
    }
    Q_EMIT chosenChanged(values);
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
    // Not less: the column that it stands in scrolls.
    return {120, sizeHint().height()};
}

}  // namespace gg::widgets
