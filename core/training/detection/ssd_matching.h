#pragma once

#include "core/training/detection/default_boxes.h"

#include <cstdint>

namespace gg::training {

/// Which truth each default box learns (Liu et al., 2016, section 2.2): first each truth takes the default box that it overlaps most, pair by
/// pair from the highest IoU on, so that every truth gets one of its own; then every other default box whose IoU with a truth is above
/// `leastIou` learns the truth that it overlaps most. Of equal ones the first. A truth that no default box touches (it has no
/// area, or there are more truths than boxes) is learnt by none.
///
/// Example: default boxes (0, 0, 10, 10) and (0, 0, 10, 12), truths (0, 0, 10, 11) and (0, 0, 10, 10). IoUs 10/11, 1 and 11/12, 10/12: the second
/// truth takes the first box (1), then the first truth the second (11/12).
///
/// `defaults` [A, 4] centres and sides on the processor. Returns [N, A] int64 on the processor: an index into `truths`, −1 for background.
torch::Tensor matchDefaults(const torch::Tensor& defaults, const Truths& truths, std::int64_t images, double leastIou);

/// Hard negative mining (section 2.2): of each picture the boxes that are matched with nothing and whose background the network doubts
/// most, `ratio` for each matched one, rounded up, and as many as for one in a picture without any, so that empty pictures teach as well.
/// `ratio` 0: every box that is not matched. Of equal ones the first. `backgroundLoss` and `matched` [N, A]; returns [N, A] bool.
///
/// Example: losses 0.1, 0.9, 0.5, 0.7, 0.3 of which the second is matched, ratio 2: the third and the fourth.
torch::Tensor hardNegatives(const torch::Tensor& backgroundLoss, const torch::Tensor& matched, double ratio);

}  // namespace gg::training
