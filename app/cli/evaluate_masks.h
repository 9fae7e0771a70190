#pragma once

#include "core/dataset/dataset.h"
#include "core/evaluation/segmentation_evaluation.h"

#include <string>

namespace CLI {
class App;
}

namespace gg::cli {

/// What the command line says of masks alone.
struct MaskArguments {
    std::string foreground = "bright";  ///< of the truth: bright or dark
    std::string predictedForeground = "bright";
    std::string meaning;                ///< foreground or classes; empty: as the masks say
    std::string predictedAs;            ///< labels or probabilities; empty: as the masks say
    double boundary = 100 * metrics::boundaryShare;  ///< percent of the diagonal
};
void addMaskOptions(CLI::App& command, MaskArguments& arguments);

/// Where the numbers go, as for detections.
struct MaskReport {
    std::string json;
    int epoch = 0;
};

/// A folder of predicted masks; with `against` a second one, and whether their difference is more than luck.
void evaluateMaskFolder(const dataset::DatasetPtr& dataset, const std::string& folder, const std::string& against, const std::string& split,
                        const MaskArguments& arguments, const MaskReport& report);
/// A run of ours: what it counted on its validation images; `against` is another run.
void evaluateMaskRun(const std::string& run, const std::string& against, const MaskReport& report);

}  // namespace gg::cli
