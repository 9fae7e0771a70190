#pragma once

#include "core/report/result_table.h"
#include "widgets/charts/parallel_view.h"
#include "widgets/models/comparison.h"

#include <QByteArray>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QTableView;
class QTabWidget;
class QToolButton;

namespace gg::widgets {

class CompareTableModel;
class CompareTableOrder;
class EpochCursor;
class ImageProvider;
class RunCollection;
class RunDifferencesModel;
class RunDifferenceView;

/// Runs held against each other: a table of settings and results, and under it plots of them, what differs, and the verdict over two runs'
/// predictions. A selection in one is a selection in all; runs outside a brush are faint, here and in the charts.
class CompareView final : public QWidget {
    Q_OBJECT
public:
    enum Tab { ScatterTab, ParallelTab, DifferencesTab, PredictionsTab };

    CompareView(RunCollection& runs, EpochCursor& cursor, ImageProvider& images, Comparison& comparison, QWidget* parent = nullptr);

    /// Reads runs and cursor anew; the page calls it once a tick, and only while it is seen. O(runs × columns × points).
    void refresh();
    void showTab(Tab tab);
    Tab tab() const;
    RunDifferenceView& difference() const { return *m_difference; }
    CompareTableModel& table() const { return *m_model; }
    ScatterView& scatter() const { return *m_scatter; }
    ParallelView& parallel() const { return *m_parallel; }
    void sortBy(int column, Qt::SortOrder order);
    /// Folders of the runs that are selected, in the order of the table.
    QStringList chosen() const;
    void choose(const QStringList& folders);
    /// Only runs in whose name, note and tags ("#tag") every word occurs; the others are faint.
    void setFilter(const QString& text);
    /// The table as it is shown: its order, its columns.
    QByteArray tableText(report::TableFormat format) const;

Q_SIGNALS:
    /// A person wants this in a file; `suffix` is "csv", "tex" or "md".
    void writeRequested(const QByteArray& contents, const QString& suffix);
    void imageRequested(const QString& image);
    void chosenChanged();

private:
    QWidget* buildBar();
    QWidget* buildTable();
    QWidget* buildScatter();
    QWidget* buildDifferences();
    void connectParts();
    void fillResults();
    void fillScatterSettings();
    void fillColumnsMenu();
    void fillExportMenu();
    void headerMenu(const QPoint& at);
    void rowMenu(const QPoint& at);
    QList<int> chosenRuns() const;
    QStringList filterWords() const;
    void refreshTable();
    void fitTable();
    void refreshPlots();
    void applyBrushes();
    void updateFaint();
    void showChosen();
    std::vector<PlottedRun> plotted() const;
    std::vector<ComparedColumn> axes() const;

    RunCollection& m_runs;
    EpochCursor& m_cursor;
    Comparison& m_comparison;
    std::vector<const RunEntry*> m_shown;  ///< of the last refresh; not kept beyond it
    std::vector<std::string> m_series;
    std::vector<std::string> m_settings;
    QStringList m_settingsFor;  ///< folders of the runs that m_settings differ between
    ComparedColumn m_result;
    QComboBox* m_resultBox = nullptr;
    QComboBox* m_whichBox = nullptr;
    QToolButton* m_columns = nullptr;
    QToolButton* m_export = nullptr;
    QPushButton* m_unbrush = nullptr;
    QLabel* m_count = nullptr;
    QLineEdit* m_filter = nullptr;
    QSplitter* m_rows = nullptr;
    int m_tableHeight = 0;  ///< that the table was given for its rows; a person may have changed it since
    QTableView* m_table = nullptr;
    CompareTableModel* m_model = nullptr;
    CompareTableOrder* m_order = nullptr;
    QTabWidget* m_tabs = nullptr;
    QComboBox* m_settingBox = nullptr;
    ScatterView* m_scatter = nullptr;
    ParallelView* m_parallel = nullptr;
    RunDifferencesModel* m_differences = nullptr;
    QTableView* m_differencesTable = nullptr;
    QLabel* m_noDifference = nullptr;
    RunDifferenceView* m_difference = nullptr;
    bool m_choosing = false;
    QStringList m_widthsFor;  ///< columns whose widths were set
};

}  // namespace gg::widgets
