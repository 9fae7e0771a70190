#pragma once

#include "widgets/figures/composed_figure.h"

#include <QDialog>
#include <QMap>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace gg::widgets {

/// Where a composed figure goes and as what. Says so; who opened it writes.
class FigureExportDialog final : public QDialog {
    Q_OBJECT
public:
    /// `file`: folder and name, with or without suffix.
    FigureExportDialog(const ComposedFigure& figure, const QString& file, QWidget* parent = nullptr);

    /// Suffixes that are chosen, separated by commas.
    QString formats() const;
    int dpi() const;
    QString file() const;

private:
    void refresh();
    void choose();

    const ComposedFigure m_figure;
    QMap<QString, QCheckBox*> m_formats;
    QSpinBox* m_dpi;
    QLineEdit* m_file;
    QLabel* m_note;
    QPushButton* m_write;
};

}  // namespace gg::widgets
