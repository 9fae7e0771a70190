#pragma once

#include "core/runs/run_groups.h"
#include "widgets/charts/chart_builder.h"
#include "widgets/panels/chart_links.h"

#include <QScrollArea>
#include <QStringList>
#include <QTimer>

#include <map>
#include <tuple>
#include <vector>

class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace gg::widgets {

class ChartView;
class EpochCursor;
class RunCollection;

/// Every chart that the visible runs have something for, in groups that can be closed; those that a person pinned come first. Only charts that
/// are in sight are made, and drawn one a turn, so that two hundred series never hold up the window.
class ChartWall final : public QScrollArea {
    Q_OBJECT
public:
    ChartWall(RunCollection& runs, EpochCursor& cursor, QWidget* parent = nullptr);
    ~ChartWall() override;

    /// The runs changed: makes room for the charts that came and draws those in sight anew where their curves grew.
    void refresh();
    /// Draws what is waiting at once: for screenshots and tests.
    void finish();
    /// Ids of groups that show their title only.
    QStringList closedGroups() const { return m_closed; }
    void setClosedGroups(const QStringList& closed);
    /// Charts that stand at the top, in their order.
    const QStringList& pinned() const { return m_pinned; }
    void setPinned(const QStringList& pinned);
    /// Charts whose title, series or columns contain the text; empty: all.
    void setSearch(const QString& text);
    /// What the visible runs have charts for, in groups: looked for anew only where a run has other series than before.
    const std::vector<ChartGroupNames>& chartGroupsOfRuns();
    /// nullptr where no run has anything for it; made if it was not in sight yet.
    ChartView* chart(const QString& name);
    /// Brings the first chart that draws one of these series into sight and lights it up; false where none does.
    bool reveal(const QStringList& series);
    /// Charts that are there as widgets.
    int madeCharts() const;
    /// Of the chart that has the focus; else empty.
    QString focusedChart() const;
    /// What is drawn of "class_ap"; empty: the worst classes.
    const QStringList& chosenClasses() const { return m_classes; }
    void setChosenClasses(const QStringList& classes);
    const ChartOptions& options() const { return m_options; }
    /// All of them but the classes.
    void setOptions(const ChartOptions& options);
    /// Shared with other charts of the same runs.
    CurveStore& curves() { return m_curves; }
    /// Goes on with what curves() have to do: says curvesFinished().
    void work();
    ChartLinks& links() { return m_links; }
    /// From the next refresh() on.
    void setGrouping(const runs::Grouping& grouping) { m_grouping = grouping; }

Q_SIGNALS:
    void closedGroupsChanged(const QStringList& closed);
    void pinnedChanged(const QStringList& pinned);
    void exportRequested(const QString& chart);
    /// A mark of ChartSpec with an id was clicked.
    void markActivated(const QString& id);
    /// Smoothing came to its end: charts of curves() that are not on the wall are drawn anew.
    void curvesFinished();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    /// The place of a chart. What it holds is made when it comes into sight.
    struct Cell {
        QString name;
        QWidget* box = nullptr;
        QLabel* note = nullptr;
        QToolButton* classes = nullptr;
        QToolButton* pin = nullptr;
        ChartView* view = nullptr;
        std::uint64_t drawn = 0;  ///< m_stamp when it was drawn
    };
    struct Group {
        QString id;
        QStringList charts;
        QToolButton* title = nullptr;
        QWidget* body = nullptr;
        QGridLayout* grid = nullptr;
    };

    std::vector<ChartGroupNames> wantedGroups();
    bool found(const QString& chart) const;
    bool isOpen(const QString& group) const;
    void rebuild(const std::vector<ChartGroupNames>& groups);
    Group makeGroup(const ChartGroupNames& names);
    Cell& cellOf(const QString& name);
    void fillCell(Cell& cell);
    void emptyCell(Cell& cell);
    void arrange();
    void layOut();
    void lookWhatIsInSight();
    void drawNext();
    void draw(Cell& cell);
    void showNote(Cell& cell);
    void refreshNotes();
    void fillClassMenu();
    void toggle(const QString& group);
    void togglePin(const QString& chart);
    void showOpen(const Group& group);

    RunCollection& m_runs;
    EpochCursor& m_cursor;
    QVBoxLayout* m_layout;
    QLabel* m_nothing;
    std::vector<Group> m_groups;
    std::map<QString, Cell> m_cells;
    CurveStore m_curves;
    ChartLinks m_links;
    ChartOptions m_options;
    QStringList m_closed;
    QStringList m_pinned;
    QStringList m_classes;
    QString m_search;
    QStringList m_waiting;
    runs::Grouping m_grouping;
    std::vector<ChartGroupNames> m_groupsOfRuns;
    std::vector<std::tuple<QString, std::size_t, std::uint64_t>> m_groupsFor;  ///< folder, series and what was taken back of each run
    bool m_runsGone = false;
    QTimer m_next;
    std::uint64_t m_stamp = 1;
    int m_columns = 0;
};

}  // namespace gg::widgets
