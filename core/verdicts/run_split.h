#pragma once

#include "core/audit/leakage/alike.h"
#include "core/dataset/dataset.h"
#include "core/diagnosis/run_view.h"

#include <span>
#include <string>
#include <vector>

namespace gg::verdicts {

/// Which records a run of ours was validated on, where the data set has no split of its own for that and the run chose: true by record. Empty
/// where the set has one, and where the run does not tell.
std::vector<bool> validatedRecords(const dataset::Dataset& dataset, const std::string& folder);

/// Counts the images on either side, and those of the validation that are known from training: by pixels, or by likeness and recording.
void countSplit(diagnosis::AuditFacts& facts, const dataset::Dataset& dataset, const std::vector<bool>& validated, std::span<const audit::AlikePair> alike);

/// "val" as data sets call it.
bool isValidationSplit(std::string_view name);

}  // namespace gg::verdicts
