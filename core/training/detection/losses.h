#pragma once

#include "core/training/engine/torch_pch.h"

#include <optional>
#include <vector>

namespace gg::training {

/// The truths of a batch on the network's device.
struct Truths {
    torch::Tensor boxes;   ///< [T, 4] float, left, top, right, bottom in pixels
    torch::Tensor labels;  ///< [T] int64
    torch::Tensor images;  ///< [T] int64, ascending
};

struct DetectionLossOptions {
    int classes = 1;
    int bins = 16;
    std::vector<int> strides{8, 16, 32};
    double boxGain = 7.5;
    double classGain = 0.5;
    double dflGain = 1.5;
    int assignTop = 10;          ///< candidates a truth (TOOD)
    double assignAlpha = 0.5;    ///< power of the class score
    double assignBeta = 6.0;     ///< power of the IoU
    bool weighSmall = false;     ///< box terms of truths below 32² px count 2.0 times, below 96² px 1.5 times
    double focalGamma = 0;       ///< 0: plain cross-entropy
    std::vector<double> classWeights;  ///< by class; empty: 1
};

struct DetectionLosses {
    torch::Tensor total;  ///< scalar: gains applied, summed, times the batch size, as the reference scales it, or times `share`
    torch::Tensor parts;  ///< [P] detached, with gains, a picture: box, class, dfl, or whatever DetectionCriterion::partNames says
    torch::Tensor details;  ///< [D] detached: the parts taken apart, DetectionCriterion::detailNames; undefined where there are none
    torch::Tensor positives;  ///< scalar int64: anchors that were assigned
    std::optional<double> share = {};  ///< total ÷ sum of the parts, where that is not the batch size
};

/// `maps`: by stride [N, 4·bins + classes, h, w], raw. Documented term by term in the .cpp. No value is copied to the host.
DetectionLosses detectionLoss(const std::vector<torch::Tensor>& maps, const Truths& truths, const DetectionLossOptions& options);

/// The same by LibTorch's operations alone, for other devices, focal terms and weights of classes. detectionLoss() chooses.
DetectionLosses detectionLossOfTensors(const std::vector<torch::Tensor>& maps, const Truths& truths, const DetectionLossOptions& options);

/// [N, A] bool: the anchors that learn a truth, by map, row by row. Without gradient.
torch::Tensor matchedAnchors(const std::vector<torch::Tensor>& maps, const Truths& truths, const DetectionLossOptions& options);

/// Boxes [N, A, 4] as corners in pixels, and scores [N, A, C] in [0, 1].
struct Decoded {
    torch::Tensor boxes;
    torch::Tensor scores;
};
Decoded decode(const std::vector<torch::Tensor>& maps, const std::vector<int>& strides, int bins);

}  // namespace gg::training
