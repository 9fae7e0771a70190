#pragma once

#include "core/training/detection/criterion.h"

#include <vector>

namespace gg::training {

/// How sure answers with dropout are of their boxes: sums over the boxes whose mean score is at least 0.25, before suppression. Of a box and K answers,
/// p_k being what they say of the class that their mean says most: predictive entropy H(mean p_k) and mutual information H(mean p_k) − mean H(p_k),
/// as in inference/uncertainty.h, of p and 1 − p, in nats.
struct BoxSpread {
    double boxes = 0;
    double entropy = 0;
    double mutualInformation = 0;
};

struct SampledBoxes {
    Decoded mean;  ///< of each box's corners and scores
    BoxSpread spread;
};

/// Dropout stands in the head alone, so that the boxes of all answers belong together one by one. `answers`: at least one, each as the head writes it.
SampledBoxes sampledBoxes(const DetectionCriterion& criterion, const std::vector<std::vector<torch::Tensor>>& answers, int height, int width);

}  // namespace gg::training
