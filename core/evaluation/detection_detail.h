#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "core/runs/detection_epoch.h"

namespace gg::evaluation {

/// What a run keeps of an evaluated epoch, without the epoch's number. The matrix is that of `reading`.
GG_EXPORT runs::DetectionEpoch detectionDetail(const DetectionEvaluation& evaluation, const Reading& reading);

}  // namespace gg::evaluation
