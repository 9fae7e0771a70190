#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "widgets/models/background_work.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace gg::widgets {

class DefinitionTable;
class DifferenceTable;
class EmptyState;

/// "Why do these numbers differ?": the scores of one set of predictions by every definition, and, for two of them, what each thing in which
/// they differ is worth and which predictions it touches.
class DefinitionsView final : public QWidget {
    Q_OBJECT
public:
    /// The comparison runs as `work`; without one at once.
    explicit DefinitionsView(BackgroundWork* work = nullptr, QWidget* parent = nullptr);

    /// Null: nothing to compare. The two definitions stay.
    void setEvaluation(evaluation::EvaluationPtr evaluation);
    /// Where the thresholds stand: for what is said of the other numbers of the page. Null: nothing.
    void setReading(std::shared_ptr<const evaluation::Reading> reading);
    QString otherNumbers() const;
    void compare(metrics::Definition from, metrics::Definition to);
    metrics::Definition from() const;
    metrics::Definition to() const;

Q_SIGNALS:
    /// What counts differently, highest score first, and what it is: "Second choice, COCO → Ultralytics: 12 predictions in 7 images".
    void casesActivated(const std::vector<gg::metrics::DifferingCase>& cases, const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QComboBox* makeChoice(const QString& name, metrics::Definition first);
    QWidget* makeChoices();
    void explain();
    void explainOthers();
    void showDifference(const metrics::DefinitionDifference& difference);
    void showChosen();
    void activate();

    BackgroundWork m_atOnce;
    BackgroundWork& m_work;
    evaluation::EvaluationPtr m_evaluation;
    std::shared_ptr<const evaluation::Reading> m_reading;
    bool m_stale = false;  ///< something changed while nobody looked
    EmptyState* m_empty;
    QWidget* m_content;
    DefinitionTable* m_scores;
    QComboBox* m_from;
    QComboBox* m_to;
    QToolButton* m_swap;
    QLabel* m_fromFormula;
    QLabel* m_toFormula;
    QLabel* m_others;
    QLabel* m_summary;
    DifferenceTable* m_difference;
    QPushButton* m_show;
};

}  // namespace gg::widgets
