#include "widgets/panels/run_list_panel.h"

#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/heading.h"
#include "widgets/panels/opened_list.h"
#include "widgets/panels/run_list_model.h"
#include "widgets/panels/run_remarks_menu.h"
#include "widgets/panels/run_tables.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

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

/// With fewer runs than this a search would only take room.
constexpr int fewRuns = 4;
/// As many rows as stay in view at once where there are more of them.
constexpr int mostListed = 12;
constexpr int nameWidth = 104;
constexpr int roomForCursor = 300;
/// A table of thousands of rows is measured by its first ones.
constexpr int rowsMeasured = 40;

}  // namespace

RunListPanel::RunListPanel(RunCollection& runs, EpochCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_cursor(cursor)
    , m_model(new RunListModel(runs, this))
    , m_ordered(new RunListOrder(this))
    , m_differences(new RunDifferencesModel(this))
    , m_best(new RunBestModel(this))
    , m_list(new OpenedList(1, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::small);
    layout->addWidget(buildHead());
    layout->addWidget(buildTools());
    m_ordered->setSourceModel(m_model);
    m_list->setModel(m_ordered);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Runs"));
    m_list->setToolTip(tr("Space shows or hides a run, F2 writes a note, Del closes it; several are chosen with Shift and Ctrl, and have a menu with tags and the archive"));
    layout->addWidget(m_list, 1);
    m_archive = new QToolButton(this);
    m_archive->setCheckable(true);
    m_archive->setAutoRaise(true);
    m_archive->setMinimumHeight(space::target);
    m_archive->setToolTip(tr("List the runs of the archive, too: those that were put out of the way"));
    layout->addWidget(m_archive);
    layout->addWidget(buildTables(), 1);
    layout->addStretch();
    connect(m_list, &OpenedList::closeRequested, this, &RunListPanel::removeChosen);
    connect(m_list, &QWidget::customContextMenuRequested, this, &RunListPanel::showMenu);
    connect(m_archive, &QToolButton::toggled, this, &RunListPanel::showArchived);
    connect(&m_runs, &RunCollection::remarksChanged, this, &RunListPanel::sayCounts);
    auto* note = new QShortcut(Qt::Key_F2, m_list);
    note->setContext(Qt::WidgetShortcut);
    connect(note, &QShortcut::activated, this, [this] {
        if (m_list->currentIndex().isValid()) {
            editNote(m_runs, runAt(m_list->currentIndex()), this);
        }
    });
    refreshDifferences();
    refresh();
}

QWidget* RunListPanel::buildHead()
{
    auto* head = new QWidget(this);
    auto* top = new QHBoxLayout(head);
    top->setContentsMargins(0, 0, 0, 0);
    auto* add = new QPushButton(tr("&Add run…"), head);
    add->setToolTip(tr("Open the folder of a run, or of many: finished or being written, trained here or with another tool"));
    m_counts = new QLabel(head);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    top->addWidget(heading(tr("Runs"), head));
    top->addWidget(m_counts, 1);
    top->addWidget(add);
    connect(add, &QPushButton::clicked, this, &RunListPanel::addRequested);
    return head;
}

QWidget* RunListPanel::buildTools()
{
    m_tools = new QWidget(this);
    auto* line = new QHBoxLayout(m_tools);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    m_search = new QLineEdit(m_tools);
    m_search->setPlaceholderText(tr("Search: name, #tag, lr0=…"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(70);
    m_search->setAccessibleName(tr("Search runs"));
    m_search->setToolTip(tr("Runs in whose name, tool, state, folder, note or tags every word occurs; #paper is a tag, lr0=0.01 a setting (Ctrl+F)"));
    m_order = new QComboBox(m_tools);
    m_order->setAccessibleName(tr("Order of the runs"));
    m_order->addItem(tr("As opened"), RunListOrder::AsOpened);
    m_order->addItem(tr("Newest first"), RunListOrder::ByStart);
    m_order->addItem(tr("By name"), RunListOrder::ByName);
    m_order->addItem(tr("Best first"), RunListOrder::ByBest);
    m_order->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_order->setMinimumContentsLength(7);
    m_order->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto* more = new QToolButton(m_tools);
    more->setText(QStringLiteral("…"));
    more->setToolTip(tr("Show or hide many runs at once"));
    more->setAccessibleName(tr("Show or hide many runs at once"));
    more->setMinimumSize(space::target, space::target);
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    menu->addAction(tr("Show all listed"), this, [this] { showListed(true); });
    menu->addAction(tr("Hide all listed"), this, [this] { showListed(false); });
    menu->addAction(tr("Show the chosen alone"), this, &RunListPanel::showChosenAlone);
    menu->addSeparator();
    menu->addAction(tr("Names of series…"), this, &RunListPanel::namesRequested);
    more->setMenu(menu);
    line->addWidget(m_search, 1);
    line->addWidget(m_order);
    line->addWidget(more);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_ordered->setSearch(text);
        sayCounts();
    });
    connect(m_order, &QComboBox::currentIndexChanged, this, [this] {
        m_ordered->setOrder(static_cast<RunListOrder::Order>(m_order->currentData().toInt()));
        Q_EMIT stateChanged();
    });
    return m_tools;
}

QWidget* RunListPanel::buildTables()
{
    m_tables = new QWidget(this);
    auto* layout = new QVBoxLayout(m_tables);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    m_differsTitle = heading(tr("Differs"), m_tables);
    m_differsTable = table(m_differences, tr("Differences of the configurations"), m_tables);
    layout->addWidget(m_differsTitle);
    layout->addWidget(m_differsTable, 0);
    m_bestTitle = heading(tr("Best values"), m_tables);
    m_bestTable = table(m_best, tr("Best values"), m_tables);
    m_bestTable->horizontalHeader()->setResizeContentsPrecision(rowsMeasured);
    m_bestTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_bestTable->horizontalHeader()->setSectionResizeMode(RunBestModel::Metric, QHeaderView::Stretch);
    layout->addWidget(m_bestTitle);
    layout->addWidget(m_bestTable, 1);
    layout->addStretch();
    return m_tables;
}

void RunListPanel::showTables(bool shown)
{
    m_tables->setVisible(shown);
}

void RunListPanel::refresh()
{
    m_best->setRuns(visibleRuns(m_runs), m_cursor.epoch());
    const bool any = m_best->rowCount() > 0;
    m_bestTitle->setVisible(any);
    m_bestTable->setVisible(any);
    // In a narrow column the name of a metric says more than its value at the cursor, which every chart tells.
    m_bestTable->setColumnHidden(RunBestModel::AtCursor, m_bestTable->width() < roomForCursor);
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
    const bool many = m_differences->columnCount() > fewRuns;
    m_differsTable->horizontalHeader()->setSectionResizeMode(many ? QHeaderView::Interactive : QHeaderView::Stretch);
    if (many && rows > 0) {
        // The names of settings are what is read first.
        m_differsTable->setColumnWidth(0, nameWidth);
        m_differsTable->setFixedHeight(m_differsTable->minimumHeight() + m_differsTable->horizontalScrollBar()->sizeHint().height());
    }
    m_tools->setVisible(m_runs.size() >= fewRuns || !m_search->text().isEmpty());
    m_list->setMinimumHeight(std::clamp(m_runs.size(), 2, fewRuns) * m_list->rowHeight() + space::small);
    m_list->setMaximumHeight(std::clamp(m_runs.size(), 2, mostListed) * m_list->rowHeight() + space::small);
    sayCounts();
}

void RunListPanel::showArchived(bool shown)
{
    m_archive->setChecked(shown);
    if (m_ordered->archivedShown() != shown) {
        m_ordered->setArchivedShown(shown);
        sayCounts();
        Q_EMIT stateChanged();
    }
}

QVariantMap RunListPanel::state() const
{
    return {{QStringLiteral("runOrder"), m_order->currentData()}, {QStringLiteral("archiveShown"), m_ordered->archivedShown()}};
}

void RunListPanel::setState(const QVariantMap& state)
{
    m_order->setCurrentIndex(std::max(0, m_order->findData(state.value(QStringLiteral("runOrder"), int(RunListOrder::AsOpened)).toInt())));
    showArchived(state.value(QStringLiteral("archiveShown")).toBool());
}

void RunListPanel::sayCounts()
{
    int archived = 0;
    for (int i = 0; i < m_runs.size(); ++i) {
        archived += m_runs.at(i).remarks.archived ? 1 : 0;
    }
    m_archive->setVisible(archived > 0);
    m_archive->setText(m_ordered->archivedShown() ? tr("Hide %n archived run(s)", nullptr, archived) : tr("Show %n archived run(s)", nullptr, archived));
    const auto visible = static_cast<int>(visibleRuns(m_runs).size());
    QString text;
    if (m_ordered->rowCount() < m_runs.size()) {
        text = tr("%1 of %2 listed").arg(m_ordered->rowCount()).arg(m_runs.size());
    } else if (visible < m_runs.size()) {
        text = tr("%1 of %2 shown").arg(visible).arg(m_runs.size());
    } else if (m_runs.size() >= fewRuns) {
        text = QString::number(m_runs.size());
    }
    m_counts->setText(text);
}

void RunListPanel::showListed(bool visible)
{
    // Order and search may depend on what is changed here.
    QList<int> listed;
    for (int row = 0; row < m_ordered->rowCount(); ++row) {
        listed << runAt(m_ordered->index(row, 0));
    }
    for (const int run : listed) {
        m_runs.setVisible(run, visible);
    }
}

void RunListPanel::showChosenAlone()
{
    const QList<int> chosen = chosenRuns();
    for (int run = 0; run < m_runs.size(); ++run) {
        m_runs.setVisible(run, chosen.contains(run));
    }
}

int RunListPanel::runAt(const QModelIndex& index) const
{
    return m_ordered->mapToSource(index).row();
}

QList<int> RunListPanel::chosenRuns() const
{
    QList<int> runs;
    for (const QModelIndex& index : m_list->selectionModel()->selectedRows()) {
        runs << runAt(index);
    }
    if (runs.isEmpty() && m_list->currentIndex().isValid()) {
        runs << runAt(m_list->currentIndex());
    }
    return runs;
}

void RunListPanel::removeChosen()
{
    QList<int> runs = chosenRuns();
    std::sort(runs.begin(), runs.end(), std::greater<>());
    for (const int run : runs) {
        Q_EMIT removeRequested(run);
    }
}

void RunListPanel::showMenu(const QPoint& at)
{
    const QModelIndex index = m_list->indexAt(at);
    QMenu menu(this);
    if (index.isValid()) {
        const int row = runAt(index);
        const RunEntry& run = m_runs.at(row);
        const QString folder = run.folder;
        const auto chosen = static_cast<int>(chosenRuns().size());
        QAction* go = menu.addAction(tr("Continue training"), this, [this, row] { Q_EMIT continueRequested(row); });
        go->setEnabled(isOwn(run) && !run.live && run.history.state() != runs::RunState::Finished);
        menu.addAction(tr("Open folder"), this, [this, folder] { Q_EMIT folderRequested(folder); });
        if (run.place.tool == "table") {
            menu.addAction(tr("Column of the steps…"), this, [this, row] { Q_EMIT stepColumnRequested(row); });
        }
        menu.addAction(tr("Show the chosen alone"), this, &RunListPanel::showChosenAlone);
        menu.addAction(tr("Close %n run(s)", nullptr, chosen), this, &RunListPanel::removeChosen);
        menu.addSeparator();
        addRemarkActions(menu, m_runs, chosenRuns(), this);
    }
    menu.addAction(tr("Add run…"), this, &RunListPanel::addRequested);
    menu.addAction(tr("Names of series…"), this, &RunListPanel::namesRequested);
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

}  // namespace gg::widgets
