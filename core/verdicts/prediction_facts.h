#pragma once

#include "core/diagnosis/run_view.h"
#include "core/evaluation/detection_evaluation.h"

namespace gg::verdicts {

/// `usedConfidence` as PredictionFacts has it; sizes are judged at the evaluation's training size. Throws Cancelled.
GG_EXPORT diagnosis::PredictionFacts predictionFacts(const evaluation::DetectionEvaluation& evaluation, double usedConfidence, JobControl& control);

}  // namespace gg::verdicts
