#pragma once

#include "core/base/job_control.h"
#include "core/evaluation/over_epochs.h"
#include "core/evaluation/segmentation_evaluation.h"
#include "widgets/charts/matrix_drawing.h"
#include "widgets/models/evaluation_setup.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace gg::widgets {

/// Predictions, and what they are held against: enough to evaluate them again.
struct EvaluationInput {
    QString predictions;  ///< file, folder or run folder
    QString truth;        ///< data set; empty where a run of ours counted its pixels itself
    QString truthFormat;  ///< dataset::formatId(); empty: as it is recognised
    int epoch = 0;        ///< 0: the newest
    EvaluationSetup setup = {};
    int trainingSize = 640;
    friend bool operator==(const EvaluationInput&, const EvaluationInput&) = default;
};

/// A figure of an evaluation, as far as it takes to compute its numbers again.
struct EvaluationRecipe {
    QString figure;  ///< "precision_recall", "confusion_matrix", …
    EvaluationInput input = {};
    evaluation::ReadingOptions reading = {};        ///< of boxes
    int threshold = metrics::middleThreshold;       ///< of masks
    QString className = {};                         ///< empty: all classes
    MatrixScale scale = MatrixScale::ShareOfTruth;  ///< of a matrix
    QStringList classes = {};                       ///< labels of a matrix that are shown; empty: all
    QString metric = {};                            ///< evaluation::metricId() of "score_histogram"
    friend bool operator==(const EvaluationRecipe&, const EvaluationRecipe&) = default;
};

/// What was evaluated: boxes or masks.
struct FigureEvaluation {
    evaluation::EvaluationPtr boxes = {};
    evaluation::SegmentationPtr masks = {};
    std::shared_ptr<const evaluation::OverEpochs> over = {};  ///< of boxes, where it was asked for
};

/// Reads and evaluates; on any thread. `epochsAt`: all epochs of boxes, too, with the sliders there. What several figures share, such as a data set, is read once as
/// long as the reader lives. Throws Error, Cancelled.
using EvaluationReader = std::function<FigureEvaluation(const EvaluationInput& input, const std::optional<evaluation::ReadingOptions>& epochsAt, JobControl& control)>;

}  // namespace gg::widgets
