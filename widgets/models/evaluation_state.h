#pragma once

#include "core/evaluation/selection.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace gg::widgets {

class BackgroundWork;

using ReadingPtr = std::shared_ptr<const evaluation::Reading>;
using CaseList = std::shared_ptr<const std::vector<evaluation::Case>>;

/// What a click selected, and the objects behind it.
struct SelectedCases {
    evaluation::Selection selection;
    CaseList cases;  ///< never null
    std::size_t images = 0;
};

/// The evaluation that is looked at, where the sliders stand, and what is selected: every view of the evaluate page shows this one.
/// Readings are computed in the background; while one is computed, only the newest wish waits.
class EvaluationState : public QObject {
    Q_OBJECT
public:
    /// Without `work` everything is computed at once.
    explicit EvaluationState(BackgroundWork* work = nullptr, QObject* parent = nullptr);

    /// These belong together: they change at once, when the reading of a new evaluation is computed. Both null: there is nothing to show.
    const evaluation::EvaluationPtr& evaluation() const { return m_evaluation; }
    const ReadingPtr& reading() const { return m_reading; }
    const evaluation::EvaluationPtr& other() const { return m_other; }
    /// Where the sliders stand; reading() may be one step behind.
    const evaluation::ReadingOptions& options() const { return m_options; }
    const SelectedCases& selected() const { return m_selected; }
    /// Truths that only evaluation() or only other() finds; nullopt while nothing is compared.
    std::optional<std::size_t> onlyHere() const { return m_onlyHere; }
    std::optional<std::size_t> onlyThere() const { return m_onlyThere; }
    bool busy() const { return m_running; }

    /// The selection is kept where it means the same in another evaluation: another epoch or source with the same truth.
    void setEvaluation(evaluation::EvaluationPtr evaluation);
    /// To compare with; null: nothing. Has the same truths.
    void setOther(evaluation::EvaluationPtr other);
    void setOptions(const evaluation::ReadingOptions& options);
    void select(const evaluation::Selection& selection);

Q_SIGNALS:
    void evaluationChanged();  ///< another one, with its reading
    void readingChanged();     ///< the same at other sliders, or another one
    void selectionChanged();  ///< another selection, or other cases behind it
    void differenceChanged();
    void failed(const QString& error);

private:
    struct Task;
    void compute();
    void run();
    void keepSelectionFor(const evaluation::DetectionEvaluation& next);
    void adopt(const Task& task);

    BackgroundWork* m_work;
    evaluation::EvaluationPtr m_next;  ///< that is asked for
    evaluation::EvaluationPtr m_evaluation;
    evaluation::EvaluationPtr m_other;
    ReadingPtr m_reading;
    ReadingPtr m_otherReading;
    evaluation::ReadingOptions m_options;
    evaluation::Selection m_wanted;  ///< what `m_selected` will be
    /// What m_wanted was said of: it lives on where the next evaluation has the same.
    std::shared_ptr<const predictions::TruthTable> m_truth;
    std::vector<std::uint32_t> m_images;
    SelectedCases m_selected;
    std::optional<std::size_t> m_onlyHere;
    std::optional<std::size_t> m_onlyThere;
    bool m_running = false;
    bool m_again = false;
};

}  // namespace gg::widgets
