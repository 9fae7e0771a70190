#pragma once

#include "core/training/detection/losses.h"

#include <vector>

namespace gg::training {

/// The best anchors of each truth, K = min(top, A). Where `metric` is 0 there is none.
struct Candidates {
    torch::Tensor anchors;  ///< [T, K] int64
    torch::Tensor metric;   ///< [T, K] alignment, score^alpha · IoU^beta
    torch::Tensor overlap;  ///< [T, K] CIoU, at least 0
};

/// Which anchor learns which truth. A place in the table holds a positive anchor where its target is above 0; an anchor is in it once at most.
struct Assignment {
    torch::Tensor anchors;  ///< [T, K] int64
    torch::Tensor targets;  ///< [T, K] the class score to learn, 0 … 1
};

/// `boxes` [N, 4, A] corners and `logits` by map [N, C, h·w], views of any strides, without gradient; `centres` [2, A]. Candidates of a truth are the anchors whose centre
/// lies inside it; of those with a positive alignment the best `assignTop`, of equal ones any.
Candidates bestCandidates(const torch::Tensor& boxes, const std::vector<torch::Tensor>& logits, const torch::Tensor& centres,
                          const Truths& truths, const DetectionLossOptions& options);

/// The same with tensors alone, for devices on which a loop over anchors is none: each truth is compared with each anchor of its picture.
Candidates bestCandidatesDense(const torch::Tensor& boxes, const std::vector<torch::Tensor>& logits, const torch::Tensor& centres,
                               const Truths& truths, const DetectionLossOptions& options);

/// Task-aligned assignment (Feng et al., "TOOD", 2021): an anchor that several truths have among their candidates goes to the one it overlaps
/// most (of equal ones the first); a truth's targets are its alignments scaled so that the largest equals its largest overlap.
Assignment assignment(const Candidates& candidates, const Truths& truths, std::int64_t images, std::int64_t anchors);

}  // namespace gg::training
