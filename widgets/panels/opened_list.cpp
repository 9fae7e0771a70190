#include "widgets/panels/opened_list.h"

#include "widgets/charts/chart_look.h"
#include "widgets/models/opened_list_model.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace gg::widgets {
namespace {

constexpr int checkWidth = 24;
constexpr int swatch = 12;

void drawCheck(QPainter& painter, const QStyleOptionViewItem& option, bool checked)
{
    // The style's own box has no outline to speak of on a dark ground.
    constexpr double side = 14;
    const QRectF box(option.rect.left() + space::medium + 0.5, option.rect.center().y() - side / 2 + 0.5, side, side);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(checked ? theme().accent : theme().mutedText, 1.4));
    painter.setBrush(checked ? theme().accent : option.palette.color(QPalette::Base));
    painter.drawRoundedRect(box, 2, 2);
    if (checked) {
        painter.setPen(QPen(option.palette.color(QPalette::Base), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(3.2, 7.4), box.topLeft() + QPointF(6, 10.2), box.topLeft() + QPointF(10.8, 4.2)});
    }
    painter.restore();
}

class OpenedDelegate final : public QStyledItemDelegate {
public:
    OpenedDelegate(int stateLines, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_stateLines(stateLines)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {160, (1 + m_stateLines) * option.fontMetrics.height() + 2 * space::medium + space::small};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString name = option.text;
        const bool checkable = option.features.testFlag(QStyleOptionViewItem::HasCheckIndicator);
        option.text.clear();
        option.features &= ~QStyleOptionViewItem::HasCheckIndicator;
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        if (checkable) {
            drawCheck(*painter, option, option.checkState == Qt::Checked);
        }
        const int line = option.fontMetrics.height();
        const int left = space::medium + (checkable ? checkWidth : 0);
        QRect text = option.rect.adjusted(left + swatch + space::medium, space::medium, -space::small, 0);
        text.setHeight(line);
        painter->fillRect(QRect(option.rect.left() + left, text.top() + (line - swatch) / 2, swatch, swatch),
                          onBackground(index.data(OpenedRoles::ColourRole).value<QColor>(), theme().dark));
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        QFont bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        const QString tag = index.data(OpenedRoles::TagRole).toString();
        const int tagWidth = tag.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(tag) + space::medium;
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(bold).elidedText(name, Qt::ElideMiddle, text.width() - tagWidth));
        painter->setFont(option.font);
        if (!tag.isEmpty()) {
            painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : theme().mutedText);
            painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, tag);
        }
        const QColor quiet = index.data(OpenedRoles::TroubleRole).toBool() ? theme().error : theme().mutedText;
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : quiet);
        text.translate(0, line + space::small / 2);
        const int chips = drawChips(*painter, text, index.data(OpenedRoles::ChipsRole).toStringList(), selected ? option.palette.color(QPalette::HighlightedText) : theme().mutedText);
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : quiet);
        drawState(*painter, text.adjusted(0, 0, -chips, 0), index.data(OpenedRoles::StateRole).toString());
    }

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override
    {
        const auto toggle = [&] {
            const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            return model->setData(index, static_cast<int>(checked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
        };
        if (!index.flags().testFlag(Qt::ItemIsUserCheckable)) {
            return false;
        }
        if (event->type() == QEvent::MouseButtonRelease) {
            return static_cast<QMouseEvent*>(event)->position().x() < option.rect.left() + checkWidth + space::small && toggle();
        }
        return event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space && toggle();
    }

private:
    /// From the right, at most half of the room, the first ones first; the width that they took.
    static int drawChips(QPainter& painter, const QRect& room, const QStringList& chips, const QColor& colour)
    {
        const QFontMetrics metrics = painter.fontMetrics();
        const int most = room.width() / 2;
        QStringList shown;
        QList<int> widths;
        int width = 0;
        for (const QString& chip : chips) {
            const QString text = metrics.elidedText(chip, Qt::ElideRight, most - 2 * space::small);
            const int one = metrics.horizontalAdvance(text) + 2 * space::small;
            if (width + one + space::small > most && !shown.isEmpty()) {
                shown << QStringLiteral("+%1").arg(chips.size() - shown.size());
                widths << metrics.horizontalAdvance(shown.back()) + 2 * space::small;
                width += widths.back() + space::small;
                break;
            }
            shown << text;
            widths << one;
            width += one + space::small;
        }
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        int left = room.right() - width + space::small;
        for (qsizetype i = 0; i < shown.size(); ++i) {
            const QRectF box(left + 0.5, room.top() + 0.5, widths[i] - 1, room.height() - 1);
            painter.setPen(QPen(colour, 1));
            painter.setOpacity(0.45);
            painter.drawRoundedRect(box, 3, 3);
            painter.setOpacity(1);
            painter.drawText(box, Qt::AlignCenter, shown[i]);
            left += widths[i] + space::small;
        }
        painter.restore();
        return width > 0 ? width + space::small : 0;
    }

    void drawState(QPainter& painter, QRect room, const QString& state) const
    {
        if (m_stateLines == 1) {
            painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(state, Qt::ElideRight, room.width()));
            return;
        }
        room.setHeight(m_stateLines * painter.fontMetrics().height() + 1);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, state);
    }

    int m_stateLines;
};

}  // namespace

OpenedList::OpenedList(int stateLines, QWidget* parent)
    : QListView(parent)
{
    setItemDelegate(new OpenedDelegate(stateLines, this));
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

int OpenedList::rowHeight() const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    return itemDelegate()->sizeHint(option, {}).height();
}

/// Where several rows are chosen, Space does the same to all of them.
bool OpenedList::toggleSelected()
{
    const QModelIndexList rows = selectionModel() == nullptr ? QModelIndexList() : selectionModel()->selectedRows();
    if (rows.size() < 2) {
        return false;
    }
    const bool checked = currentIndex().data(Qt::CheckStateRole).toInt() == Qt::Checked;
    QList<QPersistentModelIndex> kept(rows.begin(), rows.end());
    for (const QPersistentModelIndex& row : kept) {
        model()->setData(row, static_cast<int>(checked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
    }
    return true;
}

void OpenedList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && toggleSelected()) {
        return;
    }
    if (!event->matches(QKeySequence::Delete)) {
        QListView::keyPressEvent(event);
    } else if (currentIndex().isValid()) {
        Q_EMIT closeRequested(currentIndex().row());
    }
}

}  // namespace gg::widgets
