#include "widgets/panels/chart_wall.h"

#include "widgets/charts/chart_view.h"
#include "widgets/charts/group_charts.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/run_tables.h"
#include "widgets/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr int narrowest = 300;
constexpr int chartHeight = 196;
constexpr int mostColumns = 4;
/// A menu of thousand classes is none.
constexpr int mostListed = 100;

QToolButton* flatButton(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setMinimumHeight(space::target);
    return button;
}

}  // namespace

ChartWall::ChartWall(RunCollection& runs, EpochCursor& cursor, QWidget* parent)
    : QScrollArea(parent)
    , m_runs(runs)
    , m_cursor(cursor)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setAccessibleName(tr("Charts"));
    auto* body = new QWidget(this);
    m_layout = new QVBoxLayout(body);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch();
    setWidget(body);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &ChartWall::drawNext);
    connect(&m_cursor, &EpochCursor::changed, this, &ChartWall::refreshNotes);
}

ChartWall::~ChartWall() = default;

ChartOptions ChartWall::options() const
{
    return {.logarithmic = false, .marks = true, .classes = m_classes};
}

void ChartWall::refresh()
{
    const std::vector<ChartGroupNames> groups = chartsWithData(visibleRuns(m_runs));
    const bool same = std::equal(groups.begin(), groups.end(), m_groups.begin(), m_groups.end(), [](const auto& a, const Group& b) {
        return a.id == b.id && std::equal(a.charts.begin(), a.charts.end(), b.cells.begin(), b.cells.end(),
                                          [](const QString& name, const Cell& cell) { return name == cell.name; });
    });
    if (!same) {
        rebuild(groups);
    }
    m_waiting.clear();
    for (const Group& group : m_groups) {
        for (const Cell& cell : group.cells) {
            m_waiting << cell.name;
        }
    }
    fillClassMenu();
    refreshNotes();
    m_next.start();
}

void ChartWall::finish()
{
    while (!m_waiting.isEmpty()) {
        drawNext();
    }
}

void ChartWall::drawNext()
{
    if (m_waiting.isEmpty()) {
        m_next.stop();
        return;
    }
    if (Cell* cell = find(m_waiting.takeFirst())) {
        draw(*cell);
    }
}

/// A chart is made when it is first drawn: twenty of them at once would hold up the window.
void ChartWall::makeView(Cell& cell)
{
    cell.view = new ChartView(m_cursor, cell.box);
    cell.view->setWheelZoom(ChartView::WheelZoom::WithControl);
    cell.view->setToolTip(tr("Dragging moves the epoch, Ctrl and the wheel zoom, Shift and dragging pans, a double click shows everything."));
    connect(cell.view, &ChartView::exportRequested, this, [this, name = cell.name] { Q_EMIT exportRequested(name); });
    auto* layout = static_cast<QVBoxLayout*>(cell.box->layout());
    delete layout->takeAt(1);
    layout->addWidget(cell.view, 1);
    cell.view->show();
}

void ChartWall::draw(Cell& cell)
{
    if (cell.view == nullptr) {
        makeView(cell);
    }
    const auto runs = visibleRuns(m_runs);
    cell.view->setSpec(m_grouping.none() ? buildChart(cell.name, runs, options()) : buildGroupedChart(cell.name, chartGroups(runs, m_grouping), options()));
}

ChartWall::Cell* ChartWall::find(const QString& name)
{
    for (Group& group : m_groups) {
        for (Cell& cell : group.cells) {
            if (cell.name == name) {
                return &cell;
            }
        }
    }
    return nullptr;
}

ChartView* ChartWall::chart(const QString& name)
{
    const Cell* cell = find(name);
    return cell == nullptr ? nullptr : cell->view;
}

QString ChartWall::focusedChart() const
{
    for (const Group& group : m_groups) {
        for (const Cell& cell : group.cells) {
            if (cell.view != nullptr && cell.view->hasFocus()) {
                return cell.name;
            }
        }
    }
    return {};
}

void ChartWall::rebuild(const std::vector<ChartGroupNames>& groups)
{
    for (const Group& group : m_groups) {
        delete group.title;
        delete group.body;
    }
    m_groups.clear();
    for (const ChartGroupNames& names : groups) {
        m_groups.push_back(makeGroup(names));
        m_layout->insertWidget(m_layout->count() - 1, m_groups.back().title);
        m_layout->insertWidget(m_layout->count() - 1, m_groups.back().body);
    }
    m_columns = 0;
    arrange();
}

