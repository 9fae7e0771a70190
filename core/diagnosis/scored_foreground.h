#pragma once

#include "core/diagnosis/foreground_points.h"
#include "core/diagnosis/run_view.h"

#include <string>
#include <vector>

namespace gg::diagnosis {

/// What a run did with the foreground, worked out from the scores that people log where they log no sensitivity. Inside this folder only.
struct ScoredForeground {
    std::vector<ForegroundPoint> points;  ///< empty: it cannot be told
    std::vector<std::string> series;      ///< what it was worked out from, the score first
    bool masks = true;                    ///< false: nothing says that it is of pixels; a classification of two is told the same way
};

/// Of "val/dice", "val/iou" or "val/f1", with "val/accuracy", "val/precision" and "val/recall" where they are; or of the last three alone.
/// With E = 1 - accuracy = false positives + false negatives, all as shares of the pixels, and D = Dice:
///   true positives = D E / (2 (1 - D)), share of foreground t = true positives + false negatives.
/// Worked example: of 100 pixels 10 are foreground, 6 of them are found and 2 others taken for it: D = 12/18, E = 0.06, true positives
/// 0.667 x 0.06 / (2 x 0.333) = 0.06; with t = 0.10 the sensitivity is 0.6 and 0.06 + 0.06 - 0.04 = 0.08 is predicted.
/// An epoch that predicts nothing is told by a score of 0, or of what background alone scores, at an accuracy that stands still: there E is t.
/// One that predicts nothing but foreground has accuracy t and D = 2 t / (1 + t). Linear.
ScoredForeground scoredForeground(const RunView& run);

}  // namespace gg::diagnosis
