#pragma once

#include "core/audit/audit.h"
#include "core/base/export.h"
#include "core/dataset/dataset.h"
#include "core/diagnosis/run_view.h"
#include "core/runs/compare.h"
#include "core/runs/history.h"

#include <cstddef>
#include <string>
#include <vector>

namespace gg::report {

// Reports are one HTML file each: light, printable, readable without a network and without scripts. Everything that comes from a
// data set or a run (names, paths, messages) is escaped.

struct DatasetOptions {
    std::size_t placesPerRule = 20;   ///< more are counted, not listed
    std::size_t picturesPerRule = 3;  ///< of findings that an image belongs to; 0: no image is read
};

/// What a data set holds and what is wrong with it, by rule with the reason, the effect on a trainer and the remedy.
GG_EXPORT std::string htmlReport(const dataset::Dataset& dataset, const audit::Report& audit, const DatasetOptions& options = {});

/// A chart, drawn by whoever can draw: the report only holds it.
struct Figure {
    std::string caption;
    std::string svg;  ///< a whole SVG document
};

/// One run or several: configuration and its differences, verdicts and check lists, best values, every epoch, and the figures. `facts`: what is known of
/// each run beside its series, in the order of `runs`; empty: nothing.
GG_EXPORT std::string htmlReport(const std::vector<const runs::Run*>& runs, const runs::Comparison& comparison,
                                 const std::vector<Figure>& figures = {}, const std::vector<diagnosis::RunFacts>& facts = {});

}  // namespace gg::report
