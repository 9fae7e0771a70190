#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "core/metrics/bootstrap.h"

#include <optional>
#include <string>
#include <vector>

namespace gg::cli {

/// What `evaluate` found of one set of predictions, or of the last epoch of several.
struct EvaluationReport {
    evaluation::EvaluationPtr evaluation;
    std::shared_ptr<const evaluation::Reading> reading;
    double loadSeconds = 0;  ///< both files, and bringing them together
    struct Epoch {
        int epoch = 0;
        metrics::CocoSummary coco;
    };
    std::vector<Epoch> epochs;  ///< where there are several
    std::string against;        ///< other predictions; empty where nothing is compared
    std::vector<std::optional<metrics::BootstrapDifference>> differences;  ///< of AP and AP50
};

/// evaluation::toJson, and "epochs" and "against" where there are some.
std::string reportJson(const EvaluationReport& report);

/// For a terminal.
std::string reportTable(const EvaluationReport& report);

}  // namespace gg::cli
