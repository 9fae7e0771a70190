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
#include <limits>
#include <utility>

namespace gg::widgets {
namespace {

constexpr int narrowest = 300;
constexpr int chartHeight = 196;
constexpr int mostColumns = 4;
/// A menu of thousand classes is none.
constexpr int mostListed = 100;
/// Charts out of sight are kept for coming back to, up to so many.
constexpr int mostMade = 48;
/// The gaps of more runs than this are no note any more.
constexpr std::size_t mostGaps = 4;
const QString pinnedGroup = QStringLiteral("pinned");

QToolButton* flatButton(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setMinimumHeight(space::target);
    return button;
}

bool sameColumn(const CurveColumn& a, const CurveColumn& b)
{
    return a.data() == b.data() && a.size() == b.size();
}

/// Columns share their values as they grow: where these are the same, so is what is drawn.
bool sameDrawing(const ChartSpec& a, const ChartSpec& b)
{
    const auto sameAxis = [](const ChartAxis& x, const ChartAxis& y) {
        return x.label == y.label && x.logarithmic == y.logarithmic && x.robust == y.robust && x.numbers == y.numbers;
    };
    const auto sameSeries = [](const ChartSeries& x, const ChartSeries& y) {
        return x.run == y.run && x.name == y.name && x.colour == y.colour && x.stroke == y.stroke && x.faint == y.faint && x.extremes != nullptr && sameColumn(x.x, y.x) && sameColumn(x.y, y.y) &&
               sameColumn(x.smooth, y.smooth) && x.parts == y.parts;
    };
    const auto sameMark = [](const ChartMark& x, const ChartMark& y) { return x.x == y.x && x.label == y.label && x.tip == y.tip && x.colour == y.colour; };
    return a.name == b.name && a.left == b.left && a.emptyText == b.emptyText && sameAxis(a.x, b.x) && sameAxis(a.y, b.y) &&
           std::equal(a.series.begin(), a.series.end(), b.series.begin(), b.series.end(), sameSeries) &&
           std::equal(a.marks.begin(), a.marks.end(), b.marks.begin(), b.marks.end(), sameMark);
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
    m_nothing = new QLabel(body);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setMinimumHeight(chartHeight);
    m_nothing->hide();
    m_layout->addWidget(m_nothing);
    m_layout->addStretch();
    setWidget(body);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &ChartWall::drawNext);
    connect(&m_cursor, &EpochCursor::changed, this, &ChartWall::refreshNotes);
    connect(&m_runs, &RunCollection::aboutToRemove, this, [this](int index) {
        m_curves.forget(m_runs.at(index));
        m_runsGone = true;
    });
}

ChartWall::~ChartWall() = default;

void ChartWall::setOptions(const ChartOptions& options)
{
    const bool otherAxis = options.axis != m_options.axis;
    m_options = options;
    m_options.classes = m_classes;
    if (otherAxis) {
        m_links.reset();
    }
    ++m_stamp;
    lookWhatIsInSight();
}

/// Whether a chart is looked for: by its title, by its id, or by what the runs' files call its series.
bool ChartWall::found(const QString& chart) const
{
    return m_search.isEmpty() || chartTitle(chart).contains(m_search, Qt::CaseInsensitive) || chart.contains(m_search, Qt::CaseInsensitive) ||
           rawNames(chart, visibleRuns(m_runs)).contains(m_search, Qt::CaseInsensitive);
}

const std::vector<ChartGroupNames>& ChartWall::chartGroupsOfRuns()
{
    const auto runs = visibleRuns(m_runs);
    std::vector<std::tuple<QString, std::size_t, std::uint64_t>> known;
    known.reserve(runs.size());
    for (const RunEntry* run : runs) {
        known.emplace_back(run->folder, run->history.series().size(), run->history.takenBack());
    }
    if (known != m_groupsFor) {
        m_groupsFor = std::move(known);
        m_groupsOfRuns = chartsWithData(runs);
    }
    return m_groupsOfRuns;
}

std::vector<ChartGroupNames> ChartWall::wantedGroups()
{
    std::vector<ChartGroupNames> groups = chartGroupsOfRuns();
    ChartGroupNames top{.id = pinnedGroup, .title = tr("Pinned"), .charts = {}};
    for (const QString& name : m_pinned) {
        for (ChartGroupNames& group : groups) {
            if (group.charts.removeAll(name) > 0) {
                top.charts << name;
            }
        }
    }
    groups.insert(groups.begin(), std::move(top));
    for (ChartGroupNames& group : groups) {
        group.charts.removeIf([this](const QString& name) { return !found(name); });
    }
    std::erase_if(groups, [](const ChartGroupNames& group) { return group.charts.isEmpty(); });
    return groups;
}

void ChartWall::refresh()
{
    const auto runs = visibleRuns(m_runs);
    const std::vector<ChartGroupNames> groups = wantedGroups();
    const bool same = std::equal(groups.begin(), groups.end(), m_groups.begin(), m_groups.end(),
                                 [](const auto& a, const Group& b) { return a.id == b.id && a.charts == b.charts; });
    if (!same) {
        rebuild(groups);
    }
    if (std::exchange(m_runsGone, false)) {
        std::vector<const RunEntry*> all;
        for (int i = 0; i < m_runs.size(); ++i) {
            all.push_back(&m_runs.at(i));
        }
        m_curves.keepOnly(all);
    }
    m_nothing->setVisible(groups.empty());
    m_nothing->setText(m_search.isEmpty() ? runs.empty() ? tr("No run is shown.") : tr("Nothing was written yet.")
                                          : tr("No chart or column is called “%1”.").arg(m_search));
    ++m_stamp;
    lookWhatIsInSight();
    fillClassMenu();
}

void ChartWall::finish()
{
    lookWhatIsInSight();
    while (!m_waiting.isEmpty() || m_curves.working()) {
        drawNext();
    }
}

void ChartWall::work()
{
    m_next.start();
}

/// Charts in sight, and a row beyond either edge, are made and drawn; of the others only some are kept.
void ChartWall::lookWhatIsInSight()
{
    m_waiting.clear();
    const int beyond = chartHeight / 2;
    const QRect sight = viewport()->rect().adjusted(0, -beyond, 0, beyond);
    std::vector<Cell*> far;
    for (const Group& group : m_groups) {
        for (const QString& name : group.charts) {
            Cell& cell = cellOf(name);
            const bool near = isOpen(group.id) && isVisible() && sight.intersects(QRect(cell.box->mapTo(viewport(), QPoint(0, 0)), cell.box->size()));
            if (near && cell.drawn != m_stamp) {
                m_waiting << name;
            } else if (!near && cell.view != nullptr && !cell.view->hasFocus()) {
                far.push_back(&cell);
            }
        }
    }
    for (int made = madeCharts(); made > mostMade && !far.empty(); --made, far.pop_back()) {
        emptyCell(*far.back());
    }
    if (!m_waiting.isEmpty() || m_curves.working()) {
        m_next.start();
    }
}

void ChartWall::drawNext()
{
    if (!m_waiting.isEmpty()) {
        draw(cellOf(m_waiting.takeFirst()));
        return;
    }
    if (!m_curves.working()) {
        m_next.stop();
        lookWhatIsInSight();
        return;
    }
    m_curves.work();
    if (!m_curves.working()) {
        ++m_stamp;
        lookWhatIsInSight();
        Q_EMIT curvesFinished();
    }
}

ChartWall::Cell& ChartWall::cellOf(const QString& name)
{
    Cell& cell = m_cells[name];
    if (cell.box == nullptr) {
        cell.name = name;
        cell.box = new QWidget(widget());
        cell.box->setFixedHeight(chartHeight + space::target);
    }
    return cell;
}

void ChartWall::fillCell(Cell& cell)
{
    const QString name = cell.name;
    auto* layout = new QVBoxLayout(cell.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::medium, 0, 0, 0);
    head->setSpacing(space::small);
    auto* title = new QLabel(chartTitle(name), cell.box);
    // Of hundreds of runs the first ones: the others' columns are seldom called otherwise.
    constexpr qsizetype mostNames = 16;
    QStringList names = rawNames(name, visibleRuns(m_runs)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (names.size() > mostNames) {
        names = names.mid(0, mostNames) << QStringLiteral("…");
    }
    title->setToolTip(names.join(QLatin1Char('\n')));
    title->setMinimumWidth(40);
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
    cell.pin = flatButton(tr("Pin"), tr("Keep this chart at the top"), cell.box);
    cell.pin->setCheckable(true);
    cell.pin->setChecked(m_pinned.contains(name));
    head->addWidget(cell.pin);
    auto* write = flatButton(tr("Export…"), tr("Write this chart as a figure for a paper (E)"), cell.box);
    head->addWidget(write);
    layout->addLayout(head);
    cell.view = new ChartView(m_cursor, cell.box);
    cell.view->setWheelZoom(ChartView::WheelZoom::WithControl);
    cell.view->setToolTip(tr("Dragging moves the epoch, the right button draws a box to zoom into, Ctrl and the wheel zoom (over the y axis: y), Shift and "
                             "dragging pans, a double click shows everything."));
    layout->addWidget(cell.view, 1);
    connect(write, &QToolButton::clicked, this, [this, name] { Q_EMIT exportRequested(name); });
    connect(cell.pin, &QToolButton::clicked, this, [this, name] { togglePin(name); });
    connect(cell.view, &ChartView::exportRequested, this, [this, name] { Q_EMIT exportRequested(name); });
    connect(cell.view, &ChartView::markActivated, this, &ChartWall::markActivated);
    for (QWidget* child : cell.box->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        child->show();
    }
    if (cell.classes != nullptr) {
        fillClassMenu();
    }
}

void ChartWall::emptyCell(Cell& cell)
{
    delete cell.box->layout();
    qDeleteAll(cell.box->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    cell = {.name = cell.name, .box = cell.box};
}

void ChartWall::draw(Cell& cell)
{
    const bool isNew = cell.view == nullptr;
    if (isNew) {
        fillCell(cell);
    }
    cell.drawn = m_stamp;
    const auto runs = visibleRuns(m_runs);
    const ChartSpec spec = m_grouping.none() ? buildChart(cell.name, runs, m_options, m_curves)
                                             : buildGroupedChart(cell.name, chartGroups(runs, m_grouping), m_options, m_curves);
    if (isNew || !sameDrawing(spec, cell.view->spec())) {
        cell.view->setSpec(spec);
    }
    if (isNew) {
        m_links.add(cell.view);
    }
    showNote(cell);
}

int ChartWall::madeCharts() const
{
    return static_cast<int>(std::count_if(m_cells.begin(), m_cells.end(), [](const auto& item) { return item.second.view != nullptr; }));
}

ChartView* ChartWall::chart(const QString& name)
{
    const bool known = std::any_of(m_groups.begin(), m_groups.end(), [&](const Group& group) { return group.charts.contains(name); });
    if (!known) {
        return nullptr;
    }
    Cell& cell = cellOf(name);
    if (cell.drawn != m_stamp) {
        m_waiting.removeAll(name);
        draw(cell);
    }
    return cell.view;
}

bool ChartWall::reveal(const QStringList& series)
{
    for (const QString& one : series) {
        for (const QString& name : chartsOfSeries(one.toStdString())) {
            const auto group = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group& known) { return known.charts.contains(name); });
            if (group == m_groups.end()) {
                continue;
            }
            if (!isOpen(group->id)) {
                toggle(QString(group->id));
            }
            layOut();
            ensureWidgetVisible(cellOf(name).box, 0, space::medium);
            ChartView* view = chart(name);
            view->lightUp();
            return true;
        }
    }
    return false;
}

QString ChartWall::focusedChart() const
{
    for (const auto& [name, cell] : m_cells) {
        if (cell.view != nullptr && cell.view->hasFocus()) {
            return name;
        }
    }
    return {};
}

/// Charts that stay keep their widgets and only move.
void ChartWall::rebuild(const std::vector<ChartGroupNames>& groups)
{
    QStringList stay;
    for (const ChartGroupNames& names : groups) {
        stay << names.charts;
    }
    for (auto it = m_cells.begin(); it != m_cells.end();) {
        if (stay.contains(it->first)) {
            it->second.box->setParent(widget());
            ++it;
        } else {
            delete it->second.box;
            it = m_cells.erase(it);
        }
    }
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
    Group group{.id = names.id, .charts = names.charts};
    group.title = flatButton(names.title, tr("Show or hide these charts"), widget());
    group.title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QFont bold = group.title->font();
    bold.setBold(true);
    group.title->setFont(bold);
    group.body = new QWidget(widget());
    group.grid = new QGridLayout(group.body);
    group.grid->setContentsMargins(0, 0, 0, space::small);
    group.grid->setSpacing(space::small);
    showOpen(group);
    connect(group.title, &QToolButton::clicked, this, [this, id = names.id] { toggle(id); });
    return group;
}

/// What is searched for is seen, also in a group that is closed otherwise.
bool ChartWall::isOpen(const QString& group) const
{
    return !m_search.isEmpty() || !m_closed.contains(group);
}

void ChartWall::showOpen(const Group& group)
{
    const bool open = isOpen(group.id);
    group.title->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    group.title->show();
    group.body->setVisible(open);
}

void ChartWall::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
    lookWhatIsInSight();
}

