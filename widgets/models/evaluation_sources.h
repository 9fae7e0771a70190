#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "core/evaluation/segmentation_evaluation.h"

#include <QColor>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace gg::widgets {

/// Something whose predictions are, or will be, held against the truth.
struct EvaluationSource {
    enum class Kind { Predictions, Run, Model };
    enum class State {
        Known,    ///< not read yet
        Loading,
        Ready,
        Failed
    };

    QString path;  ///< file, folder or run folder, absolute: what it is known by
    QString name;
    Kind kind = Kind::Predictions;
    bool counted = false;  ///< masks, by a run of ours while it trained: how they are held against the truth is no longer a choice
    QColor colour;
    std::vector<int> epochs;  ///< ascending, from 1; empty: its predictions are of no epoch
    State state = State::Known;
    QString problem;                              ///< why it cannot be evaluated
    QString summary;                              ///< "26,091 detections for 87 of 87 images of val"
    std::vector<predictions::InputIssue> issues;  ///< what of its input was left out
    int epoch = 0;                                ///< that `evaluation` or `problem` is of
    evaluation::EvaluationPtr evaluation;         ///< of objects; null until it is ready
    evaluation::SegmentationPtr segmentation;     ///< of masks, with all its epochs; in place of `evaluation`

    /// The epoch to show when the cursor stands there: the last one up to it, else the first. 0 without epochs.
    int epochAt(int cursor) const;
};

/// What the evaluate page holds against the truth: the application fills it, the page shows it. One source is current, a second may be
/// compared with it.
class EvaluationSources : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    int size() const { return static_cast<int>(m_sources.size()); }
    const EvaluationSource& at(int index) const { return *m_sources[static_cast<std::size_t>(index)]; }
    int indexOf(const QString& path) const;

    /// Index; of the source that is there already where the path is known. The colour is chosen where none is given.
    int add(EvaluationSource source);
    void remove(int index);
    void clear();
    void setEpochs(int index, std::vector<int> epochs);
    void setLoading(int index);
    void setFailed(int index, int epoch, const QString& problem);
    void setEvaluation(int index, int epoch, evaluation::EvaluationPtr evaluation);
    void setSegmentation(int index, evaluation::SegmentationPtr segmentation);
    /// Back to not read; what was evaluated before stays until it is made anew.
    void setKnown(int index);
    /// The same, and what was evaluated is gone: it was held against something else.
    void forget(int index);

    int current() const { return m_current; }  ///< −1: none
    void setCurrent(int index);
    int compared() const { return m_compared; }  ///< −1: none; never the current one
    void setCompared(int index);

Q_SIGNALS:
    void added(int index);
    void aboutToRemove(int index);
    void removed(int index);
    void changed(int index);
    void currentChanged();
    void comparedChanged();

private:
    EvaluationSource& source(int index) { return *m_sources[static_cast<std::size_t>(index)]; }
    QColor freeColour() const;

    std::vector<std::unique_ptr<EvaluationSource>> m_sources;
    int m_current = -1;
    int m_compared = -1;
};

}  // namespace gg::widgets
