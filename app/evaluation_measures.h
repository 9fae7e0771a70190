#pragma once

#include "core/base/job_control.h"
#include "core/evaluation/detection_evaluation.h"
#include "widgets/models/crop_model.h"

namespace gg::app {

/// How far predictions are from what is labelled, for each object of the data set: 1 minus the largest IoU with a prediction of the same
/// class. 0: found just so; 1: overlooked, or taken for another class; NaN: the predictions do not cover its image.
widgets::ObjectValues disagreementOf(const evaluation::DetectionEvaluation& evaluation, JobControl& control);

}  // namespace gg::app