void ChartWall::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    lookWhatIsInSight();
}

void ChartWall::scrollContentsBy(int dx, int dy)
{
    QScrollArea::scrollContentsBy(dx, dy);
    lookWhatIsInSight();
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
        for (const QString& name : group.charts) {
            QWidget* box = cellOf(name).box;
            group.grid->addWidget(box, place / columns, place % columns);
            box->show();
            ++place;
        }
        // The rows that the charts were in before would keep their height until the next layout.
        const int rows = (place + columns - 1) / columns;
        group.body->setFixedHeight(rows * (chartHeight + space::target + space::small));
    }
    layOut();
}

/// At once: what is in sight is known when everything has its place.
void ChartWall::layOut()
{
    widget()->resize(viewport()->width(), std::max(viewport()->height(), m_layout->totalMinimumSize().height()));
    m_layout->activate();
    for (const Group& group : m_groups) {
        group.grid->activate();
    }
}

void ChartWall::toggle(const QString& id)
{
    if (m_closed.removeAll(id) == 0) {
        m_closed << id;
    }
    setClosedGroups(m_closed);
    Q_EMIT closedGroupsChanged(m_closed);
}

void ChartWall::setClosedGroups(const QStringList& closed)
{
    m_closed = closed;
    for (const Group& group : m_groups) {
        showOpen(group);
    }
    layOut();
    lookWhatIsInSight();
}

