#pragma once

#include "widgets/charts/group_charts.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;

namespace gg::widgets {

class Comparison;

/// Over the runs page: charts or comparison, and by what runs are grouped in both. Where they are grouped, the groups and their colours.
class GroupBar final : public QWidget {
    Q_OBJECT
public:
    enum View { Charts, Compare };

    explicit GroupBar(Comparison& comparison, QWidget* parent = nullptr);

    void setView(View view);
    View view() const;
    /// The runs that are drawn came, went or told more of themselves.
    void setRuns(const std::vector<const RunEntry*>& runs);

Q_SIGNALS:
    void viewChanged(gg::widgets::GroupBar::View view);

private:
    void fillChoices(const std::vector<const RunEntry*>& runs);
    void chosen(int index);
    void showGrouping();
    void showLegend(const std::vector<const RunEntry*>& runs);

    Comparison& m_comparison;
    QButtonGroup* m_views;
    QComboBox* m_by;
    QLineEdit* m_pattern;
    QLabel* m_legend;
    QString m_suggested;
};

}  // namespace gg::widgets