ChartWall::Group ChartWall::makeGroup(const ChartGroupNames& names)
{
    Group group{.id = names.id};
    const bool open = !m_closed.contains(names.id);
    group.title = flatButton(names.title, tr("Show or hide these charts"), widget());
    group.title->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    group.title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QFont bold = group.title->font();
    bold.setBold(true);
    group.title->setFont(bold);
    group.body = new QWidget(widget());
    group.body->setVisible(open);
    group.grid = new QGridLayout(group.body);
    group.grid->setContentsMargins(0, 0, 0, space::small);
    group.grid->setSpacing(space::small);
    for (const QString& name : names.charts) {
        group.cells.push_back(makeCell(name, group.body));
    }
    connect(group.title, &QToolButton::clicked, this, [this, id = names.id] { toggle(id, m_closed.contains(id)); });
    return group;
}

ChartWall::Cell ChartWall::makeCell(const QString& name, QWidget* parent)
{
    Cell cell{.name = name, .box = new QWidget(parent)};
    auto* layout = new QVBoxLayout(cell.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::medium, 0, 0, 0);
    head->setSpacing(space::small);
    auto* title = new QLabel(chartTitle(name), cell.box);
    cell.note = new QLabel(cell.box);
    cell.note->setForegroundRole(QPalette::PlaceholderText);
    cell.note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(title);
    head->addWidget(cell.note, 1);
    if (name == QLatin1String("class_ap")) {
        cell.classes = flatButton(tr("Classes"), tr("Which classes are drawn"), cell.box);
        cell.classes->setPopupMode(QToolButton::InstantPopup);
        cell.classes->setMenu(new QMenu(cell.classes));
        head->addWidget(cell.classes);
    }
    auto* write = flatButton(tr("Export…"), tr("Write this chart as a figure for a paper (E)"), cell.box);
    head->addWidget(write);
    layout->addLayout(head);
    layout->addStretch();
    cell.box->setFixedHeight(chartHeight + space::target);
    connect(write, &QToolButton::clicked, this, [this, name] { Q_EMIT exportRequested(name); });
    return cell;
}

void ChartWall::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

/// As many columns as are wide enough to be read; a group with fewer charts fills the width with them.
void ChartWall::arrange()
{
    const int columns = std::clamp(viewport()->width() / narrowest, 1, mostColumns);
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    for (const Group& group : m_groups) {
        for (int column = 0; column < mostColumns; ++column) {
            group.grid->setColumnStretch(column, column < columns ? 1 : 0);
        }
        int place = 0;
        for (const Cell& cell : group.cells) {
            group.grid->addWidget(cell.box, place / columns, place % columns);
            ++place;
        }
        // The rows that the charts were in before would keep their height until the next layout.
        const int rows = (place + columns - 1) / columns;
        group.body->setFixedHeight(rows * (chartHeight + space::target + space::small));
    }
}

void ChartWall::toggle(const QString& id, bool open)
{
    const auto group = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group& one) { return one.id == id; });
    group->title->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    group->body->setVisible(open);
    m_closed.removeAll(id);
    if (!open) {
        m_closed << id;
    }
    Q_EMIT closedGroupsChanged(m_closed);
}

void ChartWall::setClosedGroups(const QStringList& closed)
{
    m_closed = closed;
    for (const Group& group : m_groups) {
        const bool open = !closed.contains(group.id);
        group.title->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        group.body->setVisible(open);
    }
}

void ChartWall::refreshNotes()
{
    if (const Cell* cell = find(QStringLiteral("map"))) {
        const QString gap = mapGapText(visibleRuns(m_runs), m_cursor.epoch());
        cell->note->setText(gap);
        cell->note->setToolTip(tr("mAP50 − mAP50-95 at the cursor: what is lost where boxes have to fit well. A large gap: objects are found, but their boxes are loose."));
    }
}

void ChartWall::setChosenClasses(const QStringList& classes)
{
    m_classes = classes;
    fillClassMenu();
    if (Cell* cell = find(QStringLiteral("class_ap"))) {
        draw(*cell);
    }
}

void ChartWall::fillClassMenu()
{
    const Cell* cell = find(QStringLiteral("class_ap"));
    if (cell == nullptr) {
        return;
    }
    const QStringList all = classesByAp(visibleRuns(m_runs));
    cell->classes->setVisible(all.size() > 1);
    cell->note->setText(m_classes.isEmpty() && all.size() > fewestShownClasses ? tr("the worst of %n class(es)", nullptr, static_cast<int>(all.size()))
                                                                               : QString());
    QMenu* menu = cell->classes->menu();
    if (menu->isVisible()) {
        return;
    }
    menu->clear();
    QAction* worst = menu->addAction(tr("The worst"), this, [this] { setChosenClasses({}); });
    worst->setCheckable(true);
    worst->setChecked(m_classes.isEmpty());
    menu->addSeparator();
    for (const QString& name : all.mid(0, mostListed)) {
        QAction* one = menu->addAction(name);
        one->setCheckable(true);
        one->setChecked(m_classes.contains(name));
        connect(one, &QAction::toggled, this, [this, name](bool on) {
            QStringList chosen = m_classes;
            chosen.removeAll(name);
            setChosenClasses(on ? chosen << name : chosen);
        });
    }
}

}  // namespace gg::widgets