void ChartWall::togglePin(const QString& chart)
{
    QStringList pinned = m_pinned;
    if (pinned.removeAll(chart) == 0) {
        pinned << chart;
    }
    setPinned(pinned);
    Q_EMIT pinnedChanged(m_pinned);
}

void ChartWall::setPinned(const QStringList& pinned)
{
    m_pinned = pinned;
    for (const auto& [name, cell] : m_cells) {
        if (cell.pin != nullptr) {
            cell.pin->setChecked(pinned.contains(name));
        }
    }
    refresh();
}

void ChartWall::setSearch(const QString& text)
{
    if (m_search != text) {
        m_search = text;
        refresh();
        setClosedGroups(m_closed);
    }
}

/// What is missing, what is said of the chart, and else of how many points it is.
void ChartWall::showNote(Cell& cell)
{
    const ChartSpec& spec = cell.view->spec();
    QString note;
    QString tip;
    if (!spec.left.isEmpty()) {
        note = tr("%n run(s) left out", nullptr, static_cast<int>(spec.left.size()));
        tip = spec.left.join(QLatin1Char('\n'));
    } else if (const auto runs = visibleRuns(m_runs); cell.name == QLatin1String("map") && runs.size() <= mostGaps) {
        note = mapGapText(runs, m_cursor.epoch());
        tip = tr("mAP50 − mAP50-95 at the cursor: what is lost where boxes have to fit well. A large gap: objects are found, but their boxes are loose.");
    } else if (cell.name == QLatin1String("class_ap") && m_classes.isEmpty()) {
        const auto all = static_cast<int>(classesByAp(visibleRuns(m_runs)).size());
        note = all > fewestShownClasses ? tr("the worst of %n class(es)", nullptr, all) : QString();
    }
    if (note.isEmpty() && !spec.empty()) {
        note = tr("%Ln point(s)", nullptr, static_cast<int>(std::min<std::size_t>(cell.view->pointCount(), std::numeric_limits<int>::max())));
        tip = tr("All of them are reachable: of each column of pixels the first, the last, the lowest and the highest are drawn.");
    }
    cell.note->setText(note);
    cell.note->setToolTip(tip);
}

void ChartWall::refreshNotes()
{
    for (auto& [name, cell] : m_cells) {
        if (cell.view != nullptr && name == QLatin1String("map")) {
            showNote(cell);
        }
    }
}

void ChartWall::setChosenClasses(const QStringList& classes)
{
    m_classes = classes;
    m_options.classes = classes;
    fillClassMenu();
    if (const auto cell = m_cells.find(QStringLiteral("class_ap")); cell != m_cells.end()) {
        draw(cell->second);
    }
}

void ChartWall::fillClassMenu()
{
    const auto cell = m_cells.find(QStringLiteral("class_ap"));
    if (cell == m_cells.end() || cell->second.classes == nullptr) {
        return;
    }
    QToolButton* button = cell->second.classes;
    const QStringList all = classesByAp(visibleRuns(m_runs));
    button->setVisible(all.size() > 1);
    QMenu* menu = button->menu();
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
