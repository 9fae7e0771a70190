#pragma once

#include "core/dataset/dataset.h"
#include "core/evaluation/segmentation_evaluation.h"

#include <functional>
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

/// What is asked for, as for detections.
struct MaskRequest {
    std::string predictions;
    std::string against;                          ///< other masks of the same images, or empty
    std::string split;
    std::string json;
    int epoch = 0;                                ///< 0: all of them, the newest first of all
    std::function<dataset::DatasetPtr()> truth;   ///< opened where it is needed: a run has counted for itself
};

/// Predicted masks lie there: a folder, a folder an epoch, or a run of ours that counted on its validation images.
bool holdsMasks(const std::string& path);

/// Scores them, with all epochs as series; with `against`, says whether the difference of the two is more than luck.
void evaluateMasks(const MaskRequest& request, const MaskArguments& arguments);

}  // namespace gg::cli
