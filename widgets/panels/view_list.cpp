#include "widgets/panels/view_list.h"

#include "widgets/panels/tool_buttons.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {

ViewList::ViewList(SavedViews& views, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
    , m_list(new QListView(this))
    , m_save(new QToolButton(this))
    , m_undoRow(new QWidget(this))
    , m_undoText(new QLabel(m_undoRow))
    , m_undo(new QToolButton(m_undoRow))
{
    setStyleSheet(toolButtonStyle());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::medium, 0, 0);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    auto* heading = new QLabel(tr("Saved views"));
    heading->setForegroundRole(QPalette::PlaceholderText);
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("Save what is filtered by, the order, sizes and overlays under a name (Ctrl+S)"));
    m_save->setMinimumHeight(space::target - 2);
    m_save->setFocusPolicy(Qt::StrongFocus);
    head->addWidget(heading, 1);
    head->addWidget(m_save);
    column->addLayout(head);
    m_list->setModel(&views);
    m_list->setAccessibleName(tr("Saved views"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setStyleSheet(QStringLiteral("QListView { background: transparent; } QListView::item { height: %1px; }"
                                         "QListView::item:selected { background: palette(highlight); color: palette(highlighted-text); }")
                              .arg(space::target - 2));
    auto* rename = new QAction(tr("Rename"), m_list);
    rename->setShortcut(Qt::Key_F2);
    rename->setShortcutContext(Qt::WidgetShortcut);
    auto* remove = new QAction(tr("Delete"), m_list);
    m_list->addActions({rename, remove});
    m_list->installEventFilter(this);
    column->addWidget(m_list);
    auto* undoLine = new QHBoxLayout(m_undoRow);
    undoLine->setContentsMargins(0, 0, 0, 0);
    m_undoText->setTextFormat(Qt::PlainText);
    m_undoText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_undo->setText(tr("Undo"));
    m_undo->setMinimumHeight(space::target - 2);
    m_undo->setFocusPolicy(Qt::StrongFocus);
    undoLine->addWidget(m_undoText, 1);
    undoLine->addWidget(m_undo);
    column->addWidget(m_undoRow);
    connect(rename, &QAction::triggered, this, [this] { edit(m_list->currentIndex().row()); });
    connect(remove, &QAction::triggered, this, &ViewList::removeCurrent);
    connect(m_save, &QToolButton::clicked, this, &ViewList::saveRequested);
    connect(m_undo, &QToolButton::clicked, this, [this] {
        m_views.undoRemove();
        m_list->setFocus();
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
    connect(&views, &QAbstractItemModel::rowsInserted, this, &ViewList::refresh);
    connect(&views, &QAbstractItemModel::rowsRemoved, this, &ViewList::refresh);
    connect(&views, &QAbstractItemModel::modelReset, this, &ViewList::refresh);
    refresh();
}

void ViewList::refresh()
{
    constexpr int most = 6;
    const int rows = m_views.rowCount();
    m_list->setVisible(rows > 0);
    m_list->setFixedHeight(std::min(rows, most) * (space::target - 2) + 2);
    m_undoRow->setVisible(m_views.canUndo());
    m_undoText->setText(tr("View deleted"));
}

void ViewList::edit(int row)
{
    const QModelIndex index = m_views.index(row);
    if (index.isValid()) {
        m_list->setCurrentIndex(index);
        m_list->setFocus();
        m_list->edit(index);
    }
}

void ViewList::removeCurrent()
{
    if (m_list->currentIndex().isValid()) {
        m_views.remove(m_list->currentIndex().row());
        if (m_views.rowCount() == 0) {
            m_undo->setFocus();
        }
    }
}

bool ViewList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (m_list->currentIndex().isValid()) {
                Q_EMIT chosen(m_list->currentIndex().row());
            }
            return true;
        case Qt::Key_Delete: removeCurrent(); return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace gg::widgets
