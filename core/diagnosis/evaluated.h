#pragma once

#include "core/diagnosis/diagnosis.h"
#include "core/diagnosis/run_view.h"

#include <vector>

namespace gg::diagnosis {

// What rules over predictions have in common.

/// Epochs whose scores by class are known, ascending: those that the run kept, else the one whose predictions were held against the data set.
GG_EXPORT std::vector<const runs::DetectionEpoch*> classEpochs(const RunFacts& facts);

/// The step of an epoch by the validation's series; 0 where they do not tell.
GG_EXPORT std::int64_t stepOfEpoch(const runs::RunHistory& history, int epoch);

/// A verdict that rests on predictions: since their epoch, with the images that have most wrong.
GG_EXPORT Verdict verdictOf(const RunView& run, const PredictionFacts& predictions, audit::Severity severity, texts::Values values);

}  // namespace gg::diagnosis
