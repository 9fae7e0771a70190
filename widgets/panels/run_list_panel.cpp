#include "widgets/panels/run_list_panel.h"

#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/heading.h"
#include "widgets/panels/opened_list.h"
#include "widgets/panels/run_list_model.h"
#include "widgets/panels/run_tables.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace gg::widgets
{
namespace
{

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
    , m_list(new OpenedList(1, this))
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
    m_list->setAccessibleName(tr("Runs"));
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
    connect(m_list, &OpenedList::closeRequested, this, &RunListPanel::removeRequested);
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
    m_list->setFixedHeight(listed * m_list->rowHeight() + space::small);
    m_differsTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
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
