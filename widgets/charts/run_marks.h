#pragma once

#include "widgets/charts/chart_spec.h"
#include "widgets/charts/curve_store.h"

#include <vector>

namespace gg::widgets {

struct RunEntry;

struct RunMarkOptions {
    RunAxis axis = RunAxis::Epoch;
    bool ofQuality = true;  ///< also where verdicts begin and the best checkpoint was written
};

/// What happened to runs, as marks on the x axis: the end of the warm-up and the closing of the mosaic from the configuration, steps of the learning
/// rate from its series, verdicts and the best checkpoint from the history.
void addRunMarks(ChartSpec& spec, const std::vector<const RunEntry*>& runs, const RunMarkOptions& options, CurveStore& curves);

}  // namespace gg::widgets
