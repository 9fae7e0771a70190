#pragma once

#include "core/training/engine/segmentation_network.h"

namespace gg::training {

struct AskOptions {
    bool flips = false;      ///< the picture and its mirrored copies: left and right, up and down, both
    int dropoutSamples = 0;  ///< so many answers of each with dropout; 0: one without
};

/// What a network says of pictures when it is asked once or several times; see inference/uncertainty.h.
struct SampledAnswer {
    torch::Tensor logits;             ///< [N, C, H, W] of the picture as it is, without dropout
    torch::Tensor mean;               ///< the same of probabilities, over all answers
    torch::Tensor entropy;            ///< [N, H, W] in nats; undefined where it was asked once
    torch::Tensor mutualInformation;  ///< [N, H, W]
    int answers = 1;
};

/// −Σ p log p over the classes of [N, C, …], in nats; C = 1 is a foreground and its background, p and 1 − p. [N, …].
torch::Tensor entropyOf(const torch::Tensor& probabilities);

/// [N, C, H, W] of logits as probabilities: of the foreground, or of classes.
torch::Tensor probabilitiesOf(const torch::Tensor& logits);

/// `network` is in evaluation mode. Without gradients.
SampledAnswer askSeveralTimes(SegmentationNetwork& network, const torch::Tensor& images, AskOptions options);

}  // namespace gg::training
