#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/ledger.h"
#include "widgets/models/ledger_model.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace gg::widgets {

class Banner;
class EmptyState;

/// Every file of a data set, by what became of it: totals that add up, what trainers do with each state, and the files themselves.
class LedgerPage : public QWidget {
    Q_OBJECT
public:
    explicit LedgerPage(QWidget* parent = nullptr);

    /// Without a ledger: an empty state that says whether one is being made.
    void setDataset(dataset::DatasetPtr dataset);
    void setLedger(dataset::LedgerPtr ledger);
    void setError(const QString& text);

    /// More images than these are not shown at once.
    static constexpr qsizetype mostImages = 20000;

Q_SIGNALS:
    void openRequested();
    void exportRequested();
    /// Absolute paths, and what they have in common.
    void showImagesRequested(const QStringList& images, const QString& reason);

private:
    class ShareBar;
    QWidget* makeTop();
    QWidget* makeFiles();
    void stateChosen();
    void showRow(const QModelIndex& index);
    void showAll();
    /// Rows as high as their wrapped texts, once the columns have their widths.
    void fitStates();

    dataset::DatasetPtr m_dataset;
    dataset::LedgerPtr m_ledger;
    LedgerStateModel m_states;
    LedgerRowModel m_rows;
    Banner* m_banner;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_sum = nullptr;
    ShareBar* m_bar = nullptr;
    QTableView* m_stateTable = nullptr;
    QLabel* m_chosen = nullptr;
    QPushButton* m_showImages = nullptr;
    QTableView* m_rowTable = nullptr;
    QTimer m_fitting;
};

}  // namespace gg::widgets
