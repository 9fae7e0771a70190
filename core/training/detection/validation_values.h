#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "core/training/engine/values.h"

namespace gg::training {

/// What the confidence of predicted boxes that are shown and counted is at least, and how well a box lies that is taken for a truth.
inline constexpr double countedConfidence = 0.25;
inline constexpr double countedIou = 0.5;

/// How a validation of detectors is evaluated and read.
evaluation::EvaluateOptions validationOptions(int imageSize);
evaluation::ReadingOptions validationReading();

/// The "val/…" series that detections decide.
Values detectionValues(const evaluation::DetectionEvaluation& evaluation, const evaluation::Reading& reading);

}  // namespace gg::training
