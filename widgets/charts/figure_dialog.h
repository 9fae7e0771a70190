#pragma once

#include "widgets/charts/figure_request.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace gg::widgets
{

class FigurePreview;

/// Sets a figure up for paper and writes it: the preview is the figure itself at its real proportions. The figure's contents are
/// a copy, so that a run may go on, or be closed, meanwhile.
class FigureDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `folder` is where the file goes unless a person chooses another.
    FigureDialog(Figure figure, FigureRecipe recipe, const QString& folder, QWidget* parent = nullptr);
    /// A figure that is not made of runs: no recipe is written beside it.
    FigureDialog(Figure figure, const QString& name, const QString& folder, QWidget* parent = nullptr);

    FigureOptions options() const;
    QString file() const;
    void setFile(const QString& file);
    /// Writes the figure; false, with the reason on the dialog, where that failed.
    bool write();

Q_SIGNALS:
    void written(const QString& file);
    /// The figure is to become a panel of a composed one. `redrawable`: it is read from the recipe's runs.
    void addRequested(const gg::widgets::Figure& figure, const gg::widgets::FigureRecipe& recipe, bool redrawable);

private:
    FigureDialog(Figure figure, FigureRecipe recipe, bool redrawable, const QString& folder, QWidget* parent);
    QWidget* buildForm();
    void chooseFile();
    void widthChosen();
    void formatChosen();
    void refresh();

    Figure m_figure;
    FigureRecipe m_recipe;
    bool m_redrawable;
    FigurePreview* m_preview;
    QComboBox* m_widths;
    QDoubleSpinBox* m_width;
    QDoubleSpinBox* m_height;
    QDoubleSpinBox* m_font;
    QComboBox* m_format;
    QSpinBox* m_dpi;
    QCheckBox* m_title;
    QLineEdit* m_file;
    QLabel* m_error;
    QLabel* m_beside;
    QPushButton* m_export;
};

}  // namespace gg::widgets
