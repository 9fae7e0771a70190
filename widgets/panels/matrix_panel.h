#pragma once

#include "widgets/charts/figure.h"
#include "widgets/charts/matrix_drawing.h"

#include <QWidget>

#include <functional>
#include <optional>

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace gg::widgets {

class ConfusedPairs;
class MatrixView;

/// A confusion matrix with its switches, or the ranked pairs of it.
class MatrixPanel final : public QWidget {
    Q_OBJECT
public:
    enum Shown { ShareOfTruth, ShareOfPredicted, Counts, Pairs };

    explicit MatrixPanel(QWidget* parent = nullptr);

    void setFigure(const std::optional<MatrixFigure>& figure, const QString& why = {});
    const std::optional<MatrixFigure>& figure() const { return m_figure; }
    void setShown(Shown shown);
    void setRemedy(std::function<QString(const MatrixPair& pair)> remedy);
    /// Stands below the matrix while no cell is pointed at: how it was counted.
    void setNote(const QString& note);
    void clearMarks();
    MatrixView& matrix() const { return *m_matrix; }
    ConfusedPairs& pairs() const { return *m_pairs; }
    /// Asks for a figure of what is shown.
    void exportFigure();

Q_SIGNALS:
    void cellActivated(gg::widgets::MatrixCellPlace cell);
    void pairActivated(gg::widgets::MatrixPair pair);
    void exportRequested(const gg::widgets::Figure& figure, const QString& name);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(int shown);
    void showSentence();

    std::optional<MatrixFigure> m_figure;
    QComboBox* m_choice;
    QToolButton* m_confusedOnly;
    QToolButton* m_export;
    QStackedWidget* m_stack;
    MatrixView* m_matrix;
    ConfusedPairs* m_pairs;
    QLabel* m_sentence;
    QString m_ofCell;
    QString m_note;
};

}  // namespace gg::widgets
