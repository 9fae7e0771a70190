#pragma once

#include "widgets/figures/composed_figure.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QSpinBox;

namespace gg::widgets {

class PanelSettings;

/// The settings of a figure, and of the panel that is chosen. Shows a figure and says what a person changes in it.
class FigureSettings final : public QWidget {
    Q_OBJECT
public:
    explicit FigureSettings(QWidget* parent = nullptr);

    /// -1: no panel is chosen.
    void setFigure(const ComposedFigure& figure, int panel);

Q_SIGNALS:
    /// `kind` names the field: what is typed into one field is one step.
    void changed(const gg::widgets::ComposedFigure& figure, const QString& kind);
    void removeRequested(int panel);

protected:
    void changeEvent(QEvent* event) override;

private:
    class PaletteStrip;

    QWidget* buildPage();
    QWidget* buildStyle();
    QWidget* buildRuns();
    void change(const QString& kind, const std::function<void(ComposedFigure&)>& how);
    void showRuns();

    ComposedFigure m_figure;
    bool m_showing = false;
    PanelSettings* m_panelSettings;
    QComboBox* m_preset = nullptr;
    QDoubleSpinBox* m_width = nullptr;
    QLabel* m_height = nullptr;
    QSpinBox* m_columns = nullptr;
    QDoubleSpinBox* m_gap = nullptr;
    QComboBox* m_font = nullptr;
    QDoubleSpinBox* m_fontPt = nullptr;
    QComboBox* m_letters = nullptr;
    QComboBox* m_palette = nullptr;
    PaletteStrip* m_strip = nullptr;
    QComboBox* m_lines = nullptr;
    QDoubleSpinBox* m_linePt = nullptr;
    QComboBox* m_legend = nullptr;
    QCheckBox* m_grid = nullptr;
    QWidget* m_runsBox = nullptr;
    QListWidget* m_runs = nullptr;
};

}  // namespace gg::widgets
