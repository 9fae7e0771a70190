#pragma once

#include <QWidget>

class QLabel;
class QTableView;

namespace gg::widgets
{

class EpochCursor;
class OpenedList;
class RunBestModel;
class RunCollection;
class RunDifferencesModel;
class RunListModel;

/// The left column of the runs page: the runs, what differs between the visible ones, and their best values.
class RunListPanel final : public QWidget
{
    Q_OBJECT
public:
    RunListPanel(RunCollection& runs, EpochCursor& cursor, QWidget* parent = nullptr);

    /// Brings the tables up to date; the page calls it once a tick.
    void refresh();
    /// Forgets what it knows of configurations: runs came, went, or were hidden.
    void refreshDifferences();

Q_SIGNALS:
    void addRequested();
    void removeRequested(int index);
    void folderRequested(const QString& folder);
    void continueRequested(int index);  ///< train on from the run's last checkpoint

private:
    void showMenu(const QPoint& at);

    RunCollection& m_runs;
    EpochCursor& m_cursor;
    RunListModel* m_model;
    RunDifferencesModel* m_differences;
    RunBestModel* m_best;
    OpenedList* m_list;
    QLabel* m_differsTitle;
    QTableView* m_differsTable;
    QLabel* m_bestTitle;
    QTableView* m_bestTable;
};

}  // namespace gg::widgets
