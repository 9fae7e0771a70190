#include "widgets/panels/run_list_panel.h"

#include "widgets/charts/chart_look.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/run_list_model.h"
#include "widgets/panels/run_tables.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace gg::widgets
{
namespace
{

/// Check box, colour square and name on one line, the state under it.
class RunDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {160, 2 * option.fontMetrics.height() + 3 * space::medium};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString name = option.text;
        option.text.clear();
        option.features &= ~QStyleOptionViewItem::HasCheckIndicator;
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        drawCheck(*painter, option, index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const int line = option.fontMetrics.height();
        QRect text = option.rect.adjusted(54, space::medium, -space::small, 0);
        text.setHeight(line);
        const QColor colour = onBackground(index.data(RunListModel::ColourRole).value<QColor>(), theme().dark);
        painter->fillRect(QRect(option.rect.left() + 32, text.top() + (line - 12) / 2, 12, 12), colour);
        QFont bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(bold).elidedText(name, Qt::ElideMiddle, text.width()));
        painter->setFont(option.font);
        const QColor state = index.data(RunListModel::TroubleRole).toBool() ? theme().error : theme().mutedText;
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : state);
        text.translate(0, line + space::small / 2);
        const QString stateText = index.data(RunListModel::StateRole).toString();
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(stateText, Qt::ElideRight, text.width()));
    }

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override
    {
        const auto toggle = [&] {
            const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            return model->setData(index, static_cast<int>(checked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
        };
        if (event->type() == QEvent::MouseButtonRelease) {
            const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
            return at.x() < option.rect.left() + 28 && toggle();
        }
        if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
            return toggle();
        }
        return false;
    }

private:
    static void drawCheck(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        // The style's own box has no outline to speak of on a dark ground.
        constexpr double side = 14;
        const QRectF box(option.rect.left() + space::medium + 0.5, option.rect.center().y() - side / 2 + 0.5, side, side);
        const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(checked ? theme().accent : theme().mutedText, 1.4));
        painter.setBrush(checked ? theme().accent : option.palette.color(QPalette::Base));
        painter.drawRoundedRect(box, 2, 2);
        if (checked) {
            painter.setPen(QPen(option.palette.color(QPalette::Base), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(3.2, 7.4), box.topLeft() + QPointF(6, 10.2),
                                           box.topLeft() + QPointF(10.8, 4.2)});
        }
        painter.restore();
    }
};

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

QTableView* table(QAbstractItemModel* model, const QString& name, QWidget* parent)
{
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setAccessibleName(name);
    view->setShowGrid(false);
    view->setAlternatingRowColors(true);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setFrameShape(QFrame::NoFrame);
    view->setIconSize(QSize(10, 10));
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(24);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setMinimumSectionSize(44);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->setSizeAdjustPolicy(QAbstractScrollArea::AdjustIgnored);
    return view;
}

}  // namespace

RunListPanel::RunListPanel(RunCollection& runs, EpochCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_cursor(cursor)
    , m_model(new RunListModel(runs, this))
    , m_differences(new RunDifferencesModel(this))
    , m_best(new RunBestModel(this))
    , m_list(new QListView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::small);
    auto* add = new QPushButton(tr("&Add run…"), this);
    add->setToolTip(tr("Open the folder of a run, finished or being written"));
    auto* top = new QHBoxLayout;
    top->addWidget(heading(tr("Runs"), this));
    top->addStretch();
    top->addWidget(add);
    layout->addLayout(top);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RunDelegate(m_list));
    m_list->setAccessibleName(tr("Runs"));
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_list->setToolTip(tr("Space shows or hides a run, Del closes it"));
    layout->addWidget(m_list, 0);
    m_differsTitle = heading(tr("Differs"), this);
    m_differsTable = table(m_differences, tr("Differences of the configurations"), this);
    layout->addWidget(m_differsTitle);
    layout->addWidget(m_differsTable, 0);
    m_bestTitle = heading(tr("Best values"), this);
    m_bestTable = table(m_best, tr("Best values"), this);
    m_bestTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_bestTable->horizontalHeader()->setSectionResizeMode(RunBestModel::Metric, QHeaderView::Stretch);
    layout->addWidget(m_bestTitle);
    layout->addWidget(m_bestTable, 1);
    layout->addStretch();
    connect(add, &QPushButton::clicked, this, &RunListPanel::addRequested);
    connect(m_list, &QWidget::customContextMenuRequested, this, &RunListPanel::showMenu);
    refreshDifferences();
    refresh();
}

void RunListPanel::refresh()
{
    m_best->setRuns(visibleRuns(m_runs), m_cursor.epoch());
    const bool any = m_best->rowCount() > 0;
    m_bestTitle->setVisible(any);
    m_bestTable->setVisible(any);
    m_bestTable->setMaximumHeight(24 * m_best->rowCount() + m_bestTable->horizontalHeader()->sizeHint().height() + space::small);
}

void RunListPanel::refreshDifferences()
{
    const auto runs = visibleRuns(m_runs);
    m_differences->setRuns(runs);
    const int rows = m_differences->rowCount();
    m_differsTitle->setText(rows > 0 || runs.size() < 2 ? tr("Differs") : tr("The configurations are the same"));
    m_differsTitle->setVisible(runs.size() >= 2);
    m_differsTable->setVisible(rows > 0);
    const int shown = std::min(rows, 8);
    m_differsTable->setFixedHeight(24 * shown + m_differsTable->horizontalHeader()->sizeHint().height() + space::small);
    const int listed = std::clamp(m_runs.size(), 2, 6);
    m_list->setFixedHeight(listed * (2 * fontMetrics().height() + 3 * space::medium) + space::small);
    m_differsTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

bool RunListPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Delete)) {
        if (m_list->currentIndex().isValid()) {
            Q_EMIT removeRequested(m_list->currentIndex().row());
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void RunListPanel::showMenu(const QPoint& at)
{
    const QModelIndex index = m_list->indexAt(at);
    QMenu menu(this);
    if (index.isValid()) {
        const QString folder = m_runs.at(index.row()).folder;
        const int row = index.row();
        const runs::RunState state = m_runs.at(row).history.state();
        QAction* go = menu.addAction(tr("Continue training"), this, [this, row] { Q_EMIT continueRequested(row); });
        go->setEnabled(!m_runs.at(row).live && state != runs::RunState::Finished);
        menu.addAction(tr("Open folder"), this, [this, folder] { Q_EMIT folderRequested(folder); });
        menu.addAction(tr("Close run"), this, [this, row] { Q_EMIT removeRequested(row); });
        menu.addSeparator();
    }
    menu.addAction(tr("Add run…"), this, &RunListPanel::addRequested);
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

}  // namespace gg::widgets
