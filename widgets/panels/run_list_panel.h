#pragma once

#include <QList>
#include <QVariantMap>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QModelIndex;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace gg::widgets
{

class EpochCursor;
class OpenedList;
class RunBestModel;
class RunCollection;
class RunDifferencesModel;
class RunListModel;
class RunListOrder;

/// The left column of the runs page: the runs, what differs between the visible ones, and their best values. With many runs there are a search and
/// an order.
class RunListPanel final : public QWidget
{
    Q_OBJECT
public:
    RunListPanel(RunCollection& runs, EpochCursor& cursor, QWidget* parent = nullptr);

    /// Brings the tables up to date; the page calls it once a tick.
    void refresh();
    /// Forgets what it knows of configurations: runs came, went, or were hidden.
    void refreshDifferences();
    /// What differs and best values are told by the comparison, too.
    void showTables(bool shown);
    OpenedList& list() const { return *m_list; }
    QLineEdit& search() const { return *m_search; }
    QComboBox& order() const { return *m_order; }
    /// Those that the search leaves are drawn, or not; the others stay as they are.
    void showListed(bool visible);
    /// The chosen ones are drawn and no others.
    void showChosenAlone();
    /// Whether runs of the archive are listed; a button says how many there are.
    void showArchived(bool shown);
    QToolButton& archive() const { return *m_archive; }
    /// Order, and whether the archive is listed, as they were the last time.
    QVariantMap state() const;
    void setState(const QVariantMap& state);

Q_SIGNALS:
    void addRequested();
    void removeRequested(int index);
    void folderRequested(const QString& folder);
    void continueRequested(int index);  ///< train on from the run's last checkpoint
    void namesRequested();              ///< of series
    void stepColumnRequested(int index);  ///< of a table: which of its columns holds the steps
    void stateChanged();

private:
    QWidget* buildHead();
    QWidget* buildTools();
    QWidget* buildTables();
    void showMenu(const QPoint& at);
    void removeChosen();
    int runAt(const QModelIndex& index) const;
    QList<int> chosenRuns() const;
    void sayCounts();

    RunCollection& m_runs;
    EpochCursor& m_cursor;
    RunListModel* m_model;
    RunListOrder* m_ordered;
    RunDifferencesModel* m_differences;
    RunBestModel* m_best;
    OpenedList* m_list;
    QWidget* m_tools = nullptr;
    QLineEdit* m_search = nullptr;
    QComboBox* m_order = nullptr;
    QToolButton* m_archive = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_differsTitle;
    QTableView* m_differsTable;
    QWidget* m_tables;  ///< what differs, and best values
    QLabel* m_bestTitle;
    QTableView* m_bestTable;
};

}  // namespace gg::widgets
