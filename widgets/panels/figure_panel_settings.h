#pragma once

#include "widgets/figures/composed_figure.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace gg::widgets {

/// The settings of the panel that is chosen. Shows those that its kind has, and says what a person changes in them.
class PanelSettings final : public QWidget {
    Q_OBJECT
public:
    explicit PanelSettings(QWidget* parent = nullptr);

    /// -1: no panel is chosen, and there is nothing to see.
    void setFigure(const ComposedFigure& figure, int panel);

Q_SIGNALS:
    /// `kind` names the field: what is typed into one field is one step.
    void changed(const gg::widgets::ComposedFigure& figure, const QString& kind);
    void removeRequested(int panel);

private:
    enum class Grouped { None, Names, Setting };

    QWidget* buildCommon();
    QWidget* buildChart();
    QWidget* buildCurves();
    QWidget* buildMarks();
    QWidget* buildGroup();
    QWidget* buildEpochs();
    QWidget* buildEvaluation();
    QWidget* buildRuns();
    void change(const QString& kind, const std::function<void(ComposedFigure&)>& how);
    void changePanel(const QString& kind, const std::function<void(ComposedPanel&)>& how);
    void changeEvaluation(const QString& kind, const std::function<void(EvaluationRecipe&)>& how);
    void chooseGroup(Grouped by, const QString& text);
    const ComposedPanel& panel() const { return m_figure.panels[static_cast<std::size_t>(m_panel)]; }
    QString suggestedGroup() const;
    void showParts();
    void showCurves();
    void showEvaluation();
    void showRuns();

    ComposedFigure m_figure;
    int m_panel = -1;
    bool m_showing = false;
    QLabel* m_what = nullptr;
    QLineEdit* m_title = nullptr;
    QLineEdit* m_letter = nullptr;
    QDoubleSpinBox* m_rowHeight = nullptr;
    QWidget* m_chartRows = nullptr;
    QComboBox* m_legend = nullptr;
    QLineEdit* m_lower = nullptr;
    QLineEdit* m_upper = nullptr;
    QCheckBox* m_logarithmicY = nullptr;
    QCheckBox* m_logarithmicX = nullptr;
    QWidget* m_curveRows = nullptr;
    QComboBox* m_axis = nullptr;
    QDoubleSpinBox* m_smoothing = nullptr;
    QWidget* m_markRows = nullptr;
    std::vector<std::pair<MarkKind, QCheckBox*>> m_marks;
    QWidget* m_groupRows = nullptr;
    QComboBox* m_groupBy = nullptr;
    QLineEdit* m_group = nullptr;
    QWidget* m_epochRows = nullptr;
    QLineEdit* m_epochs = nullptr;
    QComboBox* m_mode = nullptr;
    QWidget* m_evaluationRows = nullptr;
    QLabel* m_predictions = nullptr;
    QSpinBox* m_evaluatedEpoch = nullptr;
    QDoubleSpinBox* m_confidence = nullptr;
    QDoubleSpinBox* m_iou = nullptr;
    QComboBox* m_scale = nullptr;
    QWidget* m_runsBox = nullptr;
    QListWidget* m_runs = nullptr;
};

}  // namespace gg::widgets
