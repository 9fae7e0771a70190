#pragma once

#include "core/runs/run_groups.h"
#include "widgets/charts/chart_builder.h"

#include <QScrollArea>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <vector>

class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace gg::widgets {

class ChartView;
class EpochCursor;
class RunCollection;

/// Every chart that the visible runs have something for, in groups that can be closed. One chart is brought up to date at a time, so that many of
/// them never hold up the window.
class ChartWall final : public QScrollArea {
    Q_OBJECT
public:
    ChartWall(RunCollection& runs, EpochCursor& cursor, QWidget* parent = nullptr);
    ~ChartWall() override;

    /// The runs changed: builds the charts that came and draws all of them anew, one after the other.
    void refresh();
    /// Draws what is waiting at once: for screenshots and tests.
    void finish();
    /// Ids of groups that show their title only.
    QStringList closedGroups() const { return m_closed; }
    void setClosedGroups(const QStringList& closed);
    /// nullptr where no run has anything for it, or while it waits to be drawn.
    ChartView* chart(const QString& name);
    /// Of the chart that has the focus; else empty.
    QString focusedChart() const;
    /// What is drawn of "class_ap"; empty: the worst classes.
    const QStringList& chosenClasses() const { return m_classes; }
    void setChosenClasses(const QStringList& classes);
    ChartOptions options() const;
    /// From the next refresh() on.
    void setGrouping(const runs::Grouping& grouping) { m_grouping = grouping; }

Q_SIGNALS:
    void closedGroupsChanged(const QStringList& closed);
    void exportRequested(const QString& chart);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Cell {
        QString name;
        QWidget* box = nullptr;
        QLabel* note = nullptr;
        QToolButton* classes = nullptr;
        ChartView* view = nullptr;
    };
    struct Group {
        QString id;
        QToolButton* title = nullptr;
        QWidget* body = nullptr;
        QGridLayout* grid = nullptr;
        std::vector<Cell> cells;
    };

    void rebuild(const std::vector<ChartGroupNames>& groups);
    Group makeGroup(const ChartGroupNames& names);
    Cell makeCell(const QString& name, QWidget* parent);
    void arrange();
    void drawNext();
    void makeView(Cell& cell);
    void draw(Cell& cell);
    void refreshNotes();
    void fillClassMenu();
    void toggle(const QString& group, bool open);
    Cell* find(const QString& name);

    RunCollection& m_runs;
    EpochCursor& m_cursor;
    QVBoxLayout* m_layout;
    std::vector<Group> m_groups;
    QStringList m_closed;
    QStringList m_classes;
    QStringList m_waiting;
    runs::Grouping m_grouping;
    QTimer m_next;
    int m_columns = 0;
};

}  // namespace gg::widgets
