#pragma once

#include "core/evaluation/segmentation_scores.h"

#include <QString>

namespace gg::widgets {

/// "Sensitivity", "IoU", …: as a person reads it.
QString metricName(evaluation::SegmentationMetric metric);
/// Short, over a column: "Sens.".
QString metricHead(evaluation::SegmentationMetric metric);
/// Its formula, and when it is undefined.
QString metricTip(evaluation::SegmentationMetric metric);

}  // namespace gg::widgets
