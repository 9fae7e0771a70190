#pragma once

#include "core/evaluation/segmentation_scores.h"
#include "widgets/charts/chart_spec.h"
#include "widgets/charts/matrix_drawing.h"
#include "widgets/models/distributions.h"

namespace gg::widgets {

/// Pixels by class; a row and column "no class" where a prediction left pixels open.
MatrixFigure pixelMatrix(const evaluation::SegmentationEvaluation& evaluation, const metrics::PixelConfusion& confusion);

/// The threshold nearest to a probability: the inverse of metrics::probabilityAt.
int thresholdOf(double probability);

/// Dice, IoU, sensitivity, specificity and precision against the threshold, the best Dice marked. Of the epoch's images with degrees;
/// boundary F1 of those among them whose boundaries were measured.
ChartSpec thresholdChart(const evaluation::SegmentationEpoch& epoch);
/// Precision against sensitivity, and sensitivity against 1 − specificity; each point is a threshold.
ChartSpec pixelPrecisionChart(const evaluation::SegmentationEpoch& epoch);
ChartSpec pixelRocChart(const evaluation::SegmentationEpoch& epoch);
/// Where a threshold stands on the first.
std::vector<ChartDot> thresholdDots(const evaluation::SegmentationEpoch& epoch, int threshold);

/// How many images have which score: steps down to zero. `className` empty: of all classes.
ChartSpec scoreHistogramChart(const Histogram& histogram, const QString& metric, const QString& className);

/// Sensitivity, specificity, IoU and Dice over epochs, pixels pooled.
ChartSpec segmentationEpochsChart(const evaluation::SegmentationEvaluation& evaluation);

}  // namespace gg::widgets
