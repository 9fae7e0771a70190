#pragma once

#include "replay.h"

#include <vector>

namespace gg::injection {

// Two published rule sets, re-stated from their documentation with its default numbers, over the series that there are here.

/// Amazon SageMaker Debugger's built-in rules: VanishingGradient (mean |g| below 1e-7), ExplodingTensor (any NaN or infinity), LossNotDecreasing (less
/// than 0.1 % over 10), Overfit ((val − train) / train above 0.1), Overtraining (no gain in 5 of the training and 10 of the validation),
/// Confusion (a diagonal below 0.9), WeightUpdateRatio (above 10 or below 1e-8), StalledTrainingRule (1,800 s). It counts
/// steps that were saved; here epochs are counted, which is kinder to it: of single steps no loss falls by 0.1 % in ten.
std::vector<Said> sagemaker(const diagnosis::RunView& run);

/// Epokio's: Overfitting (the best score before the last 3 epochs and not in the first 15 %, the end at least 5 % below it, from 8 epochs on) and
/// Stalled (no row for 1.5 epochs' time).
std::vector<Said> epokio(const diagnosis::RunView& run);

}  // namespace gg::injection
