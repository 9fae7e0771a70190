#pragma once

#include "core/diagnosis/checklist.h"

#include <QScrollArea>

#include <utility>
#include <vector>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace gg::widgets
{

class RunCollection;

/// What is to be known before training and before a number is trusted, of one of the shown runs: ticked, not in order, or not known, each with its
/// reason and the page where it is looked at. Nothing here can be ticked by hand.
class CheckListView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit CheckListView(RunCollection& runs, QWidget* parent = nullptr);
    /// Takes over what changed.
    void refresh();
    /// The run that is shown; −1 without any.
    int run() const;
    void setRun(const QString& folder);
    /// "✓ Every image …: reason", in their order.
    QStringList texts() const;

Q_SIGNALS:
    void placeRequested(gg::diagnosis::CheckPlace place);

private:
    void fillRuns();
    void showChecks();
    QWidget* row(const diagnosis::Check& check);

    RunCollection& m_runs;
    QComboBox* m_choice;
    QLabel* m_summary;
    QVBoxLayout* m_rows;
    QWidget* m_body;
    std::vector<std::pair<QString, QString>> m_listed;  ///< folder and name
    std::vector<diagnosis::Check> m_shown;
    QColor m_shownIn;  ///< the theme's colour that rows were made with
};

}  // namespace gg::widgets
