#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "core/evaluation/selection.h"
#include "widgets/charts/evaluation_charts.h"
#include "widgets/charts/figure.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QToolButton;

namespace gg::widgets {

class BarPanel;
class EpochCursor;

/// The middle of the evaluate page: summary, thresholds, matrix, curves, classes, errors and sizes. It computes nothing: it shows an
/// evaluation read at the thresholds, and says what a person clicked and where they want the thresholds.
class EvaluationOverview : public QWidget {
    Q_OBJECT
public:
    /// The series over epochs share the page's cursor.
    explicit EvaluationOverview(EpochCursor& cursor, QWidget* parent = nullptr);
    ~EvaluationOverview() override;

    /// Another set of predictions. Null: nothing to show. The chosen class stays where the classes are the same.
    void setEvaluation(evaluation::EvaluationPtr evaluation, std::shared_ptr<const evaluation::Reading> reading);
    /// The same predictions read at other thresholds.
    void setReading(std::shared_ptr<const evaluation::Reading> reading);
    /// Scores of all epochs of what is shown; null: they are not known yet.
    void setEpochs(std::shared_ptr<const evaluation::OverEpochs> epochs);

    /// Where the thresholds stand.
    evaluation::ReadingOptions options() const;
    void setOptions(const evaluation::ReadingOptions& options);
    /// Name of the class whose curves and bars are shown; empty: all.
    QString chosenClass() const;
    /// Asks for a figure of the curves or bars that have the focus, else of the matrix.
    void exportAtFocus();
    /// Takes the marks of what was clicked away.
    void clearSelection();

Q_SIGNALS:
    /// A threshold was moved: at most once a frame. Answer with setReading().
    void optionsChanged(const gg::evaluation::ReadingOptions& options);
    /// Something that is counted was clicked; the sentence says what: "truth Truck, predicted Bus: 70 objects".
    void selected(const gg::evaluation::Selection& selection, const QString& sentence);
    /// Somebody looks at the series over epochs, and setEpochs() was not called.
    void epochsRequested();
    /// A person wants this on paper.
    void exportRequested(const gg::widgets::Figure& figure, const QString& name);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Parts;

    QWidget* buildBars(const QString& name, const QString& tip, BarPanel*& bars, QLabel*& head, QToolButton*& write);
    void exportErrors();
    void exportSizes();
    void connectParts();
    void refresh();
    void select(const evaluation::Selection& selection, const QString& sentence, const QObject* from);
    void activateClass(std::uint32_t classId);
    std::unique_ptr<Parts> m_parts;
};

}  // namespace gg::widgets
